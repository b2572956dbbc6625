// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {RatePoint} from "../types/Report.sol";

/// @notice A `RatePoint` in one word, in the order of its fields from the least significant bit on: rate 80,
/// cumulative 112, updatedAt 40, staleAfter 24.
/// @dev The compiler would copy the struct through memory, field by field, twice in each report.
type PackedRate is uint256;

using {rateOf, cumulativeOf, updatedAtOf, staleAfterOf, integralAt, unpack} for PackedRate global;

/// @dev Warning: the values must be in the range of their fields.
function packRate(uint256 rate, uint256 cumulative, uint256 updatedAt, uint256 staleAfter) pure returns (PackedRate) {
    return PackedRate.wrap(rate | (cumulative << 80) | (updatedAt << 192) | (staleAfter << 232));
}

/// @return SNM wei per USD
function rateOf(PackedRate point) pure returns (uint256) {
    return uint80(PackedRate.unwrap(point));
}

/// @return SNM wei x seconds per USD
function cumulativeOf(PackedRate point) pure returns (uint256) {
    return uint112(PackedRate.unwrap(point) >> 80);
}

/// @return unix seconds
function updatedAtOf(PackedRate point) pure returns (uint256) {
    return uint40(PackedRate.unwrap(point) >> 192);
}

/// @return seconds
function staleAfterOf(PackedRate point) pure returns (uint256) {
    return PackedRate.unwrap(point) >> 232;
}

/// @notice The integral while the point's rate is in force.
/// @param time unix seconds, from the point's on
/// @return SNM wei x seconds per USD; 2^113 at most, for times of 40 bits
function integralAt(PackedRate point, uint256 time) pure returns (uint256) {
    // A rate is below 2^80 and a time below 2^40.
    unchecked {
        return point.cumulativeOf() + point.rateOf() * (time - point.updatedAtOf());
    }
}

function unpack(PackedRate point) pure returns (RatePoint memory) {
    return
        RatePoint({
            rate: uint80(point.rateOf()),
            cumulative: uint112(point.cumulativeOf()),
            updatedAt: uint40(point.updatedAtOf()),
            staleAfter: uint24(point.staleAfterOf())
        });
}
