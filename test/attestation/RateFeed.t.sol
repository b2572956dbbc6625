// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {SafeCast} from "@openzeppelin/contracts/utils/math/SafeCast.sol";

import {IRateFeed} from "../../contracts/interfaces/IRateFeed.sol";
import {BASIS_POINTS, MAX_RATE, MIN_RATE} from "../../contracts/types/Constants.sol";
import {RateFeedHarness, RateFeedModel} from "./RateFeedModel.sol";

/// @title The rate integral against a plain sum of rate x seconds
contract RateFeedTest is RateFeedModel {
    function testFuzz_integralEqualsTheSum(uint256 seed, uint256 count, uint256 pause, uint256 when) public {
        reportMany(seed, bound(count, 0, 40));
        skip(bound(pause, 0, 365 days));
        uint256 end = vm.getBlockTimestamp();
        (uint256 cumulative, uint256 rate, ) = feed.rateAndIntegral();
        assertEq(cumulative, model(times[0], end), "integral now");
        assertEq(rate, rates[rates.length - 1], "rate now");
        uint256 time = bound(when, times[0], end);
        assertEq(integral(time), model(times[0], time), "integral then");
        assertEq(integral(end), cumulative, "integral at this second");
    }

    function testFuzz_integralIsAdditiveOverAnySplit(uint256 seed, uint256 count, uint256[6] memory cuts) public {
        reportMany(seed, bound(count, 1, 20));
        skip(1 hours);
        uint256 from = times[0];
        uint256 sum;
        uint256 span = vm.getBlockTimestamp() - from;
        uint256 start = from;
        for (uint256 i = 0; i < cuts.length; ++i) {
            uint256 cut = start + bound(cuts[i], 0, span - (start - from));
            uint256 part = integral(cut) - integral(start);
            assertEq(part, model(start, cut), "a part");
            sum += part;
            start = cut;
        }
        assertEq(sum, model(from, start), "the whole");
    }

    /// @dev Reports exactly one second and one report beside each checkpoint.
    function testFuzz_integralIsExactAroundEachCheckpoint(uint256 seed, uint256 count) public {
        reportMany(seed, bound(count, 1, 30));
        skip(1);
        for (uint256 i = 0; i < times.length; ++i) {
            assertEq(integral(times[i]), model(times[0], times[i]), "at a checkpoint");
            assertEq(integral(times[i] + 1), model(times[0], times[i] + 1), "a second after it");
            if (i > 0) assertEq(integral(times[i] - 1), model(times[0], times[i] - 1), "a second before it");
        }
    }

    function testFuzz_reportsNeverMoveThePast(uint256 seed, uint256 count, uint256 when) public {
        reportMany(seed, bound(count, 1, 20));
        skip(30 minutes);
        uint256 time = bound(when, times[0], vm.getBlockTimestamp());
        uint256 before = integral(time);
        reportMany(~seed, 5);
        assertEq(integral(time), before, "the past moved");
    }

    function test_ratesOfOneSecondKeepTheirOrder() public {
        skip(100);
        report(FIRST_RATE + 5);
        report(FIRST_RATE + 9);
        (uint256 cumulative, uint256 rate, ) = feed.rateAndIntegral();
        assertEq(cumulative, FIRST_RATE * 100, "no second has passed");
        assertEq(rate, FIRST_RATE + 9, "the later report counts");
        skip(10);
        assertEq(
            integral(vm.getBlockTimestamp() - 5),
            FIRST_RATE * 100 + (FIRST_RATE + 9) * 5,
            "the later rate counts"
        );
    }

    function testFuzz_futureIsRefused(uint256 ahead) public {
        uint256 time = bound(ahead, block.timestamp + 1, type(uint256).max);
        vm.expectRevert(abi.encodeWithSelector(IRateFeed.RateTimeInFuture.selector, time, block.timestamp));
        feed.cumulativeAt(time, 0, 0);
    }

    function test_freshUntilTheSecondInWhichItIsStale() public {
        skip(STALE_AFTER - 1);
        (, , bool fresh) = feed.rateAndIntegral();
        assertTrue(fresh, "a second too early");
        skip(1);
        (, , fresh) = feed.rateAndIntegral();
        assertFalse(fresh, "not stale");
    }

    function testFuzz_stepIsBoundedOnBothSides(uint256 rate, uint256 next) public {
        rate = bound(rate, MIN_RATE * 2, MAX_RATE / 2);
        feed = new RateFeedHarness(rate, STALE_AFTER, MAX_STEP);
        next = bound(next, rate - rate / 4, rate + rate / 4);
        uint256 step = next > rate ? next - rate : rate - next;
        if (step * BASIS_POINTS > rate * MAX_STEP) {
            vm.expectRevert(abi.encodeWithSelector(IRateFeed.RateStepTooLarge.selector, rate, next, MAX_STEP));
        }
        feed.report(next);
    }

    function test_pitfall_19_rateStepsAtMostAFifth() public {
        uint256 rate = 5_000_000_000_000_000_000;
        feed = new RateFeedHarness(rate, STALE_AFTER, MAX_STEP);
        uint256 up = rate + rate / 5;
        vm.expectRevert(abi.encodeWithSelector(IRateFeed.RateStepTooLarge.selector, rate, up + 1, MAX_STEP));
        feed.report(up + 1);
        vm.expectRevert(
            abi.encodeWithSelector(IRateFeed.RateStepTooLarge.selector, rate, rate - rate / 5 - 1, MAX_STEP)
        );
        feed.report(rate - rate / 5 - 1);
        feed.report(up);
        feed.report(up - up / 5);
    }

    function test_ratesOutsideTheirRangeAreRefused() public {
        feed = new RateFeedHarness(MIN_RATE, STALE_AFTER, 5_000);
        vm.expectRevert(abi.encodeWithSelector(IRateFeed.RateOutOfRange.selector, MIN_RATE - 1, MIN_RATE, MAX_RATE));
        feed.report(MIN_RATE - 1);
        feed.report(MIN_RATE);
        feed = new RateFeedHarness(MAX_RATE, STALE_AFTER, 5_000);
        vm.expectRevert(abi.encodeWithSelector(IRateFeed.RateOutOfRange.selector, MAX_RATE + 1, MIN_RATE, MAX_RATE));
        feed.report(MAX_RATE + 1);
        feed.report(MAX_RATE);
    }

    /// @dev 164 years at the highest rate: a report reverts rather than wraps, and reading goes on.
    function test_integralNeverWraps() public {
        feed = new RateFeedHarness(MAX_RATE, STALE_AFTER, MAX_STEP);
        uint256 longest = type(uint112).max / MAX_RATE;
        assertGe(longest, 164 * 365 days, "fewer years than promised");
        skip(longest + 1);
        (uint256 cumulative, , ) = feed.rateAndIntegral();
        assertEq(cumulative, MAX_RATE * (longest + 1), "reading");
        vm.expectRevert(
            abi.encodeWithSelector(SafeCast.SafeCastOverflowedUintDowncast.selector, 112, MAX_RATE * (longest + 1))
        );
        feed.report(MAX_RATE);
        (, uint256 rate, ) = feed.rateAndIntegral();
        assertEq(rate, MAX_RATE, "the last rate");
    }
}
