// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {IMarket} from "../../contracts/interfaces/IMarket.sol";
import {IRewardPrograms} from "../../contracts/interfaces/IRewardPrograms.sol";
import {SNM} from "../../contracts/token/SNM.sol";
import {ProgramState, ProgramTerms} from "../../contracts/types/Program.sol";
import {TestBase} from "../helpers/TestBase.sol";
import {RewardsHandler} from "./RewardsHandler.sol";

/// @title What holds for reward programs after any sequence of calls
contract RewardsInvariants is TestBase {
    RewardsHandler private handler;
    SNM private token;
    IMarket private market;
    IRewardPrograms private programs;

    function setUp() public {
        handler = new RewardsHandler();
        (token, market, programs) = handler.contracts();
        targetContract(address(handler));
    }

    /// @dev The handler's calls do what they are for, or the invariants would hold for nothing.
    function test_handlerReachesEverySituation() public {
        handler.admit(0, 0, 1);
        handler.admit(1, 0, 1); // a member elsewhere
        handler.admit(1, 1, 8);
        handler.claim(0, 0, 100_000, 0, 3 days);
        handler.claim(0, 0, type(uint256).max, 0, 3 days); // more than was possible
        handler.admit(0, 0, 4);
        handler.moveRate(2_000, 1 days);
        handler.claim(0, 0, 1_000_000, 0, 3 days);
        handler.leave(0, 0);
        handler.admit(1, 0, 2);
        handler.raiseBudget(0, 5e18);
        for (uint256 i = 0; i < 18; ++i) handler.moveRate(2_000, 3 days);
        handler.extend(1, 30 days);
        handler.claim(1, 1, 40_000_000, 0, 0); // SNM has lost nearly all: the budget is used up
        handler.claim(1, 1, 40_000_001, 0, 0);
        assertTrue(handler.claims() >= 3, "claims");
        assertTrue(handler.refused() >= 2, "refusals");
        assertTrue(handler.changes() == 1, "another number of cards");
        assertTrue(handler.usedUp() >= 1, "a budget used up");
    }

    function invariant_55_paidAndReservedStayWithinTheBudget() public view {
        for (uint256 id = 0; id < handler.PROGRAMS(); ++id) {
            ProgramState memory state = programs.state(id);
            assertEq(state.budget, handler.budgetOf(id), "budget");
            assertEq(state.left + handler.paidBy(id), state.budget, "left + paid = budget");
            assertLe(handler.paidBy(id) + state.reserved, state.budget, "paid + reserved <= budget");
            uint256 reserved;
            for (uint256 i = 0; i < handler.WORKERS(); ++i)
                reserved += programs.member(id, handler.workers(i)).reserved;
            assertEq(state.reserved, reserved, "the reserve is the members'");
        }
    }

    function invariant_56_whatProgramsHaveLeftIsHeld() public view {
        uint256 left;
        uint256 paid;
        uint256 balances;
        for (uint256 id = 0; id < handler.PROGRAMS(); ++id) {
            left += programs.state(id).left;
            paid += handler.paidBy(id);
        }
        for (uint256 i = 0; i < handler.WORKERS(); ++i) balances += market.balanceOf(handler.workers(i));
        assertEq(token.balanceOf(address(programs)), left + programs.unallocated(), "held = left + unallocated");
        assertEq(balances, paid, "what was paid is in the masters' balances");
    }

    function invariant_57_termsAndPromisesStay() public view {
        for (uint256 id = 0; id < handler.PROGRAMS(); ++id) {
            (ProgramTerms memory first, ProgramTerms memory terms) = (handler.termsAtFirst(id), programs.terms(id));
            assertGe(terms.end, first.end, "an end never comes nearer");
            terms.end = first.end;
            assertEq(keccak256(abi.encode(terms)), keccak256(abi.encode(first)), "terms");
        }
        assertEq(handler.promisesBroken(), 0, "a reserve below its promise that was not paid");
        assertEq(handler.earnedFreed(), 0, "a reserve for what was earned that a change freed");
    }

    function invariant_58_noSecondIsPaidTwice() public view {
        assertEq(handler.twiceMember(), 0, "a member of two programs");
        assertEq(handler.impossiblePaid(), 0, "seconds that were not possible");
        for (uint256 i = 0; i < handler.WORKERS(); ++i) {
            address worker = handler.workers(i);
            for (uint256 id = 0; id < handler.PROGRAMS(); ++id) {
                uint256 possible = handler.possibleAt(id, worker, vm.getBlockTimestamp());
                assertLe(programs.member(id, worker).claimed, possible, "claimed <= possible");
            }
        }
    }

    function invariant_59_noClaimPaysMoreThanIsDue() public view {
        assertEq(handler.overpaid(), 0, "more than due");
    }
}
