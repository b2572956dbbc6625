// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {RateFeed} from "../../contracts/attestation/RateFeed.sol";
import {BASIS_POINTS, MAX_RATE, MIN_RATE} from "../../contracts/types/Constants.sol";
import {TestBase} from "../helpers/TestBase.sol";

/// @title A rate feed that anybody may move
contract RateFeedHarness is RateFeed {
    constructor(uint256 rate, uint256 staleAfter, uint256 maxStep) RateFeed(rate, staleAfter, maxStep) {}

    function report(uint256 rate) external {
        uint256 sequence = progress.sequenceOf() + 1;
        _updateRate(rate, sequence, progress.maxRateStepOf());
        progress = progress.withReport(sequence, progress.epochOf());
    }

    function _checkDao() internal view override {}
}

/// @title A rate feed beside a list of all its rates
abstract contract RateFeedModel is TestBase {
    uint256 internal constant FIRST_RATE = 6_244_497_036_986_155_008;
    uint256 internal constant STALE_AFTER = 3 hours;
    uint256 internal constant MAX_STEP = 2_000;

    RateFeedHarness internal feed;

    /// @dev The model: since `times[i]` the rate is `rates[i]`.
    uint256[] internal times;
    uint256[] internal rates;

    function setUp() public virtual {
        vm.warp(1_700_000_000);
        feed = new RateFeedHarness(FIRST_RATE, STALE_AFTER, MAX_STEP);
        times.push(block.timestamp);
        rates.push(FIRST_RATE);
    }

    function report(uint256 rate) internal {
        feed.report(rate);
        times.push(vm.getBlockTimestamp());
        rates.push(rate);
    }

    /// @dev Reports at random times, several in one second among them, at random rates that the step allows.
    function reportMany(uint256 seed, uint256 count) internal {
        for (uint256 i = 0; i < count; ++i) {
            seed = uint256(keccak256(abi.encode(seed)));
            skip(seed % 4 == 0 ? 0 : (seed >> 8) % 2 hours);
            uint256 last = rates[rates.length - 1];
            uint256 step = ((last * MAX_STEP) / BASIS_POINTS) + 1;
            uint256 change = (seed >> 64) % step;
            report(bound((seed >> 32) & 1 == 0 ? last + change : last - change, MIN_RATE, MAX_RATE));
        }
    }

    /// @return sum of rate x seconds over [from, to)
    function model(uint256 from, uint256 to) internal view returns (uint256 sum) {
        for (uint256 i = 0; i < times.length; ++i) {
            uint256 start = times[i] > from ? times[i] : from;
            uint256 end = i + 1 < times.length && times[i + 1] < to ? times[i + 1] : to;
            if (end > start) sum += rates[i] * (end - start);
        }
    }

    function integral(uint256 time) internal view returns (uint256) {
        return feed.cumulativeAt(time, times[0], 0);
    }
}
