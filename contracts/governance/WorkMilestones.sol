// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";

import {IWorkOrders} from "../interfaces/IWorkOrders.sol";
import {BASIS_POINTS, DELIVERY_GRACE, DISPUTE_WINDOW, REDELIVERY_PERIOD, RESOLVE_PERIOD} from "../types/Constants.sol";
import {Milestone, MilestoneStatus, WorkStatus} from "../types/WorkOrder.sol";
import {WorkBooks} from "./WorkBooks.sol";

/// @title Delivery, review and dispute
/// @notice Part of `WorkOrders`. Each status has a last second for whoever's turn it is, and `settle` works from the next one on: nobody
/// wins by being first.
abstract contract WorkMilestones is WorkBooks {
    // The developer's turn

    /// @inheritdoc IWorkOrders
    function deliver(uint256 orderId, uint256 milestone, bytes32 contentHash, string calldata uri) external {
        Milestone storage delivered = _forDeveloper(orderId, milestone);
        MilestoneStatus status = delivered.status;
        uint256 latest = _lastTurn(orderId, delivered);
        if (status == MilestoneStatus.Rejected) latest = Math.min(latest, delivered.deadline + REDELIVERY_PERIOD);
        else if (status != MilestoneStatus.Pending) _wrong(orderId, milestone, status);
        if (block.timestamp > latest) revert WorkTooLate(orderId, latest);
        if (contentHash == 0) revert WorkContentHashZero();
        _moveTo(delivered, MilestoneStatus.Delivered);
        delivered.contentHash = contentHash;
        emit MilestoneDelivered(orderId, milestone, contentHash, uri);
    }

    /// @inheritdoc IWorkOrders
    function dispute(uint256 orderId, uint256 milestone, bytes32 reasonHash, string calldata uri) external {
        Milestone storage rejected = _forDeveloper(orderId, milestone);
        _checkTurn(orderId, milestone, rejected, MilestoneStatus.Rejected);
        if (reasonHash == 0) revert WorkContentHashZero();
        _moveTo(rejected, MilestoneStatus.Disputed);
        emit MilestoneDisputed(orderId, milestone, reasonHash, uri);
    }

    // The reviewer's turn

    /// @inheritdoc IWorkOrders
    function accept(uint256 orderId, uint256 milestone) external nonReentrant {
        Milestone storage delivered = _forReviewer(orderId, milestone);
        _checkTurn(orderId, milestone, delivered, MilestoneStatus.Delivered);
        _settleAndPay(orderId, milestone, delivered.amount, true);
    }

    /// @inheritdoc IWorkOrders
    function reject(uint256 orderId, uint256 milestone, bytes32 reasonHash, string calldata uri) external {
        Milestone storage delivered = _forReviewer(orderId, milestone);
        _checkTurn(orderId, milestone, delivered, MilestoneStatus.Delivered);
        if (reasonHash == 0) revert WorkContentHashZero();
        _moveTo(delivered, MilestoneStatus.Rejected);
        emit MilestoneRejected(orderId, milestone, reasonHash, uri);
    }

    // The DAO's turn

    /// @inheritdoc IWorkOrders
    function resolve(uint256 orderId, uint256 milestone, uint256 developerShare) external onlyDao nonReentrant {
        Milestone storage disputed = _milestone(orderId, milestone);
        _checkTurn(orderId, milestone, disputed, MilestoneStatus.Disputed);
        if (developerShare > BASIS_POINTS) revert WorkShareTooHigh(developerShare, BASIS_POINTS);
        _settleAndPay(orderId, milestone, Math.mulDiv(disputed.amount, developerShare, BASIS_POINTS), true);
    }

    // Nobody's turn any more

    /// @inheritdoc IWorkOrders
    function settle(uint256 orderId, uint256 milestone) external nonReentrant {
        Milestone storage overdue = _milestone(orderId, milestone);
        MilestoneStatus status = overdue.status;
        if (status == MilestoneStatus.Settled) _wrong(orderId, milestone, status);
        uint256 earliest = _lastTurn(orderId, overdue) + 1;
        if (block.timestamp < earliest) revert WorkTooEarly(orderId, earliest);
        uint256 paid = 0;
        if (status == MilestoneStatus.Delivered) paid = overdue.amount;
        else if (status == MilestoneStatus.Disputed) paid = overdue.amount / 2;
        // What was rejected, and what of it was disputed, was reviewed.
        _settleAndPay(
            orderId,
            milestone,
            paid,
            status == MilestoneStatus.Rejected || status == MilestoneStatus.Disputed
        );
    }

    /// @inheritdoc IWorkOrders
    function settleableFrom(uint256 orderId, uint256 milestone) external view returns (uint256) {
        Order storage order = _order(orderId);
        if (milestone >= order.milestones.length) revert WorkMilestoneUnknown(orderId, milestone);
        Milestone storage stored = order.milestones[milestone];
        if (order.state.status != WorkStatus.Running || stored.status == MilestoneStatus.Settled) return 0;
        return _lastTurn(orderId, stored) + 1;
    }

    /// @dev Settles what the DAO need not wait for: what was not delivered, and what was rejected and is nobody's turn any more.
    /// @return fees SNM wei for the reviewer
    /// @return returned SNM wei for the treasury
    function _giveBack(uint256 orderId) internal returns (uint256 fees, uint256 returned) {
        Milestone[] storage milestones = orders[orderId].milestones;
        for (uint256 i = 0; i < milestones.length; ++i) {
            MilestoneStatus status = milestones[i].status;
            bool reviewed = status == MilestoneStatus.Rejected && block.timestamp > _lastTurn(orderId, milestones[i]);
            if (status != MilestoneStatus.Pending && !reviewed) continue;
            (uint256 fee, uint256 rest) = _settle(orderId, i, 0, reviewed);
            (fees, returned) = (fees + fee, returned + rest);
        }
    }

    // Checking

    /// @return the last second of whoever's turn it is
    function _lastTurn(uint256 orderId, Milestone storage stored) private view returns (uint256) {
        MilestoneStatus status = stored.status;
        if (status == MilestoneStatus.Pending) return stored.deadline + DELIVERY_GRACE;
        if (status == MilestoneStatus.Delivered) return uint256(stored.since) + orders[orderId].terms.reviewPeriod;
        if (status == MilestoneStatus.Rejected) return stored.since + DISPUTE_WINDOW;
        return stored.since + RESOLVE_PERIOD;
    }

    function _checkTurn(
        uint256 orderId,
        uint256 milestone,
        Milestone storage stored,
        MilestoneStatus status
    ) private view {
        if (stored.status != status) _wrong(orderId, milestone, stored.status);
        uint256 latest = _lastTurn(orderId, stored);
        if (block.timestamp > latest) revert WorkTooLate(orderId, latest);
    }

    function _forDeveloper(uint256 orderId, uint256 milestone) private view returns (Milestone storage stored) {
        stored = _milestone(orderId, milestone);
        if (msg.sender != orders[orderId].state.developer) revert WorkDeveloperOnly(orderId, msg.sender);
    }

    function _forReviewer(uint256 orderId, uint256 milestone) private view returns (Milestone storage stored) {
        stored = _milestone(orderId, milestone);
        if (msg.sender != orders[orderId].terms.reviewer) revert WorkReviewerOnly(orderId, msg.sender);
    }

    function _milestone(uint256 orderId, uint256 milestone) private view returns (Milestone storage) {
        Order storage order = _orderIn(orderId, WorkStatus.Running);
        if (milestone >= order.milestones.length) revert WorkMilestoneUnknown(orderId, milestone);
        return order.milestones[milestone];
    }

    function _wrong(uint256 orderId, uint256 milestone, MilestoneStatus status) private pure {
        revert WorkMilestoneStatusWrong(orderId, milestone, uint8(status));
    }

    // Moving

    function _moveTo(Milestone storage stored, MilestoneStatus status) private {
        (stored.status, stored.since) = (status, uint40(block.timestamp));
    }

    function _settleAndPay(uint256 orderId, uint256 milestone, uint256 paid, bool reviewed) private {
        (uint256 fee, uint256 returned) = _settle(orderId, milestone, paid, reviewed);
        _endIfDone(orderId);

        _pay(orders[orderId].state.developer, paid);
        _pay(orders[orderId].terms.reviewer, fee);
        _pay(dao, returned);
    }
}
