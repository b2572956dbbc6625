// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {SafeERC20} from "@openzeppelin/contracts/token/ERC20/utils/SafeERC20.sol";
import {ReentrancyGuardTransient} from "@openzeppelin/contracts/utils/ReentrancyGuardTransient.sol";

import {IWorkOrders} from "../interfaces/IWorkOrders.sol";
import {Milestone, MilestoneStatus, WorkState, WorkStatus, WorkTerms} from "../types/WorkOrder.sol";

/// @title The books of work orders
/// @notice Part of `WorkOrders`: what is kept for each order. That is, at all times, the amount and the fee of each open milestone, and what
/// is left of the stream.
abstract contract WorkBooks is IWorkOrders, ReentrancyGuardTransient {
    using SafeERC20 for IERC20;

    struct Order {
        WorkTerms terms;
        WorkState state;
        Milestone[] milestones;
    }

    /// @inheritdoc IWorkOrders
    address public immutable token;
    /// @inheritdoc IWorkOrders
    address public immutable dao;

    /// @inheritdoc IWorkOrders
    uint256 public orderCount;
    /// @inheritdoc IWorkOrders
    uint256 public totalHeld;
    mapping(uint256 orderId => Order) internal orders;

    modifier onlyDao() {
        if (msg.sender != dao) revert WorkDaoOnly(msg.sender);
        _;
    }

    constructor(IERC20 token_, address dao_) {
        token = address(token_);
        dao = dao_;
    }

    // Money

    /// @dev What is held for an order becomes less. Whoever calls it pays as much.
    function _release(WorkState storage state, uint256 amount) internal {
        state.held = uint128(state.held - amount); // at most what is held
        totalHeld -= amount;
    }

    /// @dev Takes a milestone off the books. Whoever calls it pays.
    /// @param paid SNM wei for the developer, at most the amount
    /// @param reviewed whether the reviewer decided what was delivered last
    /// @return fee SNM wei for the reviewer
    /// @return returned SNM wei for the treasury
    function _settle(
        uint256 orderId,
        uint256 milestone,
        uint256 paid,
        bool reviewed
    ) internal returns (uint256 fee, uint256 returned) {
        Order storage order = orders[orderId];
        Milestone storage settled = order.milestones[milestone];
        uint256 reviewFee = order.terms.reviewFee;
        uint256 whole = settled.amount + reviewFee;
        fee = reviewed ? reviewFee : 0;
        returned = whole - paid - fee;

        (settled.status, settled.since) = (MilestoneStatus.Settled, uint40(block.timestamp));
        --order.state.open;
        _release(order.state, whole);
        emit MilestoneSettled(orderId, milestone, paid, fee, returned);
    }

    /// @dev An order ends by itself when nothing is left of it.
    function _endIfDone(uint256 orderId) internal {
        WorkState storage state = orders[orderId].state;
        if (state.open != 0 || state.streamLeft != 0) return;
        state.status = WorkStatus.Ended;
        emit WorkEnded(orderId, false, 0);
    }

    function _pay(address to, uint256 amount) internal {
        if (amount != 0) IERC20(token).safeTransfer(to, amount);
    }

    // Reading

    /// @inheritdoc IWorkOrders
    function orderOf(uint256 orderId) external view returns (WorkState memory) {
        return _order(orderId).state;
    }

    /// @inheritdoc IWorkOrders
    function termsOf(uint256 orderId) external view returns (WorkTerms memory) {
        return _order(orderId).terms;
    }

    /// @inheritdoc IWorkOrders
    function milestonesOf(uint256 orderId) external view returns (Milestone[] memory) {
        return _order(orderId).milestones;
    }

    function _order(uint256 orderId) internal view returns (Order storage order) {
        order = orders[orderId];
        if (order.state.status == WorkStatus.None) revert WorkOrderUnknown(orderId);
    }

    function _orderIn(uint256 orderId, WorkStatus status) internal view returns (Order storage order) {
        order = _order(orderId);
        if (order.state.status != status) revert WorkStatusWrong(orderId, uint8(order.state.status));
    }
}
