// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {IReportRegistry} from "../../contracts/interfaces/IReportRegistry.sol";
import {IWorkOrders} from "../../contracts/interfaces/IWorkOrders.sol";
import {SNM} from "../../contracts/token/SNM.sol";
import {Milestone, MilestoneStatus, WorkState} from "../../contracts/types/WorkOrder.sol";
import {TestBase} from "../helpers/TestBase.sol";

/// @title Orders, registry and treasury as they are deployed, with people and separately kept books
abstract contract WorksStage is TestBase {
    /// @notice One line for each law that can be broken.
    enum Fault {
        MoneyNotAsBooked,
        PaidTwice,
        PaidAbove,
        StreamAhead,
        StreamWhileOverdue,
        StrangerActed
    }

    uint256 public constant DEVELOPERS = 3;
    uint256 internal constant FUNDS = 100_000_000e18;
    bytes32[DEVELOPERS] internal kinds = [bytes32("one"), bytes32("two"), bytes32("three")];

    /// @param published unix seconds
    /// @param taken SNM wei that the treasury paid in
    /// @param paid SNM wei that the developer got
    /// @param fees SNM wei that the reviewer got
    /// @param returned SNM wei that the treasury got back
    /// @param streamed SNM wei of `paid` that the stream was
    /// @param stream SNM wei that was agreed on
    struct Book {
        uint256 published;
        uint256 taken;
        uint256 paid;
        uint256 fees;
        uint256 returned;
        uint256 streamed;
        uint256 stream;
    }

    /// @dev What the four had before a call.
    struct Purse {
        uint256 developer;
        uint256 reviewer;
        uint256 dao;
        uint256 works;
    }

    SNM internal token;
    IReportRegistry internal registry;
    IWorkOrders internal works;
    address internal dao;
    address internal reviewer;
    address internal stranger;
    address[] internal developers;
    uint256[] internal keys;

    mapping(uint256 orderId => Book) public books;
    mapping(uint256 orderId => mapping(uint256 milestone => uint256)) public timesSettled;
    /// @notice Whether the reviewer decided what was delivered last.
    mapping(uint256 orderId => mapping(uint256 milestone => bool)) internal decided;
    mapping(Fault => uint256) public faults;
    /// @notice How often each act was done.
    mapping(bytes32 act => uint256) public done;

    function deployWorks() internal {
        vm.warp(1_700_000_000);
        token = SNM(deploy("SNM", abi.encode(address(this))));
        dao = deploy("Treasury", abi.encode(2 days, 7 days));
        registry = IReportRegistry(deploy("ReportRegistry", abi.encode(dao)));
        works = IWorkOrders(deploy("WorkOrders", abi.encode(token, registry, dao)));
        reviewer = makeAddr("reviewer");
        stranger = makeAddr("stranger");
        token.transfer(dao, FUNDS);
        vm.prank(dao);
        token.approve(address(works), type(uint256).max);
        for (uint256 i = 0; i < DEVELOPERS; ++i) {
            (address developer, uint256 key) = makeAddrAndKey(string(abi.encode("developer", i)));
            developers.push(developer);
            keys.push(key);
        }
    }

    function contracts() external view returns (SNM, IWorkOrders) {
        return (token, works);
    }

    // Picking

    /// @dev Zero where there is none.
    function pickOrder(uint256 seed) internal view returns (uint256) {
        uint256 count = works.orderCount();
        return count == 0 ? 0 : 1 + (seed % count);
    }

    /// @dev The first milestone in a status, of all orders from a random one on.
    function pickMilestone(
        uint256 seed,
        MilestoneStatus status
    ) internal view returns (uint256 orderId, uint256 milestone, bool found) {
        uint256 count = works.orderCount();
        for (uint256 i = 0; i < count; ++i) {
            orderId = 1 + (((seed % count) + i) % count);
            Milestone[] memory all = works.milestonesOf(orderId);
            for (milestone = 0; milestone < all.length; ++milestone) {
                if (all[milestone].status == status) return (orderId, milestone, true);
            }
        }
    }

    // Booking

    function fault(Fault which) internal {
        ++faults[which];
    }

    function purse(uint256 orderId) internal view returns (Purse memory) {
        address developer = works.orderOf(orderId).developer;
        return
            Purse({
                developer: developer == address(0) ? 0 : token.balanceOf(developer),
                reviewer: token.balanceOf(reviewer),
                dao: token.balanceOf(dao),
                works: token.balanceOf(address(works))
            });
    }

    /// @return paid SNM wei that the developer got since
    /// @return fee SNM wei that the reviewer got since
    function note(uint256 orderId, Purse memory before) internal returns (uint256 paid, uint256 fee) {
        Purse memory afterwards = purse(orderId);
        // An order that was just assigned had nobody before, and pays nobody then.
        if (before.developer != 0 || afterwards.developer != 0) paid = afterwards.developer - before.developer;
        fee = afterwards.reviewer - before.reviewer;
        uint256 returned = afterwards.dao - before.dao;
        Book storage book = books[orderId];
        (book.paid, book.fees, book.returned) = (book.paid + paid, book.fees + fee, book.returned + returned);
        if (before.works - afterwards.works != paid + fee + returned) fault(Fault.MoneyNotAsBooked);
    }

    /// @dev A milestone was settled by a call that settles no other.
    /// @param most SNM wei that the developer may have got of it
    function noteSettled(uint256 orderId, uint256 milestone, Purse memory before, uint256 most) internal {
        (uint256 paid, uint256 fee) = note(orderId, before);
        if (++timesSettled[orderId][milestone] != 1) fault(Fault.PaidTwice);
        if (paid > most) fault(Fault.PaidAbove);
        uint256 due = decided[orderId][milestone] ? works.termsOf(orderId).reviewFee : 0;
        if (fee != due) fault(Fault.MoneyNotAsBooked);
    }

    /// @dev What `end` settled beside the rest; it pays the developer of none of them.
    function noteGivenBack(uint256 orderId, Milestone[] memory before) internal {
        Milestone[] memory afterwards = works.milestonesOf(orderId);
        for (uint256 i = 0; i < before.length; ++i) {
            if (afterwards[i].status != MilestoneStatus.Settled || before[i].status == MilestoneStatus.Settled)
                continue;
            if (++timesSettled[orderId][i] != 1) fault(Fault.PaidTwice);
        }
    }

    /// @dev The stream was paid. Roundings only ever make it pay later.
    function noteStream(uint256 orderId, WorkState memory before, uint256 paid) internal {
        Book storage book = books[orderId];
        book.streamed += paid;
        if (paid == 0) return;
        uint256 duration = works.termsOf(orderId).streamDuration;
        uint256 time = vm.getBlockTimestamp() - before.since;
        if (time > duration) time = duration;
        if (book.streamed > (book.stream * time) / duration) fault(Fault.StreamAhead);
        if (works.orderOf(orderId).streamedUntil > registry.goodUntil(before.developer))
            fault(Fault.StreamWhileOverdue);
    }
}
