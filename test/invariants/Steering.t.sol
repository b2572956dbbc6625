// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {IClassBalances} from "../../contracts/interfaces/IClassBalances.sol";
import {IProgramController} from "../../contracts/interfaces/IProgramController.sol";
import {IRewardPrograms} from "../../contracts/interfaces/IRewardPrograms.sol";
import {BalancePoint} from "../../contracts/types/Balance.sol";
import {Steering} from "../../contracts/types/Mandate.sol";
import {ProgramState, ProgramTerms} from "../../contracts/types/Program.sol";
import {TestBase} from "../helpers/TestBase.sol";
import {SteeringHandler} from "./SteeringHandler.sol";

/// @title What holds for supply, demand and the controller after any sequence of calls
contract SteeringInvariants is TestBase {
    SteeringHandler private handler;
    IRewardPrograms private programs;
    IClassBalances private balances;
    IProgramController private controller;

    function setUp() public {
        handler = new SteeringHandler();
        (programs, balances, controller) = handler.contracts();
        targetContract(address(handler));
        // From here on the first class is under a mandate, its supply is short and the controller has acted.
        handler.setMandate(0, 1 << 16, 3_000e18, 9_000);
        handler.settleAt(0, 10, 100, 100e18);
        handler.steer(0, 0);
    }

    /// @dev The handler's calls do what they are for, or the invariants would hold for nothing.
    function test_handlerReachesEverySituation() public {
        handler.admit(0, 0, 4);
        handler.settleAt(0, 20, 100, 100e18);
        handler.steer(0, 0);
        handler.settleAt(0, 40, 0, 0);
        handler.steer(0, 0);
        handler.settleAt(0, 20, 60, 0);
        handler.steer(0, 0);
        handler.record(0, 10, 50, 0, 1, 0);
        handler.record(0, 10, 50, 0, 2, 0);
        handler.record(0, 10, 50, 0, 3, 0);
        handler.steer(1, 0);
        assertTrue(handler.acts(Steering.Opened) == 1, "opened");
        assertTrue(handler.acts(Steering.Enlarged) == 1, "enlarged");
        assertTrue(handler.acts(Steering.Suspended) == 1, "suspended");
        assertTrue(handler.acts(Steering.Resumed) == 1, "resumed");
        assertTrue(handler.admitted() == 1, "a member");
        assertTrue(handler.refused() == 4, "lies, and a class without a mandate");
    }

    function invariant_60_theControllerSpendsGrantsAndLessThanFees() public view {
        for (uint256 classId = 0; classId < handler.CLASSES(); ++classId) {
            SteeringHandler.Book memory book = handler.bookOf(classId);
            assertLe(book.spent, book.granted + book.earned / 10_000, "spent <= grants + boost x fees");
            assertLe(book.spent, book.granted + (book.fees * 9) / 10, "fees lose a tenth at least");
            uint256 more = book.spent + controller.spendable(classId);
            assertLe(more, book.granted + book.earned / 10_000, "spent + spendable <= grants + boost x fees");
        }
        assertEq(handler.disobeyed(), 0, "beyond the mandate");
    }

    function invariant_61_totalsNeverFallAndNoMoreIsDemandedThanSupplied() public view {
        for (uint256 classId = 0; classId < handler.CLASSES(); ++classId) {
            BalancePoint memory point = handler.pointOf(classId);
            bytes32 kept = keccak256(abi.encode(balances.latest(classId)));
            assertEq(kept, keccak256(abi.encode(point)), "the newest point");
            assertLe(point.demanded, point.supplied, "demanded <= supplied");
            for (uint256 window = 0; window <= 14 days; window += 7 days) {
                try balances.average(classId, window) returns (
                    uint256 supply,
                    uint256 demand,
                    uint256,
                    uint256,
                    uint256
                ) {
                    assertLe(demand, supply, "on average");
                } catch {
                    continue;
                }
            }
        }
        assertEq(handler.fell() + handler.impossible(), 0, "totals that fell, demand without supply");
    }

    function invariant_62_whatWasGivenIsCoveredAndHeld() public view {
        uint256 given;
        for (uint256 id = 0; id < programs.count(); ++id) {
            ProgramState memory state = programs.state(id);
            if (state.closed) continue;
            assertEq(state.left, state.budget, "nobody claimed");
            assertLe(state.reserved, state.left, "reserved <= left");
            assertLe(state.gpus, programs.terms(id).maxGpus, "members <= room");
            given += state.budget;
        }
        assertEq(given, handler.given(), "budgets");
    }

    function invariant_63_termsStayButForEndAndRoom() public view {
        for (uint256 id = 0; id < programs.count(); ++id) {
            (ProgramTerms memory first, ProgramTerms memory terms) = (handler.termsAtFirst(id), programs.terms(id));
            assertGe(terms.maxGpus, first.maxGpus, "room never shrinks");
            (terms.end, terms.maxGpus) = (first.end, first.maxGpus);
            assertEq(keccak256(abi.encode(terms)), keccak256(abi.encode(first)), "terms");
        }
    }

    function invariant_64_theControllerTouchesNoPromise() public view {
        assertEq(handler.touched(), 0, "a member that an act changed");
    }
}
