// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";

import {IReportRegistry} from "../interfaces/IReportRegistry.sol";
import {IWorkOrders} from "../interfaces/IWorkOrders.sol";
import {ASSIGN_PERIOD, STREAM_CLAIM_PERIOD, TEAM_ANSWER_PERIOD} from "../types/Constants.sol";
import {WorkState, WorkStatus} from "../types/WorkOrder.sol";
import {WorkBooks} from "./WorkBooks.sol";
import {WorkMilestones} from "./WorkMilestones.sol";
import {WorkOffers} from "./WorkOffers.sol";
import {WorkStreams} from "./WorkStreams.sol";

/// @title Work that the DAO pays for
/// @notice How orders end.
contract WorkOrders is WorkOffers, WorkMilestones, WorkStreams {
    /// @param token_ SNM
    /// @param registry_ knows whose reports are overdue
    /// @param dao_ publishes orders, and gets back what they don't cost
    constructor(
        IERC20 token_,
        IReportRegistry registry_,
        address dao_
    ) WorkBooks(token_, dao_) WorkStreams(registry_) {}

    /// @inheritdoc IWorkOrders
    function end(uint256 orderId) external onlyDao nonReentrant {
        WorkStatus status = _order(orderId).state.status;
        if (status == WorkStatus.Ended) revert WorkStatusWrong(orderId, uint8(status));
        _close(orderId, true);
    }

    /// @inheritdoc IWorkOrders
    function expire(uint256 orderId) external nonReentrant {
        uint256 earliest = expirableFrom(orderId);
        if (earliest == 0) revert WorkStatusWrong(orderId, uint8(orders[orderId].state.status));
        if (block.timestamp < earliest) revert WorkTooEarly(orderId, earliest);
        _close(orderId, false);
    }

    /// @inheritdoc IWorkOrders
    function expirableFrom(uint256 orderId) public view returns (uint256) {
        Order storage order = _order(orderId);
        WorkStatus status = order.state.status;
        if (status == WorkStatus.Open) return order.terms.offersUntil + ASSIGN_PERIOD + 1;
        if (status == WorkStatus.Asked) return order.state.since + TEAM_ANSWER_PERIOD + 1;
        if (status == WorkStatus.Ended || order.state.open != 0) return 0;
        return _streamEnd(order) + STREAM_CLAIM_PERIOD + 1;
    }

    function _close(uint256 orderId, bool byDao) private {
        WorkState storage state = orders[orderId].state;
        uint256 paid = state.status == WorkStatus.Running ? _payOut(orderId) : 0;
        (uint256 fees, uint256 returned) = _giveBack(orderId);
        uint256 rest = _cutStream(orderId);
        if (state.open == 0) {
            state.status = WorkStatus.Ended;
            emit WorkEnded(orderId, byDao, rest);
        } else {
            emit WorkStopped(orderId, rest);
        }

        _pay(state.developer, paid);
        _pay(orders[orderId].terms.reviewer, fees);
        _pay(dao, returned + rest);
    }
}
