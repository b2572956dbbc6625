// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {ReportKind} from "../../contracts/types/Governance.sol";
import {
    Milestone,
    MilestoneStatus,
    MilestoneTerms,
    WorkOffer,
    WorkState,
    WorkStatus,
    WorkTerms
} from "../../contracts/types/WorkOrder.sol";
import {WorksStage} from "./WorksStage.sol";

/// @title A DAO that orders work, developers and a reviewer who do their part or don't, and time that passes
contract WorksHandler is WorksStage {
    uint256 private constant MOST_ORDERS = 6;

    constructor() {
        deployWorks();
    }

    // Orders

    function publish(uint256 count, uint256 amount, uint256 days_, bool streams) external {
        if (works.orderCount() == MOST_ORDERS) return;
        uint256 time = vm.getBlockTimestamp();
        count = bound(count, streams ? 0 : 1, 5);
        MilestoneTerms[] memory milestones = new MilestoneTerms[](count);
        days_ = bound(days_, 1, 90);
        for (uint256 i = 0; i < count; ++i) {
            milestones[i].amount = uint128(bound(amount >> (i * 32), 1, 1_000_000e18));
            milestones[i].deadline = uint40(time + (days_ + 1) * 1 days + i * 60 days);
        }
        WorkTerms memory terms = WorkTerms({
            contentHash: keccak256("description"),
            reviewer: reviewer,
            reviewFee: uint128(bound(amount, 0, 1_000e18)),
            offersUntil: uint40(time + days_ * 1 days),
            reviewPeriod: uint32(bound(amount, 1 hours, 30 days)),
            stream: streams ? uint128(bound(amount >> 64, 1, 1_000_000e18)) : 0,
            streamDuration: streams ? uint40(bound(amount >> 32, 1, 730 days)) : 0
        });
        uint256 before = token.balanceOf(dao);
        vm.prank(dao);
        uint256 orderId = works.publish("", "", terms, milestones);
        books[orderId].published = time;
        books[orderId].taken = before - token.balanceOf(dao);
        ++done["publish"];
    }

    /// @dev By an offer that is cheaper at times.
    function assign(uint256 seed, uint256 who, uint256 cheaper) external {
        uint256 orderId = pickOrder(seed);
        if (orderId == 0) return;
        Milestone[] memory milestones = works.milestonesOf(orderId);
        uint128[] memory amounts = new uint128[](milestones.length);
        for (uint256 i = 0; i < amounts.length; ++i) {
            amounts[i] = uint128(milestones[i].amount - bound(cheaper >> (i * 32), 0, milestones[i].amount));
        }
        uint256 stream = works.termsOf(orderId).stream;
        WorkOffer memory offer = WorkOffer({
            orderId: orderId,
            developer: developers[who % DEVELOPERS],
            amounts: amounts,
            stream: uint128(stream - bound(cheaper >> 160, 0, stream)),
            contentHash: keccak256("offer"),
            validUntil: uint40(vm.getBlockTimestamp() + 1)
        });
        (uint8 v, bytes32 r, bytes32 s) = vm.sign(keys[who % DEVELOPERS], works.hashOffer(offer));
        uint256 before = token.balanceOf(dao);
        vm.prank(dao);
        works.assign(offer, abi.encodePacked(r, s, v));
        books[orderId].returned += token.balanceOf(dao) - before;
        books[orderId].stream = offer.stream;
        ++done["assign"];
    }

    function askTeam(uint256 seed, uint256 who) external {
        uint256 orderId = pickOrder(seed);
        vm.prank(dao);
        works.askTeam(orderId, developers[who % DEVELOPERS]);
        ++done["ask"];
    }

    function answer(uint256 seed, bool accepts) external {
        uint256 orderId = pickOrder(seed);
        if (orderId == 0) return;
        WorkState memory state = works.orderOf(orderId);
        if (state.status != WorkStatus.Asked) return;
        vm.prank(state.developer);
        works.answer(orderId, accepts);
        if (accepts) books[orderId].stream = works.termsOf(orderId).stream;
        ++done[accepts ? bytes32("accepted") : bytes32("declined")];
    }

    // Milestones

    function deliver(uint256 seed, bool again) external {
        MilestoneStatus status = again ? MilestoneStatus.Rejected : MilestoneStatus.Pending;
        (uint256 orderId, uint256 milestone, bool found) = pickMilestone(seed, status);
        if (!found) return;
        vm.prank(works.orderOf(orderId).developer);
        works.deliver(orderId, milestone, keccak256("made"), "");
        decided[orderId][milestone] = false;
        ++done[again ? bytes32("delivered again") : bytes32("delivered")];
    }

    function accept(uint256 seed) external {
        (uint256 orderId, uint256 milestone, bool found) = pickMilestone(seed, MilestoneStatus.Delivered);
        if (!found) return;
        uint256 amount = works.milestonesOf(orderId)[milestone].amount;
        Purse memory before = purse(orderId);
        vm.prank(reviewer);
        works.accept(orderId, milestone);
        decided[orderId][milestone] = true;
        noteSettled(orderId, milestone, before, amount);
        ++done["accept"];
    }

    function reject(uint256 seed) external {
        (uint256 orderId, uint256 milestone, bool found) = pickMilestone(seed, MilestoneStatus.Delivered);
        if (!found) return;
        vm.prank(reviewer);
        works.reject(orderId, milestone, keccak256("reasons"), "");
        decided[orderId][milestone] = true;
        ++done["reject"];
    }

    function dispute(uint256 seed) external {
        (uint256 orderId, uint256 milestone, bool found) = pickMilestone(seed, MilestoneStatus.Rejected);
        if (!found) return;
        vm.prank(works.orderOf(orderId).developer);
        works.dispute(orderId, milestone, keccak256("objection"), "");
        ++done["dispute"];
    }

    function resolve(uint256 seed, uint256 share) external {
        (uint256 orderId, uint256 milestone, bool found) = pickMilestone(seed, MilestoneStatus.Disputed);
        if (!found) return;
        share = bound(share, 0, 10_000);
        uint256 amount = works.milestonesOf(orderId)[milestone].amount;
        Purse memory before = purse(orderId);
        vm.prank(dao);
        works.resolve(orderId, milestone, share);
        noteSettled(orderId, milestone, before, (amount * share) / 10_000);
        ++done["resolve"];
    }

    function settle(uint256 seed, uint256 kind) external {
        MilestoneStatus status = MilestoneStatus(kind % 4);
        (uint256 orderId, uint256 milestone, bool found) = pickMilestone(seed, status);
        if (!found) return;
        uint256 most;
        if (status == MilestoneStatus.Delivered) most = works.milestonesOf(orderId)[milestone].amount;
        if (status == MilestoneStatus.Disputed) most = works.milestonesOf(orderId)[milestone].amount / 2;
        Purse memory before = purse(orderId);
        vm.prank(stranger);
        works.settle(orderId, milestone);
        noteSettled(orderId, milestone, before, most);
        ++done[keccak256(abi.encode("settle", status))];
    }

    // Streams and reports

    function payStream(uint256 seed) external {
        uint256 orderId = pickOrder(seed);
        if (orderId == 0) return;
        WorkState memory state = works.orderOf(orderId);
        uint256 due = works.streamDue(orderId);
        Purse memory before = purse(orderId);
        vm.prank(stranger);
        works.payStream(orderId);
        (uint256 paid, ) = note(orderId, before);
        if (paid != due) fault(Fault.MoneyNotAsBooked);
        noteStream(orderId, state, paid);
        ++done["stream"];
    }

    function oweReports(uint256 who, uint256 period) external {
        who %= DEVELOPERS;
        vm.prank(dao);
        registry.setKind(kinds[who], developers[who], bound(period, 1 days, 60 days), 3 days);
    }

    function forgiveReports(uint256 who) external {
        vm.prank(dao);
        registry.endKind(kinds[who % DEVELOPERS]);
    }

    /// @dev All that are due. The treasury of this test pays for work only, and not by decisions: it spent nothing.
    function fileReports(uint256 who) external {
        who %= DEVELOPERS;
        ReportKind memory kind = registry.kindOf(kinds[who]);
        if (kind.author == address(0)) return;
        for (uint256 next = kind.next + kind.period; next <= vm.getBlockTimestamp(); next += kind.period) {
            vm.prank(developers[who]);
            registry.file(kinds[who], keccak256("report"), "", 0);
        }
        ++done["file"];
    }

    // Ends

    function expire(uint256 seed) external {
        close(pickOrder(seed), false);
        ++done["expire"];
    }

    function end(uint256 seed) external {
        // A DAO seldom does.
        if (seed % 4 != 0) return;
        close(pickOrder(seed >> 2), true);
        ++done["end"];
    }

    function close(uint256 orderId, bool byDao) private {
        WorkState memory state = works.orderOf(orderId);
        Milestone[] memory milestones = works.milestonesOf(orderId);
        uint256 due = works.streamDue(orderId);
        Purse memory before = purse(orderId);
        vm.prank(byDao ? dao : stranger);
        if (byDao) works.end(orderId);
        else works.expire(orderId);
        (uint256 paid, ) = note(orderId, before);
        if (paid != due) fault(Fault.MoneyNotAsBooked);
        noteStream(orderId, state, paid);
        noteGivenBack(orderId, milestones);
    }

    function passTime(uint256 duration) external {
        skip(bound(duration, 1, 40 days));
    }

    // Strangers

    /// @dev Nobody but whose turn it is moves anything.
    function overreach(uint256 seed, uint256 act) external {
        uint256 orderId = pickOrder(seed);
        if (orderId == 0) return;
        uint256 milestone = (seed >> 128) % 5;
        bytes[8] memory calls = [
            abi.encodeCall(works.accept, (orderId, milestone)),
            abi.encodeCall(works.reject, (orderId, milestone, keccak256("reasons"), "")),
            abi.encodeCall(works.deliver, (orderId, milestone, keccak256("made"), "")),
            abi.encodeCall(works.dispute, (orderId, milestone, keccak256("objection"), "")),
            abi.encodeCall(works.resolve, (orderId, milestone, 10_000)),
            abi.encodeCall(works.answer, (orderId, true)),
            abi.encodeCall(works.askTeam, (orderId, stranger)),
            abi.encodeCall(works.end, (orderId))
        ];
        vm.prank(stranger);
        (bool success, ) = address(works).call(calls[act % calls.length]);
        if (success) fault(Fault.StrangerActed);
        ++done["overreach"];
    }
}
