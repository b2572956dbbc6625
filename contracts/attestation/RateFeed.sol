// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {SafeCast} from "@openzeppelin/contracts/utils/math/SafeCast.sol";

import {IRateFeed} from "../interfaces/IRateFeed.sol";
import {PackedProgress} from "../libraries/PackedProgress.sol";
import {PackedRate, packRate} from "../libraries/PackedRate.sol";
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

    PackedProgress internal progress;
    PackedRate private newest;
    /// @dev A ring: the point of report n, which brought its rate, is at n modulo the size.
    PackedRate[RATE_CHECKPOINTS] private checkpoints;

    modifier onlyDao() {
        _checkDao();
        _;
    }

    constructor(uint256 rate, uint256 staleAfter, uint256 maxStep) {
        _checkRate(rate);
        // Wider than what the DAO may set later: networks for development live faster.
        _checkParameter(staleAfter, 1, MAX_STALE_AFTER);
        _checkParameter(maxStep, 1, MAX_RATE_STEP);
        newest = packRate(rate, 0, block.timestamp, staleAfter);
        checkpoints[0] = newest;
        progress = progress.withMaxRateStep(maxStep);
        emit RateUpdated(rate, 0);
        emit RateStaleAfterSet(staleAfter);
        emit RateMaxStepSet(maxStep);
    }

    // Reading

    /// @inheritdoc IRateFeed
    function latestRate() external view returns (RatePoint memory) {
        return newest.unpack();
    }

    /// @inheritdoc IRateFeed
    function rateAndIntegral() external view returns (uint256 cumulative, uint256 rate, bool fresh) {
        PackedRate point = newest;
        cumulative = point.integralAt(block.timestamp);
        rate = point.rateOf();
        fresh = block.timestamp < point.updatedAtOf() + point.staleAfterOf();
    }

    /// @inheritdoc IRateFeed
    function cumulativeNear(
        uint256 time,
        uint256 since,
        uint256 cumulativeSince,
        uint256 sequence
    ) external view returns (uint256) {
        uint256 last = progress.sequenceOf();
        if (sequence != 0 && sequence <= last && last - sequence < RATE_CHECKPOINTS - 1) {
            // The rate of the report before is in force until this one.
            PackedRate point = checkpoints[(sequence - 1) % RATE_CHECKPOINTS];
            bool within = time >= point.updatedAtOf() && time <= checkpoints[sequence % RATE_CHECKPOINTS].updatedAtOf();
            if (within) return point.integralAt(time);
        }
        return cumulativeAt(time, since, cumulativeSince);
    }

    /// @inheritdoc IRateFeed
    function cumulativeAt(uint256 time, uint256 since, uint256 cumulativeSince) public view returns (uint256) {
        if (time > block.timestamp) revert RateTimeInFuture(time, block.timestamp);
        PackedRate point = newest;
        if (time >= point.updatedAtOf()) return point.integralAt(time);

        uint256 last = progress.sequenceOf();
        uint256 first = last < RATE_CHECKPOINTS ? 0 : last - (RATE_CHECKPOINTS - 1);
        point = checkpoints[first % RATE_CHECKPOINTS];
        if (time < point.updatedAtOf()) return _interpolate(point, time, since, cumulativeSince);
        // The last checkpoint at or before `time` is in [first, last).
        while (last - first > 1) {
            uint256 middle = (first + last) / 2;
            if (checkpoints[middle % RATE_CHECKPOINTS].updatedAtOf() <= time) first = middle;
            else last = middle;
        }
        return checkpoints[first % RATE_CHECKPOINTS].integralAt(time);
    }

    /// @inheritdoc IRateFeed
    function maxRateStep() external view returns (uint256) {
        return progress.maxRateStepOf();
    }

    /// @dev Unix seconds at which a report was accepted; 0 for one so old that its checkpoint is not kept any more.
    /// @param last number of the newest report, at least `sequence`
    function _acceptedAt(uint256 sequence, uint256 last) internal view returns (uint256) {
        return last - sequence < RATE_CHECKPOINTS ? checkpoints[sequence % RATE_CHECKPOINTS].updatedAtOf() : 0;
    }

    /// @param oldest checkpoint, after `time`
    function _interpolate(
        PackedRate oldest,
        uint256 time,
        uint256 since,
        uint256 cumulativeSince
    ) private pure returns (uint256) {
        if (time <= since) return cumulativeSince;
        uint256 growth = oldest.cumulativeOf() - cumulativeSince;
        return cumulativeSince + (growth * (time - since)) / (oldest.updatedAtOf() - since);
    }

    // Reporting

    /// @dev Puts a new rate in force from this block on, and keeps it as checkpoint `sequence`.
    /// @param sequence the one after the last
    /// @param maxStep basis points of the previous rate
    function _updateRate(uint256 rate, uint256 sequence, uint256 maxStep) internal {
        PackedRate point = newest;
        _checkRate(rate);
        uint256 previous = point.rateOf();
        uint256 cumulative = point.integralAt(block.timestamp);
        // Rates are 80 bits, steps 16.
        unchecked {
            uint256 step = rate > previous ? rate - previous : previous - rate;
            if (step * BASIS_POINTS > previous * maxStep) revert RateStepTooLarge(previous, rate, maxStep);
        }
        point = packRate(rate, cumulative.toUint112(), block.timestamp, point.staleAfterOf());
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
        PackedRate point = newest;
        newest = packRate(point.rateOf(), point.cumulativeOf(), point.updatedAtOf(), staleAfter);
        emit RateStaleAfterSet(staleAfter);
    }

    /// @inheritdoc IRateFeed
    function setMaxRateStep(uint256 maxStep) external onlyDao {
        _checkParameter(maxStep, MIN_RATE_STEP, MAX_RATE_STEP);
        progress = progress.withMaxRateStep(maxStep);
        emit RateMaxStepSet(maxStep);
    }

    /// @dev Reverts unless the caller is the DAO.
    function _checkDao() internal view virtual;

    function _checkParameter(uint256 value, uint256 lowest, uint256 highest) private pure {
        if (value < lowest || value > highest) revert RateParameterOutOfRange(value, lowest, highest);
    }
}
