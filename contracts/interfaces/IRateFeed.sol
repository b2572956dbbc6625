// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {RatePoint} from "../types/Report.sol";

/// @title The SNM/USD rate and its integral over time
/// @notice When the oracles are silent the last rate stays in force for deals that run; `fresh` turns false and new
/// deals are refused.
interface IRateFeed {
    error RateOutOfRange(uint256 rate, uint256 lowest, uint256 highest);
    error RateStepTooLarge(uint256 previous, uint256 rate, uint256 largestStep);
    error RateParameterOutOfRange(uint256 value, uint256 lowest, uint256 highest);
    error RateTimeInFuture(uint256 time, uint256 nowTime);

    /// @param rate SNM wei per USD, in force from this block on
    /// @param cumulative the integral at this block's time
    event RateUpdated(uint256 rate, uint256 cumulative);
    event RateStaleAfterSet(uint256 staleAfter);
    event RateMaxStepSet(uint256 maxStep);

    /// @return the newest point, in one slot
    function latestRate() external view returns (RatePoint memory);

    /// @return cumulative the rate integral now: SNM wei x seconds per USD
    /// @return rate SNM wei per USD
    /// @return fresh whether the newest report is younger than `staleAfter`
    function rateAndIntegral() external view returns (uint256 cumulative, uint256 rate, bool fresh);

    /// @notice The rate integral at an earlier time.
    /// Exact while a checkpoint at or before `time` is kept; older times are interpolated between the caller's own
    /// point and the oldest checkpoint, so that a settlement never fails.
    /// @param since a time at or before `time` at which the caller knows the integral
    /// @param cumulativeSince the integral then
    function cumulativeAt(uint256 time, uint256 since, uint256 cumulativeSince) external view returns (uint256);

    /// @notice `cumulativeAt`, cheaper where the caller knows a report that was accepted after `time`, with none between.
    /// @param sequence number of that report; any other one only costs gas
    function cumulativeNear(
        uint256 time,
        uint256 since,
        uint256 cumulativeSince,
        uint256 sequence
    ) external view returns (uint256);

    /// @return largest step of a report, in basis points of the previous rate
    function maxRateStep() external view returns (uint256);

    /// @notice DAO only, within `MIN_STALE_AFTER` and `MAX_STALE_AFTER`.
    function setStaleAfter(uint256 staleAfter) external;

    /// @notice DAO only, within `MIN_RATE_STEP` and `MAX_RATE_STEP`.
    function setMaxRateStep(uint256 maxStep) external;
}
