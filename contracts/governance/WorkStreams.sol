// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";

import {IReportRegistry} from "../interfaces/IReportRegistry.sol";
import {IWorkOrders} from "../interfaces/IWorkOrders.sol";
import {WorkState, WorkStatus} from "../types/WorkOrder.sol";
import {WorkBooks} from "./WorkBooks.sol";

/// @title Money by the second
/// @notice Part of `WorkOrders`. What is left of a stream is spread evenly over what is left of its time. While a report is overdue nothing is
/// paid; what was held back is paid once it is filed.
abstract contract WorkStreams is WorkBooks {
    /// @inheritdoc IWorkOrders
    address public immutable registry;

    constructor(IReportRegistry registry_) {
        registry = address(registry_);
    }

    /// @inheritdoc IWorkOrders
    function payStream(uint256 orderId) external nonReentrant returns (uint256 amount) {
        Order storage order = _orderIn(orderId, WorkStatus.Running);
        amount = _payOut(orderId);
        if (amount == 0) revert WorkNothingToPay(orderId);
        _endIfDone(orderId);

        _pay(order.state.developer, amount);
    }

    /// @inheritdoc IWorkOrders
    function streamDue(uint256 orderId) external view returns (uint256 amount) {
        Order storage order = _order(orderId);
        if (order.state.status == WorkStatus.Running) (amount, ) = _due(order);
    }

    /// @dev Takes what is due off the books. Whoever calls it pays. Less than a wei waits for more.
    function _payOut(uint256 orderId) internal returns (uint256 amount) {
        Order storage order = orders[orderId];
        uint256 until;
        (amount, until) = _due(order);
        if (amount == 0) return 0;
        WorkState storage state = order.state;
        state.streamLeft = uint128(state.streamLeft - amount); // at most what is left
        state.streamedUntil = uint40(until); // not after now
        _release(state, amount);
        emit StreamPaid(orderId, state.developer, amount, until);
    }

    /// @dev Takes off the books what is left of a stream. Whoever calls it pays.
    function _cutStream(uint256 orderId) internal returns (uint256 rest) {
        WorkState storage state = orders[orderId].state;
        rest = state.streamLeft;
        state.streamLeft = 0;
        _release(state, rest);
    }

    function _due(Order storage order) private view returns (uint256 amount, uint256 until) {
        WorkState memory state = order.state;
        if (state.streamLeft == 0) return (0, 0);
        uint256 end_ = _streamEnd(order);
        until = Math.min(Math.min(block.timestamp, end_), IReportRegistry(registry).goodUntil(state.developer));
        if (until <= state.streamedUntil) return (0, until);
        // As long as something is left the end was not reached.
        amount = (uint256(state.streamLeft) * (until - state.streamedUntil)) / (end_ - state.streamedUntil);
    }

    function _streamEnd(Order storage order) internal view returns (uint256) {
        return uint256(order.state.since) + order.terms.streamDuration;
    }
}
