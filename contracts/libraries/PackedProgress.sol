// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

/// @notice All that a report reads and changes beside rate and root, in one word, in this order from the least significant
/// bit on: sequence 32, epoch 40, maxRateStep 16, disputeWindow 24, settledUntil 40, credit 40, budget 64.
type PackedProgress is uint256;

using {
    sequenceOf,
    epochOf,
    maxRateStepOf,
    disputeWindowOf,
    settledUntilOf,
    creditOf,
    budgetOf,
    withReport,
    withMaxRateStep,
    withDisputeWindow,
    withCredit,
    withBudget
} for PackedProgress global;

uint256 constant EPOCH_SHIFT = 32;
uint256 constant STEP_SHIFT = 72;
uint256 constant WINDOW_SHIFT = 88;
uint256 constant SETTLED_SHIFT = 112;
uint256 constant CREDIT_SHIFT = 152;
uint256 constant BUDGET_SHIFT = 192;

uint256 constant REPORT_MASK = (1 << STEP_SHIFT) - 1;
uint256 constant STEP_MASK = ((1 << 16) - 1) << STEP_SHIFT;
uint256 constant DISPUTE_MASK = ((1 << 64) - 1) << WINDOW_SHIFT;
uint256 constant CREDIT_MASK = ((1 << 40) - 1) << CREDIT_SHIFT;
uint256 constant BUDGET_MASK = ((1 << 64) - 1) << BUDGET_SHIFT;

/// @return number of the newest report and of its checkpoint; 0 is the rate of the deployment
function sequenceOf(PackedProgress progress) pure returns (uint256) {
    return uint32(PackedProgress.unwrap(progress));
}

/// @return number of the epoch that the newest report closed
function epochOf(PackedProgress progress) pure returns (uint256) {
    return uint40(PackedProgress.unwrap(progress) >> EPOCH_SHIFT);
}

/// @return basis points of the previous rate
function maxRateStepOf(PackedProgress progress) pure returns (uint256) {
    return uint16(PackedProgress.unwrap(progress) >> STEP_SHIFT);
}

/// @return seconds after its acceptance at which a report is final
function disputeWindowOf(PackedProgress progress) pure returns (uint256) {
    return uint24(PackedProgress.unwrap(progress) >> WINDOW_SHIFT);
}

/// @return unix seconds; reports accepted until then were final before the window changed last
function settledUntilOf(PackedProgress progress) pure returns (uint256) {
    return uint40(PackedProgress.unwrap(progress) >> SETTLED_SHIFT);
}

/// @return what an accepted report pays back, in units of `SUBMISSION_UNIT`
function creditOf(PackedProgress progress) pure returns (uint256) {
    return uint40(PackedProgress.unwrap(progress) >> CREDIT_SHIFT);
}

/// @return what is held and not credited to anybody yet, in units of `SUBMISSION_UNIT`
function budgetOf(PackedProgress progress) pure returns (uint256) {
    return PackedProgress.unwrap(progress) >> BUDGET_SHIFT;
}

/// @dev Warning: of this and the functions below, the values must be in the range of their fields.
function withReport(PackedProgress progress, uint256 sequence, uint256 epoch) pure returns (PackedProgress) {
    return PackedProgress.wrap((PackedProgress.unwrap(progress) & ~REPORT_MASK) | sequence | (epoch << EPOCH_SHIFT));
}

function withMaxRateStep(PackedProgress progress, uint256 maxRateStep) pure returns (PackedProgress) {
    return PackedProgress.wrap((PackedProgress.unwrap(progress) & ~STEP_MASK) | (maxRateStep << STEP_SHIFT));
}

function withDisputeWindow(
    PackedProgress progress,
    uint256 disputeWindow,
    uint256 settledUntil
) pure returns (PackedProgress) {
    uint256 dispute = (disputeWindow << WINDOW_SHIFT) | (settledUntil << SETTLED_SHIFT);
    return PackedProgress.wrap((PackedProgress.unwrap(progress) & ~DISPUTE_MASK) | dispute);
}

function withCredit(PackedProgress progress, uint256 credit) pure returns (PackedProgress) {
    return PackedProgress.wrap((PackedProgress.unwrap(progress) & ~CREDIT_MASK) | (credit << CREDIT_SHIFT));
}

function withBudget(PackedProgress progress, uint256 budget) pure returns (PackedProgress) {
    return PackedProgress.wrap((PackedProgress.unwrap(progress) & ~BUDGET_MASK) | (budget << BUDGET_SHIFT));
}
