// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

/// @notice How far the reports are, and how fast the rate may move: all that a report reads and changes beside the rate
/// and its root, in one word. From the least significant bit on: sequence 64, epoch 64, maxRateStep 128.
type PackedProgress is uint256;

using {sequenceOf, epochOf, maxRateStepOf} for PackedProgress global;

/// @dev Warning: the values must be in the range of their fields.
function packProgress(uint256 sequence, uint256 epoch, uint256 maxRateStep) pure returns (PackedProgress) {
    return PackedProgress.wrap(sequence | (epoch << 64) | (maxRateStep << 128));
}

/// @return number of the newest report and of its checkpoint; 0 is the rate of the deployment
function sequenceOf(PackedProgress progress) pure returns (uint256) {
    return uint64(PackedProgress.unwrap(progress));
}

/// @return number of the epoch that the newest report closed
function epochOf(PackedProgress progress) pure returns (uint256) {
    return uint64(PackedProgress.unwrap(progress) >> 64);
}

/// @return basis points of the previous rate
function maxRateStepOf(PackedProgress progress) pure returns (uint256) {
    return PackedProgress.unwrap(progress) >> 128;
}
