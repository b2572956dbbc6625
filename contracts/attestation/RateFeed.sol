// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {SafeCast} from "@openzeppelin/contracts/utils/math/SafeCast.sol";

import {IRateFeed} from "../interfaces/IRateFeed.sol";
import {
    BASIS_POINTS,
    MAX_RATE,
    MAX_RATE_STEP,
    MAX_STALE_AFTER,
    MIN_RATE,
    MIN_RATE_STEP,
    MIN_STALE_AFTER,
    RATE_CHECKPOINTS
} from "../types/Constants.sol";
import {RatePoint} from "../types/Report.sol";

/// @title The SNM/USD rate and its integral
/// @notice Part of the reports: a report brings the rate.
/// @dev The integral fits 112 bits: MAX_RATE for 164 years. From then on a report would revert rather than wrap, and the
/// last rate would stay in force.
abstract contract RateFeed is IRateFeed {
    using SafeCast for uint256;

    /// @notice What a report changes beside the rate, in one slot.
    /// @param sequence number of the newest report, and of the newest checkpoint; 0 is the rate of the deployment
    /// @param epoch that it closed
    /// @param maxRateStep basis points of the previous rate
    struct Progress {
        uint64 sequence;
        uint64 epoch;
        uint16 maxRateStep;
    }

    Progress internal progress;
    RatePoint private newest;
    RatePoint[RATE_CHECKPOINTS] private checkpoints;

    modifier onlyDao() {
        _checkDao();
        _;
    }

    constructor(uint256 rate, uint256 staleAfter, uint256 maxStep) {
        _checkRate(rate);
        // Wider than what the DAO may set later: networks for development live faster.
        _checkParameter(staleAfter, 1, MAX_STALE_AFTER);
        _checkParameter(maxStep, 1, MAX_RATE_STEP);
        newest = RatePoint({
            rate: uint80(rate), // at most MAX_RATE
            cumulative: 0,
            updatedAt: uint40(block.timestamp),
            staleAfter: uint24(staleAfter) // at most MAX_STALE_AFTER
        });
        checkpoints[0] = newest;
        progress.maxRateStep = uint16(maxStep); // at most MAX_RATE_STEP
        emit RateUpdated(rate, 0);
        emit RateStaleAfterSet(staleAfter);
        emit RateMaxStepSet(maxStep);
    }

    // Reading

    /// @inheritdoc IRateFeed
    function latestRate() external view returns (RatePoint memory) {
        return newest;
    }

    /// @inheritdoc IRateFeed
    function currentRate() external view returns (uint256 cumulative, uint256 rate, bool fresh) {
        RatePoint memory point = newest;
        cumulative = _integralAt(point, block.timestamp);
        rate = point.rate;
        fresh = block.timestamp < uint256(point.updatedAt) + point.staleAfter;
    }

    /// @inheritdoc IRateFeed
    function cumulativeAt(uint256 time, uint256 since, uint256 cumulativeSince) external view returns (uint256) {
        if (time > block.timestamp) revert RateTimeInFuture(time, block.timestamp);
        RatePoint memory point = newest;
        if (time >= point.updatedAt) return _integralAt(point, time);

        uint256 last = progress.sequence;
        uint256 first = last < RATE_CHECKPOINTS ? 0 : last - (RATE_CHECKPOINTS - 1);
        point = checkpoints[first % RATE_CHECKPOINTS];
        if (time < point.updatedAt) return _interpolate(point, time, since, cumulativeSince);
        // The last checkpoint at or before `time` is in [first, last).
        while (last - first > 1) {
            uint256 middle = (first + last) / 2;
            if (checkpoints[middle % RATE_CHECKPOINTS].updatedAt <= time) first = middle;
            else last = middle;
        }
        return _integralAt(checkpoints[first % RATE_CHECKPOINTS], time);
    }

    /// @inheritdoc IRateFeed
    function maxRateStep() external view returns (uint256) {
        return progress.maxRateStep;
    }

    /// @param time at or after the point, and before the next one
    function _integralAt(RatePoint memory point, uint256 time) private pure returns (uint256) {
        return point.cumulative + uint256(point.rate) * (time - point.updatedAt);
    }

    /// @param oldest checkpoint, after `time`
    function _interpolate(
        RatePoint memory oldest,
        uint256 time,
        uint256 since,
        uint256 cumulativeSince
    ) private pure returns (uint256) {
        if (time <= since) return cumulativeSince;
        uint256 growth = oldest.cumulative - cumulativeSince;
        return cumulativeSince + (growth * (time - since)) / (oldest.updatedAt - since);
    }

    // Reporting

    /// @dev Puts a new rate in force from this block on, and keeps it as checkpoint `sequence`.
    /// @param sequence the one after the last
    /// @param maxStep basis points of the previous rate
    function _updateRate(uint256 rate, uint256 sequence, uint256 maxStep) internal {
        RatePoint memory point = newest;
        _checkRate(rate);
        uint256 previous = point.rate;
        uint256 step = rate > previous ? rate - previous : previous - rate;
        if (step * BASIS_POINTS > previous * maxStep) revert RateStepTooLarge(previous, rate, maxStep);

        uint256 cumulative = _integralAt(point, block.timestamp);
        point.rate = uint80(rate); // at most MAX_RATE
        point.cumulative = cumulative.toUint112();
        point.updatedAt = uint40(block.timestamp);
        newest = point;
        checkpoints[sequence % RATE_CHECKPOINTS] = point;
        emit RateUpdated(rate, cumulative);
    }

    function _checkRate(uint256 rate) private pure {
        if (rate < MIN_RATE || rate > MAX_RATE) revert RateOutOfRange(rate, MIN_RATE, MAX_RATE);
    }

    // Parameters

    /// @inheritdoc IRateFeed
    function setStaleAfter(uint256 staleAfter) external onlyDao {
        _checkParameter(staleAfter, MIN_STALE_AFTER, MAX_STALE_AFTER);
        newest.staleAfter = uint24(staleAfter); // at most MAX_STALE_AFTER
        emit RateStaleAfterSet(staleAfter);
    }

    /// @inheritdoc IRateFeed
    function setMaxRateStep(uint256 maxStep) external onlyDao {
        _checkParameter(maxStep, MIN_RATE_STEP, MAX_RATE_STEP);
        progress.maxRateStep = uint16(maxStep); // at most MAX_RATE_STEP
        emit RateMaxStepSet(maxStep);
    }

    /// @dev Reverts unless the caller is the DAO.
    function _checkDao() internal view virtual;

    function _checkParameter(uint256 value, uint256 lowest, uint256 highest) private pure {
        if (value < lowest || value > highest) revert RateParameterOutOfRange(value, lowest, highest);
    }
}
