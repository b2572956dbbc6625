// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {Drip} from "../../contracts/libraries/Drip.sol";
import {TestBase} from "../helpers/TestBase.sol";

/// @title Drip: evenly, to the wei, and nobody holds it back
contract DripTest is TestBase {
    using Drip for Drip.State;

    uint256 private constant DURATION = 7 days;
    uint256 private constant MOST = 50_000_000e18;

    function setUp() public {
        vm.warp(1_700_000_000);
    }

    function testFuzz_isDueEvenly(uint256 amount, uint256 wait) public {
        amount = bound(amount, 0, MOST);
        wait = bound(wait, 0, 2 * DURATION);
        Drip.State memory drip;
        drip.add(amount, DURATION);
        assertEq(drip.due(), 0, "at once");
        skip(wait);
        assertEq(drip.due(), wait >= DURATION ? amount : (amount * wait) / DURATION, "later");
    }

    function testFuzz_paysAllOfItInTheEnd(uint256 amount, uint256 other, uint256 wait, uint256 take) public {
        (amount, other, wait) = (bound(amount, 0, MOST), bound(other, 0, MOST), bound(wait, 0, 2 * DURATION));
        Drip.State memory drip;
        drip.add(amount, DURATION);
        skip(wait);
        uint256 taken = take % 2 == 0 ? drip.take() : 0;
        drip.add(other, DURATION);
        skip(DURATION);
        taken += drip.take();
        assertEq(taken, amount + other, "taken");
        assertEq(drip.due(), 0, "left");
    }

    function testFuzz_anAdditionChangesNothingOfWhatIsDue(uint256 amount, uint256 other, uint256 wait) public {
        (amount, other, wait) = (bound(amount, 0, MOST), bound(other, 0, MOST), bound(wait, 0, DURATION));
        Drip.State memory drip;
        drip.add(amount, DURATION);
        skip(wait);
        uint256 before = drip.due();
        drip.add(other, DURATION);
        assertEq(drip.due(), before, "due");
    }

    /// @dev A thousandth, added by somebody every hour, holds the rest back by less than a thousandth of the time.
    function test_littleAdditionsHoldLittleBack() public {
        Drip.State memory drip;
        drip.add(1e24, DURATION);
        for (uint256 i = 0; i < DURATION / 1 hours; ++i) {
            skip(1 hours);
            drip.add(1, DURATION);
        }
        assertGe(drip.due(), 1e24 - 1e15, "held back");
    }
}
