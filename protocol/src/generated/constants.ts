// Written by `npm run generate` from the contracts. Do not edit.

export const WAD = 1000000000000000000n;

export const BASIS_POINTS = 10000n;

export const VOTES_ELSEWHERE = 1n;

export const MAX_BENCHMARK_WORDS = 8n;

export const BENCHMARK_LIMIT = 9223372036854775808n;

export const MAX_DEAL_DURATION = 31536000n;

export const MAX_ORDER_VALIDITY = 7776000n;

export const SPOT_RESERVE = 3600n;

export const FORWARD_RESERVE = 86400n;

export const BOND_CLAIM_PERIOD = 259200n;

export const MAX_AMENDMENT_VALIDITY = 604800n;

export const ANONYMOUS = 1n;

export const PROFESSIONAL = 4n;

export const MAX_CERTIFICATE_VALIDITY = 63072000n;

export const MAX_PROFILE_TEXT = 256n;

export const MAX_FEE = 500n;

export const MAX_PAUSE = 604800n;

export const PAUSE_COOLDOWN = 2592000n;

export const MAX_RATE = 1000000000000000000000000n;

export const MIN_RATE = 1000000000000n;

export const RATE_CHECKPOINTS = 1024n;

export const REPORT_ROOTS = 96n;

export const LASTING_ROOT_INTERVAL = 24n;

export const MIN_DISPUTE_WINDOW = 3600n;

export const MAX_DISPUTE_WINDOW = 172800n;

export const GUARDIAN_TERM = 31536000n;

export const SUBMISSION_UNIT = 1000000000n;

export const MAX_SUBMISSION_CREDIT = 1000000000000000000000n;

export const MIN_RATE_STEP = 100n;

export const MAX_RATE_STEP = 5000n;

export const MIN_STALE_AFTER = 3600n;

export const MAX_STALE_AFTER = 86400n;

export const MIN_ATTESTATION_DAYS = 7n;

export const MAX_ATTESTATION_DAYS = 90n;

export const MIN_MOVE_COOLDOWN_DAYS = 1n;

export const MAX_MOVE_COOLDOWN_DAYS = 30n;

export const MAX_HARDWARE_CLASSES = 256n;

export const MAX_CLASS_MODELS = 16n;

export const MAX_CLASS_GPUS = 32n;

export const MAX_ACTIVE_MASTERNODES = 31n;

export const MIN_BOND = 10000000000000000000000n;

export const MAX_BOND = 1000000000000000000000000n;

export const MIN_UNBONDING = 604800n;

export const MAX_UNBONDING = 2592000n;

export const MAX_COMMISSION = 3000n;

export const COMMISSION_STEP = 500n;

export const COMMISSION_NOTICE = 604800n;

export const MAX_DELEGATIONS = 8n;

export const DELEGATION_MEMORY = 2592000n;

export const MAX_UNBONDINGS = 8n;

export const EQUIVOCATION_SLASH = 1000n;

export const EQUIVOCATION_JAIL = 604800n;

export const MAX_JAIL = 7776000n;

export const MAX_SLASH = 2000n;

export const SLASH_CAP = 3000n;

export const SLASH_PERIOD = 2592000n;

export const REPORTER_SHARE = 1000n;

export const TEAM_SUPPLY = 44400000000000000000000000n;

export const PROGRAMS_SUPPLY = 26640000000000000000000000n;

export const SUBSIDY_SUPPLY = 17760000000000000000000000n;

export const SUBSIDY_YEAR = 31536000n;

export const LEAF_HARDWARE = 1n;

export const LEAF_UPTIME = 2n;

export const LEAF_DUTY = 3n;

export const LEAF_REWARD = 4n;

export const MIN_GUARANTEE = 7776000n;

export const MAX_PROGRAM = 31536000n;

export const REWARD_CLAIM_PERIOD = 7776000n;

export const REMOVAL_GRACE = 604800n;

export const MIN_RESERVE_MARGIN = 10000n;

export const MAX_RESERVE_MARGIN = 40000n;

export const MAX_OPEN_PROGRAMS = 32n;

export const RESERVE_UNIT = 1000000000000n;

export const REWARD_DAY = 86400n;

export const LEAF_CLASS = 5n;

export const MIN_BALANCE_INTERVAL = 10n;

export const MAX_BALANCE_INTERVAL = 604800n;

export const BALANCE_POINTS = 32n;

export const TARGET_SUPPLY = 2n;

export const STEER_WINDOW = 7n;

export const STEER_FRESHNESS = 4n;

export const MAX_BOOST = 9000n;

export const MIN_BAND = 500n;

export const MAX_BAND = 5000n;

export const GRANT_MEMORY = 7776000n;

export const QUORUM_SHARE = 2000n;

export const MIN_QUORUM_SHARE = 50n;

export const MAX_QUORUM_SHARE = 400n;

export const MIN_VOTING_DELAY = 86400n;

export const MAX_VOTING_DELAY = 604800n;

export const MIN_VOTING_PERIOD = 259200n;

export const MAX_VOTING_PERIOD = 1209600n;

export const MAX_PROPOSAL_THRESHOLD_SHARE = 100n;

export const MIN_FAST_DELAY = 86400n;

export const MIN_STANDARD_DELAY = 259200n;

export const MAX_DELAY = 2592000n;

export const FAST_SPENDING_SHARE = 10n;

export const FAST_SPENDING_PERIOD = 2592000n;

export const BRAKE_SHARE = 200n;

export const BRAKE_ROUND = 86400n;

export const MAX_FEATURES = 64n;

export const MAX_FEATURE_CHOICES = 8n;

export const MIN_ROADMAP_EPOCH = 10n;

export const MAX_ROADMAP_EPOCH = 2592000n;

export const RELEASE_AGENT = "agent";

export const MAX_RELEASE_NOTICE = 31536000n;

export const MAX_CHARTER_LENGTH = 24000n;

export const MAX_DIRECTORY_NAMES = 256n;

export const MAX_MILESTONES = 16n;

export const MAX_WORK_DURATION = 63072000n;

export const MAX_OFFERS_PERIOD = 7776000n;

export const ASSIGN_PERIOD = 5184000n;

export const TEAM_ANSWER_PERIOD = 1209600n;

export const DELIVERY_GRACE = 1209600n;

export const MIN_REVIEW_PERIOD = 3600n;

export const MAX_REVIEW_PERIOD = 2592000n;

export const DISPUTE_WINDOW = 1209600n;

export const REDELIVERY_PERIOD = 7776000n;

export const RESOLVE_PERIOD = 5184000n;

export const STREAM_CLAIM_PERIOD = 15552000n;

export const MAX_REPORT_KINDS = 16n;

export const MIN_REPORT_PERIOD = 60n;

export const MAX_REPORT_PERIOD = 31622400n;

export const MAX_REPORT_GRACE = 7776000n;
