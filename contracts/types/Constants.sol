// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

// The fixed numbers of the protocol. `npm run generate` copies them into `protocol/` for every other part.

/// @dev 18-decimal one: USD prices, SNM amounts and the SNM/USD rate are all scaled by it.
uint256 constant WAD = 1e18;
/// @dev One whole in basis points.
uint256 constant BASIS_POINTS = 10_000;

/// @dev A contract that gives the votes of the SNM it holds to others by itself delegates here: that SNM then counts as SNM that can
/// vote, and nobody votes with it by way of the token.
address constant VOTES_ELSEWHERE = address(1);

/// @dev Benchmarks are packed four to a word; eight words hold ids 0 to 31.
uint256 constant MAX_BENCHMARK_WORDS = 8;
/// @dev Every benchmark value is below 2^63, so that four compare in one subtraction.
uint256 constant BENCHMARK_LIMIT = 1 << 63;

/// @dev Longest deal, in seconds.
uint256 constant MAX_DEAL_DURATION = 365 days;
/// @dev An order whose `validUntil` is further away than this is refused.
uint256 constant MAX_ORDER_VALIDITY = 90 days;
/// @dev Seconds of service a spot deal holds in escrow.
uint256 constant SPOT_RESERVE = 1 hours;
/// @dev Seconds of service a forward deal holds in escrow, at most.
uint256 constant FORWARD_RESERVE = 1 days;

/// @dev How long after the end of a deal its buyer may claim a refund out of the bond, in seconds. The roots that prove it
/// best are kept for longer where reports are hourly.
uint256 constant BOND_CLAIM_PERIOD = 3 days;

/// @dev Longest validity of a signed amendment, in seconds.
uint256 constant MAX_AMENDMENT_VALIDITY = 7 days;

/// @dev Identity level of an account without a certificate.
uint256 constant ANONYMOUS = 1;
/// @dev Highest identity level.
uint256 constant PROFESSIONAL = 4;
/// @dev Longest validity of a certificate, in seconds.
uint256 constant MAX_CERTIFICATE_VALIDITY = 730 days;
/// @dev Longest text of a profile, in bytes.
uint256 constant MAX_PROFILE_TEXT = 256;

/// @dev Highest market fee, in basis points.
uint256 constant MAX_FEE = 500;
/// @dev A pause of entries ends after this by itself.
uint256 constant MAX_PAUSE = 7 days;
/// @dev A pause can't begin again before this has passed since the last one began.
uint256 constant PAUSE_COOLDOWN = 30 days;

/// @dev SNM wei per USD. Above it one SNM is worth less than a millionth of a dollar.
uint256 constant MAX_RATE = 1e24;
/// @dev SNM wei per USD. Below it one SNM is worth more than a million dollars.
uint256 constant MIN_RATE = 1e12;
/// @dev Checkpoints of the rate integral that are kept: 42 days of hourly reports.
uint256 constant RATE_CHECKPOINTS = 1024;
/// @dev Newest Merkle roots that are kept for proofs.
uint256 constant REPORT_ROOTS = 96;
/// @dev The root of every so many reports is kept for good: one a day of hourly reports.
uint256 constant LASTING_ROOT_INTERVAL = 24;
/// @dev Bounds of the dispute window, in seconds. The upper one leaves a day of `BOND_CLAIM_PERIOD` for a refund, and is
/// far below `MIN_UNBONDING`: whoever signed a report is still bonded when it is disputed.
uint256 constant MIN_DISPUTE_WINDOW = 1 hours;
uint256 constant MAX_DISPUTE_WINDOW = 2 days;
/// @dev For how long after the deployment the guardian can void reports, in seconds.
uint256 constant GUARDIAN_TERM = 365 days;
/// @dev Amounts that pay submitters of reports back are whole multiples of this, in SNM wei: so they fit one slot.
uint256 constant SUBMISSION_UNIT = 1e9;
/// @dev Most that a submitted report pays back, in SNM wei.
uint256 constant MAX_SUBMISSION_CREDIT = 1_000e18;
/// @dev Bounds of the largest step of the rate in one report, in basis points.
uint256 constant MIN_RATE_STEP = 100;
uint256 constant MAX_RATE_STEP = 5_000;
/// @dev Bounds of the age at which a rate is stale, in seconds.
uint256 constant MIN_STALE_AFTER = 1 hours;
uint256 constant MAX_STALE_AFTER = 1 days;

/// @dev Bounds of the validity of a hardware attestation, in days.
uint256 constant MIN_ATTESTATION_DAYS = 7;
uint256 constant MAX_ATTESTATION_DAYS = 90;
/// @dev Bounds of the time for which a master holds a card that its machines show no more, in days.
uint256 constant MIN_MOVE_COOLDOWN_DAYS = 1;
uint256 constant MAX_MOVE_COOLDOWN_DAYS = 30;

/// @dev Most hardware classes, so that a bit mask names a set of them and an index can go through all.
uint256 constant MAX_HARDWARE_CLASSES = 256;
/// @dev Most models of graphics cards that one class lists.
uint256 constant MAX_CLASS_MODELS = 16;
/// @dev Most graphics cards that a class allows in a machine: what bounds the gas of looking at them.
uint256 constant MAX_CLASS_GPUS = 32;

/// @dev Most masternodes that sign at one time.
uint256 constant MAX_ACTIVE_MASTERNODES = 31;
/// @dev Bounds of the smallest bond of a masternode, in SNM wei.
uint256 constant MIN_BOND = 10_000e18;
uint256 constant MAX_BOND = 1_000_000e18;
/// @dev Bounds of the unbonding period, in seconds.
uint256 constant MIN_UNBONDING = 7 days;
uint256 constant MAX_UNBONDING = 30 days;

/// @dev Highest commission of a masternode, in basis points of its rewards.
uint256 constant MAX_COMMISSION = 3_000;
/// @dev Most by which one change moves a commission, in basis points.
uint256 constant COMMISSION_STEP = 500;
/// @dev Seconds between the announcement of a commission and its first second.
uint256 constant COMMISSION_NOTICE = 7 days;

/// @dev Most masternodes in which one account has stake: the votes of an account are a sum over them.
uint256 constant MAX_DELEGATIONS = 8;
/// @dev For how long a place that an account left still counts in its votes of then, in seconds. Longer than the longest
/// vote: only then can another masternode have the place.
uint256 constant DELEGATION_MEMORY = 30 days;
/// @dev Parts of one account's stake in one masternode that unbond apart from each other.
uint256 constant MAX_UNBONDINGS = 8;

/// @dev Share of a masternode's stake that two reports for one epoch cost, in basis points.
uint256 constant EQUIVOCATION_SLASH = 1_000;
/// @dev For how long two reports for one epoch keep a masternode out of the active set, in seconds.
uint256 constant EQUIVOCATION_JAIL = 7 days;
/// @dev Longest time for which the DAO jails a masternode at once, in seconds.
uint256 constant MAX_JAIL = 90 days;
/// @dev Largest share of a masternode's stake that one slash by the DAO takes, in basis points.
uint256 constant MAX_SLASH = 2_000;
/// @dev Most that a masternode loses in `SLASH_PERIOD`, in basis points of the most that it had in it.
uint256 constant SLASH_CAP = 3_000;
uint256 constant SLASH_PERIOD = 30 days;
/// @dev Share of a slash that whoever proved it gets, in basis points.
uint256 constant REPORTER_SHARE = 1_000;

/// @dev SNM wei of the supply that the team's pool gets: a tenth. The rest waits for the original token.
uint256 constant TEAM_SUPPLY = 44_400_000e18;
/// @dev SNM wei of the team's pool for reward programs, and for the masternodes' subsidy.
uint256 constant PROGRAMS_SUPPLY = 26_640_000e18;
uint256 constant SUBSIDY_SUPPLY = 17_760_000e18;
/// @dev A year of the subsidy, in seconds.
uint256 constant SUBSIDY_YEAR = 365 days;

/// @dev First field of a leaf that attests a machine's hardware.
uint256 constant LEAF_HARDWARE = 1;
/// @dev First field of a leaf that attests for how long a machine was online.
uint256 constant LEAF_UPTIME = 2;
/// @dev First field of a leaf that attests what a masternode has earned.
uint256 constant LEAF_DUTY = 3;
/// @dev First field of a leaf that attests what a machine has earned in a reward program.
uint256 constant LEAF_REWARD = 4;

/// @dev Shortest time for which a reward program reserves its budget for its members, in seconds.
uint256 constant MIN_GUARANTEE = 90 days;
/// @dev Longest time between start and end of a reward program, in seconds.
uint256 constant MAX_PROGRAM = 365 days;
/// @dev For how long after a program's end its members can claim, in seconds.
uint256 constant REWARD_CLAIM_PERIOD = 90 days;
/// @dev For how long a member's hardware must have failed before anybody can end its membership, in seconds.
uint256 constant REMOVAL_GRACE = 7 days;
/// @dev Bounds of what is reserved for a member, in basis points of its reward at the rate of the admission.
uint256 constant MIN_RESERVE_MARGIN = 10_000;
uint256 constant MAX_RESERVE_MARGIN = 40_000;
/// @dev Most reward programs that are not closed: adding up what they have left is a loop over them.
uint256 constant MAX_OPEN_PROGRAMS = 32;
/// @dev What is reserved for a member is a whole multiple of this, in SNM wei: so it fits one slot with the rest.
uint256 constant RESERVE_UNIT = 1e12;
/// @dev Seconds of the unit of time in which rewards are named.
uint256 constant REWARD_DAY = 1 days;

/// @dev First field of a leaf that attests supply and demand of a hardware class.
uint256 constant LEAF_CLASS = 5;
/// @dev Bounds of the time between two points of supply and demand that are kept, in seconds. A network is deployed with one.
uint256 constant MIN_BALANCE_INTERVAL = 10 seconds;
uint256 constant MAX_BALANCE_INTERVAL = 7 days;
/// @dev Points of supply and demand that are kept.
uint256 constant BALANCE_POINTS = 32;

/// @dev Units of supply that the controller aims at for each unit of demand.
uint256 constant TARGET_SUPPLY = 2;
/// @dev Intervals of `ClassBalances` over which supply and demand are averaged before the controller acts.
uint256 constant STEER_WINDOW = 7;
/// @dev Age in such intervals above which supply and demand are too old to act on: nodes prove one an interval, once its report is final.
uint256 constant STEER_FRESHNESS = 4;
/// @dev Most of a class's fees that the controller spends on it, in basis points: whoever pays fees to move it loses a tenth.
uint256 constant MAX_BOOST = 9_000;
/// @dev Bounds of the band around the target within which the controller does nothing, in basis points of the target.
uint256 constant MIN_BAND = 500;
uint256 constant MAX_BAND = 5_000;
/// @dev For how long a daily grant that was not spent adds up, in seconds.
uint256 constant GRANT_MEMORY = 90 days;

/// @dev Part of the SNM that can vote that has to take part for a proposal to pass, in basis points; and its bounds, of the supply.
uint256 constant QUORUM_SHARE = 2_000;
uint256 constant MIN_QUORUM_SHARE = 50;
uint256 constant MAX_QUORUM_SHARE = 400;
/// @dev Bounds of the time between a proposal and its vote, and of the vote, in seconds. Votes count as they were when the vote began: it
/// and an extension as long as it are shorter than `DELEGATION_MEMORY`.
uint256 constant MIN_VOTING_DELAY = 1 days;
uint256 constant MAX_VOTING_DELAY = 7 days;
uint256 constant MIN_VOTING_PERIOD = 3 days;
uint256 constant MAX_VOTING_PERIOD = 14 days;
/// @dev Most votes that a proposer can be asked to have, in basis points of the supply.
uint256 constant MAX_PROPOSAL_THRESHOLD_SHARE = 100;
/// @dev Bounds of the time that a decision waits: if all of it is fast, and otherwise, in seconds.
uint256 constant MIN_FAST_DELAY = 1 days;
uint256 constant MIN_STANDARD_DELAY = 3 days;
uint256 constant MAX_DELAY = 30 days;
/// @dev Part of the treasury's SNM that decisions spend fast in `FAST_SPENDING_PERIOD`, in basis points.
uint256 constant FAST_SPENDING_SHARE = 10;
uint256 constant FAST_SPENDING_PERIOD = 30 days;
/// @dev Part of the supply whose holders stop new deals together, in basis points, and for how long their support adds up, in seconds.
uint256 constant BRAKE_SHARE = 200;
uint256 constant BRAKE_ROUND = 1 days;

/// @dev Most features that holders rank at one time: the ranking is a loop over them.
uint256 constant MAX_FEATURES = 64;
/// @dev Most features between which one account divides its votes: so many fit one slot.
uint256 constant MAX_FEATURE_CHOICES = 8;
/// @dev Bounds of an epoch of the roadmap, in seconds. Votes are those of its start, which are known for no longer. A network is
/// deployed with one.
uint256 constant MIN_ROADMAP_EPOCH = 10 seconds;
uint256 constant MAX_ROADMAP_EPOCH = DELEGATION_MEMORY;
/// @dev The agent, among the programs of which `Releases` knows.
bytes32 constant RELEASE_AGENT = "agent";
/// @dev Longest time between a decision on the lowest version that counts and its first second.
uint256 constant MAX_RELEASE_NOTICE = 365 days;
/// @dev Longest text of the charter, in bytes: it fits the code of a contract.
uint256 constant MAX_CHARTER_LENGTH = 24_000;
/// @dev Most names of contracts in the directory.
uint256 constant MAX_DIRECTORY_NAMES = 256;

/// @dev Most milestones of a work order: ending one is a loop over them.
uint256 constant MAX_MILESTONES = 16;
/// @dev Longest time until the last deadline of a work order, and longest stream, in seconds.
uint256 constant MAX_WORK_DURATION = 730 days;
/// @dev Longest time for which developers offer, in seconds.
uint256 constant MAX_OFFERS_PERIOD = 90 days;
/// @dev For how long after the time for offers a work order can be assigned, in seconds: a vote and its delay fit in it.
uint256 constant ASSIGN_PERIOD = 60 days;
/// @dev For how long a standing team that was asked may answer, in seconds.
uint256 constant TEAM_ANSWER_PERIOD = 14 days;
/// @dev For how long after its deadline a milestone may still be delivered, in seconds. Then it goes back.
uint256 constant DELIVERY_GRACE = 14 days;
/// @dev Bounds of the time for a review, in seconds.
uint256 constant MIN_REVIEW_PERIOD = 1 hours;
uint256 constant MAX_REVIEW_PERIOD = 30 days;
/// @dev For how long after a rejection the developer may deliver again or dispute, in seconds.
uint256 constant DISPUTE_WINDOW = 14 days;
/// @dev For how long after its deadline a rejected milestone may be delivered again, in seconds: else it could go back and forth for ever.
/// Longer than the first delivery, its review and the window for a dispute take.
uint256 constant REDELIVERY_PERIOD = 90 days;
/// @dev For how long the DAO may decide a dispute, in seconds. Then developer and treasury get a half each.
uint256 constant RESOLVE_PERIOD = 60 days;
/// @dev For how long after the end of a stream its developer can have what was not paid, in seconds.
uint256 constant STREAM_CLAIM_PERIOD = 180 days;

/// @dev Most kinds of reports that were ever set: telling whether an author is overdue is a loop over them.
uint256 constant MAX_REPORT_KINDS = 16;
/// @dev Bounds of the period that a report covers, in seconds.
uint256 constant MIN_REPORT_PERIOD = 1 minutes;
uint256 constant MAX_REPORT_PERIOD = 366 days;
/// @dev Longest time after the period's end until which a report is due, in seconds.
uint256 constant MAX_REPORT_GRACE = 90 days;
