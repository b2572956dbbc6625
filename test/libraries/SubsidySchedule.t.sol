// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {SubsidySchedule} from "../../contracts/libraries/SubsidySchedule.sol";
import {SUBSIDY_SUPPLY, SUBSIDY_YEAR} from "../../contracts/types/Constants.sol";
import {TestBase} from "../helpers/TestBase.sol";

/// @title The schedule against the sum of what each second releases
contract SubsidyScheduleTest is TestBase {
    using SubsidySchedule for SubsidySchedule.State;

    uint256 private constant START = 1_700_000_000;
    uint256 private constant SCALE = 1e18;

    SubsidySchedule.State private schedule;

    function setUp() public {
        vm.warp(START);
        schedule.begin(START);
    }

    /// @return SNM wei times `SCALE` that a second of this year releases, from the written percentages
    function rateOf(uint256 year) private pure returns (uint256) {
        uint256[4] memory percent = [uint256(40), 30, 20, 10];
        return (SUBSIDY_SUPPLY * percent[year] * SCALE) / 100 / SUBSIDY_YEAR;
    }

    function testFuzz_isTheSumOfItsSeconds(uint256 elapsed) public view {
        elapsed = bound(elapsed, 0, 5 * SUBSIDY_YEAR);
        uint256 sum;
        for (uint256 year = 0; year < 4; ++year) {
            uint256 begun = year * SUBSIDY_YEAR;
            if (elapsed <= begun) break;
            uint256 seconds_ = elapsed - begun < SUBSIDY_YEAR ? elapsed - begun : SUBSIDY_YEAR;
            sum += rateOf(year) * seconds_;
        }
        assertApproxEq(schedule.released(START + elapsed), sum / SCALE, 1, "released");
    }

    function testFuzz_neverDecreasesAndEndsWithAll(uint256 first, uint256 second, uint256 added, uint256 when) public {
        when = bound(when, 0, 10 * SUBSIDY_YEAR);
        added = bound(added, 1, SUBSIDY_SUPPLY);
        first = START + bound(first, 0, 60 * SUBSIDY_YEAR);
        second = bound(second, first, START + 60 * SUBSIDY_YEAR);
        uint256 past = first < START + when ? schedule.released(first) : 0;
        vm.warp(START + when);
        uint256 before = schedule.released(START + when);
        schedule.extend(added);
        assertEq(schedule.released(START + when), before, "released at once");
        if (first < START + when) assertEq(schedule.released(first), past, "the past changed");
        assertLe(schedule.released(first), schedule.released(second), "it fell");
        uint256 end = schedule.ends();
        assertEq(schedule.released(end), SUBSIDY_SUPPLY + added, "all at the end");
        assertTrue(schedule.released(end - 1) < SUBSIDY_SUPPLY + added, "all before the end");
        assertEq(schedule.total(), SUBSIDY_SUPPLY + added, "total");
    }
}
