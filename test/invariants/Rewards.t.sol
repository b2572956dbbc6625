// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {IMarket} from "../../contracts/interfaces/IMarket.sol";
import {IRewardPrograms} from "../../contracts/interfaces/IRewardPrograms.sol";
import {ITeamPool} from "../../contracts/interfaces/ITeamPool.sol";
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
    ITeamPool private pool;
    uint256 private subsidy;

    function setUp() public {
        handler = new RewardsHandler();
        (token, market, programs, pool) = handler.contracts();
        subsidy = pool.subsidyTotal();
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
        handler.enlarge(0, 4, 5e18);
        for (uint256 i = 0; i < 18; ++i) handler.moveRate(2_000, 3 days);
        handler.extend(1, 30 days);
        handler.claim(1, 1, 40_000_000, 0, 0); // SNM has lost nearly all: the budget is used up
        handler.claim(1, 1, 40_000_001, 0, 0);
        assertTrue(handler.claims() >= 3, "claims");
        assertTrue(handler.refused() >= 2, "refusals");
        assertTrue(handler.changes() == 1, "another number of cards");
        assertTrue(handler.usedUp() >= 1, "a budget used up");
    }

    /// @dev Programs end, machines vanish or lose their cards, and what nobody earned is given away.
    function test_handlerReachesTheEnd() public {
        handler.admit(0, 0, 4);
        handler.admit(0, 1, 4);
        handler.removeUnqualified(0, 0, 0, 6 days); // too early
        handler.removeUnqualified(0, 0, 0, 8 days);
        handler.removeUnattested(0, 1, 10 days); // too early
        handler.removeUnattested(0, 1, 40 days);
        assertTrue(handler.removals() == 2 && handler.refused() >= 2, "removals");
        handler.claim(0, 1, 100_000, 0, 0);
        handler.admit(1, 2, 8);
        for (uint256 i = 0; i < 8; ++i) handler.moveRate(0, 5 days);
        for (uint256 i = 0; i < 4; ++i) handler.claim(0, 1, 0, 0, 20 days);
        handler.close(0, 60 days);
        assertTrue(handler.closed() == 1 && handler.leftovers() > 0, "leftovers");
        invariant_55_paidAndReservedStayWithinTheBudget();
        invariant_56_whatProgramsHaveLeftIsHeld();
        invariant_57_termsAndPromisesStay();
        invariant_58_noSecondIsPaidTwice();
        invariant_59_whatWasFundedIsPaidOrLeft();
    }

    function invariant_55_paidAndReservedStayWithinTheBudget() public view {
        for (uint256 id = 0; id < handler.PROGRAMS(); ++id) {
            ProgramState memory state = programs.state(id);
            assertEq(state.budget, handler.budgetOf(id), "budget");
            if (state.closed) {
                assertEq(state.left + state.reserved, 0, "nothing is left of a program that is closed");
                assertLe(handler.paidBy(id), state.budget, "paid <= budget");
                continue;
            }
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
            assertGe(terms.maxGpus, first.maxGpus, "room never shrinks");
            (terms.end, terms.maxGpus) = (first.end, first.maxGpus);
            assertEq(keccak256(abi.encode(terms)), keccak256(abi.encode(first)), "terms");
        }
        assertEq(handler.promisesBroken(), 0, "a reserve below its promise that was not paid");
        assertEq(handler.earnedFreed(), 0, "a reserve for what was earned that a change freed");
        assertEq(handler.removedTooEarly(), 0, "a member that was removed too early");
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

    function invariant_59_whatWasFundedIsPaidOrLeft() public view {
        uint256 found = programs.unallocated() + handler.leftovers();
        for (uint256 id = 0; id < handler.PROGRAMS(); ++id) found += programs.state(id).left + handler.paidBy(id);
        assertEq(found, handler.FUNDED(), "paid + left + unallocated + leftovers");
        assertEq(pool.subsidyTotal(), subsidy + handler.leftovers(), "leftovers are the subsidy's");
        assertEq(handler.overpaid(), 0, "more than due");
    }
}
