// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {RATE_CHECKPOINTS} from "../../contracts/types/Constants.sol";
import {RateFeedModel} from "./RateFeedModel.sol";

/// @title The rate integral when more reports came than checkpoints are kept
contract RateFeedRingTest is RateFeedModel {
    function setUp() public override {
        super.setUp();
        reportMany(7, RATE_CHECKPOINTS - 1); // with the deployment's point the ring is full
        skip(1);
    }

    function test_checkpointsWrapAndStayExact() public {
        for (uint256 more = 0; more < 3; ++more) {
            uint256 first = times.length - RATE_CHECKPOINTS;
            for (uint256 i = first; i < times.length; i += 31) {
                assertEq(integral(times[i]), model(times[0], times[i]), "a kept checkpoint");
                assertEq(integral(times[i] + 1), model(times[0], times[i] + 1), "after a kept checkpoint");
            }
            skip(600);
            report(rates[rates.length - 1] + 1);
            skip(1);
        }
    }

    function test_timesOlderThanTheRingAreInterpolated() public {
        reportMany(8, 50);
        uint256 oldest = times[times.length - RATE_CHECKPOINTS];
        uint256 since = times[0] + 1 hours;
        uint256 known = model(times[0], since);
        uint256 exact = model(times[0], oldest);
        assertEq(feed.cumulativeAt(oldest, since, known), exact, "at the oldest checkpoint");
        assertEq(feed.cumulativeAt(since, since, known), known, "at the caller's own point");
        uint256 before = oldest - 1;
        uint256 line = known + ((exact - known) * (before - since)) / (oldest - since);
        assertEq(feed.cumulativeAt(before, since, known), line, "a second before the oldest checkpoint");
        assertTrue(line != model(times[0], before), "the line is the sum");
    }

    function testFuzz_interpolationNeitherFallsNorOvershoots(uint256 a, uint256 b, uint256 own) public {
        reportMany(11, 20);
        uint256 oldest = times[times.length - RATE_CHECKPOINTS];
        uint256 since = bound(own, times[0], oldest);
        uint256 known = model(times[0], since);
        a = bound(a, since, oldest);
        b = bound(b, a, vm.getBlockTimestamp());
        uint256 atA = feed.cumulativeAt(a, since, known);
        uint256 atB = feed.cumulativeAt(b, since, known);
        assertGe(atA, known, "below the caller's point");
        assertGe(atB, atA, "falls");
        assertLe(atA, model(times[0], oldest), "above the oldest checkpoint");
    }
}
