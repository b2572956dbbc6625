// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {RewardMath} from "../../contracts/libraries/RewardMath.sol";
import {MAX_RATE, RESERVE_UNIT} from "../../contracts/types/Constants.sol";
import {TestBase} from "../helpers/TestBase.sol";

/// @title Rewards round down, reserves round up
contract RewardMathTest is TestBase {
    uint256 private constant MOST_SECONDS = 32 * 365 days;
    uint256 private constant MOST_USD = 1_000_000e18;

    function testFuzz_rewardIsAtMostTheExactOne(uint256 earned, uint256 usd, uint256 rate, uint256 time) public pure {
        (earned, usd) = (bound(earned, 1, MOST_SECONDS), bound(usd, 1, MOST_USD));
        (rate, time) = (bound(rate, 1, MAX_RATE), bound(time, 1, 365 days));
        uint256 reward = RewardMath.rewardFor(earned, usd, rate * time, time);
        assertEq(reward, (earned * usd * rate) / (1 days * 1e18), "at a steady rate the time does not matter");
    }

    function testFuzz_partsComeToNoMoreThanTheWhole(
        uint256 first,
        uint256 second,
        uint256 usd,
        uint256 rate
    ) public pure {
        (first, second) = (bound(first, 1, MOST_SECONDS), bound(second, 1, MOST_SECONDS));
        (usd, rate) = (bound(usd, 1, MOST_USD), bound(rate, 1, MAX_RATE));
        uint256 parts =
            RewardMath.rewardFor(first, usd, rate * 7, 7) + RewardMath.rewardFor(second, usd, rate * 11, 11);
        uint256 whole = RewardMath.rewardFor(first + second, usd, rate, 1);
        assertLe(parts, whole, "parts <= whole");
        assertLe(whole, parts + 1, "less than a wei for each is lost");
    }

    function testFuzz_reserveCoversTheReward(uint256 seconds_, uint256 usd, uint256 rate, uint256 margin) public pure {
        (seconds_, usd) = (bound(seconds_, 1, MOST_SECONDS), bound(usd, 1, MOST_USD));
        (rate, margin) = (bound(rate, 1, MAX_RATE), bound(margin, 10_000, 40_000));
        uint256 reserve = RewardMath.reserveFor(seconds_, usd, rate, margin) * RESERVE_UNIT;
        uint256 least = (RewardMath.rewardFor(seconds_, usd, rate, 1) * margin) / 10_000;
        assertGe(reserve, least, "reserve >= reward x margin");
        assertLe(reserve, least + 4 + RESERVE_UNIT, "by less than a unit");
    }

    function testFuzz_whatIsStillReservedIsItsShareRoundedUp(
        uint256 all,
        uint256 from,
        uint256 time,
        uint256 now_
    ) public pure {
        (all, from) = (bound(all, 0, type(uint48).max), bound(from, 0, type(uint40).max / 2));
        uint256 until = from + bound(time, 1, 365 days);
        now_ = bound(now_, from, until + 10);
        uint256 still = RewardMath.stillFor(all, from, now_, until);
        uint256 ahead = now_ >= until ? 0 : until - now_;
        assertGe(still * (until - from), all * ahead, "rounded up");
        assertTrue(still == 0 || (still - 1) * (until - from) < all * ahead, "by less than a unit");
    }
}
