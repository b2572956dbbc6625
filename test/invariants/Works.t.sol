// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {IWorkOrders} from "../../contracts/interfaces/IWorkOrders.sol";
import {SNM} from "../../contracts/token/SNM.sol";
import {
    ASSIGN_PERIOD,
    MAX_OFFERS_PERIOD,
    MAX_WORK_DURATION,
    STREAM_CLAIM_PERIOD,
    TEAM_ANSWER_PERIOD
} from "../../contracts/types/Constants.sol";
import {Milestone, MilestoneStatus, WorkState, WorkStatus} from "../../contracts/types/WorkOrder.sol";
import {TestBase} from "../helpers/TestBase.sol";
import {WorksHandler} from "./WorksHandler.sol";
import {WorksStage} from "./WorksStage.sol";

/// @title What holds for work orders after any sequence of calls
contract WorksInvariants is TestBase {
    /// @dev From the day an order is published: somebody is assigned at the last moment, and streams for as long as possible. The last deadline,
    /// another version, its review and a dispute are over before that.
    uint256 private constant LONGEST =
        MAX_OFFERS_PERIOD + ASSIGN_PERIOD + TEAM_ANSWER_PERIOD + MAX_WORK_DURATION + STREAM_CLAIM_PERIOD + 1;

    WorksHandler private handler;
    SNM private token;
    IWorkOrders private works;

    function setUp() public {
        handler = new WorksHandler();
        (token, works) = handler.contracts();
        targetContract(address(handler));
    }

    /// @dev The handler's calls do what they are for, or the invariants would hold for nothing.
    function test_handlerReachesEverySituation() public {
        handler.publish(5, 1 << 200, 10, true);
        handler.oweReports(0, 10 days);
        handler.assign(0, 0, 1);
        for (uint256 i = 0; i < 4; ++i) handler.deliver(0, false);
        handler.accept(0);
        handler.reject(0);
        handler.deliver(0, true);
        for (uint256 i = 0; i < 3; ++i) handler.reject(0);
        handler.dispute(0);
        handler.dispute(0);
        handler.resolve(0, 5_000);
        handler.passTime(20 days);
        handler.payStream(0);
        handler.fileReports(0);
        handler.payStream(0);
        handler.settle(0, 2);
        for (uint256 i = 0; i < 9; ++i) handler.passTime(40 days);
        handler.settle(0, 0);
        handler.settle(0, 3);
        handler.publish(1, 1 << 200, 10, false);
        handler.askTeam(1, 1);
        handler.answer(1, false);
        handler.askTeam(1, 1);
        handler.answer(1, true);
        handler.deliver(1, false);
        handler.passTime(31 days);
        handler.settle(1, 1);
        handler.publish(1, 1 << 200, 10, false);
        handler.end(2 << 2);
        handler.publish(1, 1 << 200, 10, false);
        for (uint256 i = 0; i < 3; ++i) handler.passTime(40 days);
        handler.expire(3);
        handler.overreach(0, 0);
        for (uint256 i = 0; i < 4; ++i) {
            assertEq(handler.done(keccak256(abi.encode("settle", MilestoneStatus(i)))), 1, "settled");
        }
        bytes32[10] memory others = [
            bytes32("accept"),
            "resolve",
            "delivered again",
            "declined",
            "accepted",
            "stream",
            "file",
            "end",
            "expire",
            "overreach"
        ];
        for (uint256 i = 0; i < others.length; ++i) assertTrue(handler.done(others[i]) != 0, "an act is missing");
        invariant_70_heldIsWhatIsOpen();
        invariant_71_everyOrderConservesItsMoney();
        invariant_72_aMilestoneIsPaidOnce();
        invariant_73_streamsAreNeverAhead();
        invariant_74_everyOrderEndsByItself();
    }

    function invariant_70_heldIsWhatIsOpen() public view {
        uint256 sum;
        for (uint256 orderId = works.orderCount(); orderId != 0; --orderId) {
            WorkState memory state = works.orderOf(orderId);
            Milestone[] memory milestones = works.milestonesOf(orderId);
            uint256 fee = works.termsOf(orderId).reviewFee;
            uint256 owed = state.streamLeft;
            uint256 open;
            for (uint256 i = 0; i < milestones.length; ++i) {
                if (milestones[i].status == MilestoneStatus.Settled) continue;
                ++open;
                owed += milestones[i].amount + fee;
            }
            assertEq(state.open, open, "open milestones");
            assertEq(state.held, owed, "held = owed");
            bool over = open == 0 && state.streamLeft == 0;
            assertEq(state.status == WorkStatus.Ended, over, "an order with nothing left has ended");
            sum += state.held;
        }
        assertEq(works.totalHeld(), sum, "total = sum");
        assertEq(token.balanceOf(address(works)), sum, "balance = sum");
    }

    function invariant_71_everyOrderConservesItsMoney() public view {
        for (uint256 orderId = works.orderCount(); orderId != 0; --orderId) {
            (, uint256 taken, uint256 paid, uint256 fees, uint256 returned, , ) = handler.books(orderId);
            assertEq(taken, paid + fees + returned + works.orderOf(orderId).held, "in = out + held");
        }
        assertEq(handler.faults(WorksStage.Fault.MoneyNotAsBooked), 0, "a call moved something else");
        assertEq(handler.faults(WorksStage.Fault.StrangerActed), 0, "a stranger moved something");
    }

    function invariant_72_aMilestoneIsPaidOnce() public view {
        for (uint256 orderId = works.orderCount(); orderId != 0; --orderId) {
            Milestone[] memory milestones = works.milestonesOf(orderId);
            for (uint256 i = 0; i < milestones.length; ++i) {
                uint256 times = milestones[i].status == MilestoneStatus.Settled ? 1 : 0;
                assertEq(handler.timesSettled(orderId, i), times, "settled once");
            }
        }
        assertEq(handler.faults(WorksStage.Fault.PaidTwice), 0, "paid twice");
        assertEq(handler.faults(WorksStage.Fault.PaidAbove), 0, "paid above its amount");
    }

    function invariant_73_streamsAreNeverAhead() public view {
        assertEq(handler.faults(WorksStage.Fault.StreamAhead), 0, "more than by time");
        assertEq(
            handler.faults(WorksStage.Fault.StreamWhileOverdue),
            0,
            "paid for a time in which a report was overdue"
        );
        for (uint256 orderId = works.orderCount(); orderId != 0; --orderId) {
            (, , , , , uint256 streamed, uint256 stream) = handler.books(orderId);
            assertLe(streamed, stream, "more than the stream");
        }
    }

    /// hardhat-config: default.invariant.runs = 32
    function invariant_74_everyOrderEndsByItself() public {
        uint256 start = vm.getBlockTimestamp();
        for (uint256 orderId = works.orderCount(); orderId != 0; --orderId) {
            if (works.orderOf(orderId).status == WorkStatus.Ended) continue;
            uint256 snapshot = vm.snapshotState();
            uint256 last = finish(orderId);
            (uint256 published, , , , , , ) = handler.books(orderId);
            WorkState memory state = works.orderOf(orderId);
            vm.revertToState(snapshot);
            assertTrue(state.status == WorkStatus.Ended, "it did not end");
            assertEq(state.held, 0, "it kept something");
            assertLe(last, published + LONGEST, "it took too long");
        }
        assertEq(vm.getBlockTimestamp(), start, "time went back");
    }

    /// @dev Ends an order by calls that anybody makes, as soon as each works.
    /// @return last unix seconds that had to come
    function finish(uint256 orderId) private returns (uint256 last) {
        WorkState memory state = works.orderOf(orderId);
        if (state.status == WorkStatus.Running) {
            Milestone[] memory milestones = works.milestonesOf(orderId);
            for (uint256 i = 0; i < milestones.length; ++i) {
                uint256 earliest = works.settleableFrom(orderId, i);
                if (earliest == 0) continue;
                last = comeTo(earliest, last);
                works.settle(orderId, i);
            }
        }
        if (works.orderOf(orderId).status == WorkStatus.Ended) return last;
        last = comeTo(works.expirableFrom(orderId), last);
        works.expire(orderId);
    }

    function comeTo(uint256 time, uint256 last) private returns (uint256) {
        if (time > vm.getBlockTimestamp()) vm.warp(time);
        return time > last ? time : last;
    }
}
