// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {LegacyTokenMock} from "../../contracts/mocks/LegacyTokenMock.sol";
import {LegacySwap} from "../../contracts/token/LegacySwap.sol";
import {SNM} from "../../contracts/token/SNM.sol";
import {TeamPool} from "../../contracts/token/TeamPool.sol";
import {TEAM_SUPPLY} from "../../contracts/types/Constants.sol";
import {TestBase} from "../helpers/TestBase.sol";
import {GenesisHandler} from "./GenesisHandler.sol";

/// @title What holds for the team's pool and the swap after any sequence of calls
contract GenesisInvariants is TestBase {
    GenesisHandler private handler;
    SNM private token;
    TeamPool private pool;
    LegacySwap private swap;
    LegacyTokenMock private legacy;

    function setUp() public {
        handler = new GenesisHandler();
        (token, pool, swap, legacy) = handler.contracts();
        targetContract(address(handler));
    }

    /// @dev The handler's calls do what they are for, or the invariants would hold for nothing.
    function test_handlerReachesEverySituation() public {
        handler.passTime(300 days);
        handler.collectSubsidy();
        handler.fundPrograms(1_000_000e18);
        handler.extendSubsidy(500_000e18);
        handler.swap(0, 1, 10e18);
        for (uint256 i = 0; i < 6; ++i) handler.passTime(300 days);
        handler.collectSubsidy();
        handler.extendSubsidy(400_000e18);
        handler.passTime(100 days);
        handler.collectSubsidy();
        assertTrue(pool.subsidySent() > 17_760_000e18 + 500_000e18, "sent of every stretch");
        assertTrue(handler.swapped() > 0, "swapped");
    }

    function invariant_47_teamPoolHoldsWhatItOwes() public view {
        uint256 owed = pool.programsLeft() + pool.subsidyTotal() - pool.subsidySent();
        assertEq(token.balanceOf(address(pool)), owed, "held = owed");
        assertEq(TEAM_SUPPLY + handler.extended(), owed + handler.funded() + handler.collected(), "in = out + held");
    }

    function invariant_48_subsidySentWasReleasedAndTheScheduleNeverActsBackwards() public view {
        assertLe(pool.subsidySent(), pool.subsidyReleased(vm.getBlockTimestamp()), "sent <= released");
        assertEq(handler.overdrawn(), 0, "sent before it was released");
        assertEq(handler.changed(), 0, "the past changed, or what is released fell");
    }

    function invariant_49_snmOutIsLegacyIn() public view {
        uint256 out = handler.START() - token.balanceOf(address(swap));
        assertEq(out, legacy.balanceOf(address(swap)), "out = in");
        assertEq(out, handler.swapped(), "swapped");
        assertEq(handler.wrong(), 0, "a swap gave another amount");
    }
}
