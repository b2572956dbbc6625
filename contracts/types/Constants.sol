// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

// The fixed numbers of the protocol. `npm run generate` copies them into `protocol/` for every other part.

/// @dev 18-decimal one: USD prices, SNM amounts and the SNM/USD rate are all scaled by it.
uint256 constant WAD = 1e18;
/// @dev One whole in basis points.
uint256 constant BASIS_POINTS = 10_000;

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

/// @dev Most masternodes that sign at one time.
uint256 constant MAX_ACTIVE_MASTERNODES = 31;
/// @dev Bounds of the smallest bond of a masternode, in SNM wei.
uint256 constant MIN_BOND = 10_000e18;
uint256 constant MAX_BOND = 1_000_000e18;
/// @dev Bounds of the unbonding period, in seconds.
uint256 constant MIN_UNBONDING = 7 days;
uint256 constant MAX_UNBONDING = 30 days;

/// @dev First field of a leaf that attests a machine's hardware.
uint256 constant LEAF_HARDWARE = 1;
/// @dev First field of a leaf that attests for how long a machine was online.
uint256 constant LEAF_UPTIME = 2;
