// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {SafeERC20} from "@openzeppelin/contracts/token/ERC20/utils/SafeERC20.sol";
import {EIP712} from "@openzeppelin/contracts/utils/cryptography/EIP712.sol";

import {IWorkOrders} from "../interfaces/IWorkOrders.sol";
import {Signatures} from "../libraries/Signatures.sol";
import {
    ASSIGN_PERIOD,
    MAX_MILESTONES,
    MAX_OFFERS_PERIOD,
    MAX_REVIEW_PERIOD,
    MAX_WORK_DURATION,
    MIN_REVIEW_PERIOD,
    TEAM_ANSWER_PERIOD
} from "../types/Constants.sol";
import {
    Milestone,
    MilestoneStatus,
    MilestoneTerms,
    WorkOffer,
    WorkState,
    WorkStatus,
    WorkTerms
} from "../types/WorkOrder.sol";
import {WorkBooks} from "./WorkBooks.sol";

/// @title From an order to somebody who does it
/// @notice Part of `WorkOrders`. An order is assigned once, and never opens again then: no offer can be taken twice.
abstract contract WorkOffers is WorkBooks, EIP712 {
    using SafeERC20 for IERC20;

    bytes32 private constant OFFER_TYPEHASH = keccak256(
        "WorkOffer(uint256 orderId,address developer,uint128[] amounts,uint128 stream,bytes32 contentHash,uint40 validUntil)"
    );

    /// @inheritdoc IWorkOrders
    mapping(bytes32 offerHash => bool) public isOfferWithdrawn;

    constructor() EIP712("SonmWorkOrders", "1") {}

    // Publishing

    /// @inheritdoc IWorkOrders
    function publish(
        string calldata title,
        string calldata uri,
        WorkTerms calldata terms,
        MilestoneTerms[] calldata milestones
    ) external onlyDao nonReentrant returns (uint256 orderId) {
        _checkTerms(terms, milestones.length);
        orderId = ++orderCount;
        Order storage order = orders[orderId];
        order.terms = terms;
        uint256 budget = _takeMilestones(order, terms, milestones);
        if (budget == 0) revert WorkBudgetZero();
        if (budget > type(uint128).max) revert WorkBudgetTooLarge(budget);

        order.state = WorkState({
            status: WorkStatus.Open,
            developer: address(0),
            since: uint40(block.timestamp),
            open: uint16(milestones.length), // at most MAX_MILESTONES
            held: uint128(budget),
            streamLeft: terms.stream,
            streamedUntil: 0
        });
        totalHeld += budget;
        emit WorkPublished(orderId, title, uri, terms, milestones, budget);

        IERC20(token).safeTransferFrom(msg.sender, address(this), budget);
    }

    function _checkTerms(WorkTerms calldata terms, uint256 count) private view {
        if (terms.contentHash == 0) revert WorkContentHashZero();
        if (terms.reviewer == address(0)) revert WorkReviewerZero();
        // What has a stream needs no milestone.
        uint256 fewest = terms.stream == 0 ? 1 : 0;
        if (count < fewest || count > MAX_MILESTONES) revert WorkMilestonesOutOfRange(count, fewest, MAX_MILESTONES);
        if (terms.reviewPeriod < MIN_REVIEW_PERIOD || terms.reviewPeriod > MAX_REVIEW_PERIOD) {
            revert WorkReviewPeriodOutOfRange(terms.reviewPeriod, MIN_REVIEW_PERIOD, MAX_REVIEW_PERIOD);
        }
        uint256 latest = block.timestamp + MAX_OFFERS_PERIOD;
        if (terms.offersUntil < block.timestamp || terms.offersUntil > latest) {
            revert WorkOffersUntilOutOfRange(terms.offersUntil, block.timestamp, latest);
        }
        if ((terms.stream == 0) != (terms.streamDuration == 0) || terms.streamDuration > MAX_WORK_DURATION) {
            revert WorkStreamInvalid(terms.stream, terms.streamDuration);
        }
    }

    /// @return budget SNM wei
    function _takeMilestones(
        Order storage order,
        WorkTerms calldata terms,
        MilestoneTerms[] calldata milestones
    ) private returns (uint256 budget) {
        budget = terms.stream;
        uint256 earliest = uint256(terms.offersUntil) + 1;
        uint256 latest = block.timestamp + MAX_WORK_DURATION;
        for (uint256 i = 0; i < milestones.length; ++i) {
            (uint128 amount, uint40 deadline) = (milestones[i].amount, milestones[i].deadline);
            if (deadline < earliest || deadline > latest) revert WorkDeadlineInvalid(i, deadline);
            earliest = deadline;
            budget += uint256(amount) + terms.reviewFee;
            order.milestones.push(
                Milestone({
                    status: MilestoneStatus.Pending,
                    amount: amount,
                    deadline: deadline,
                    since: uint40(block.timestamp),
                    contentHash: 0
                })
            );
        }
    }

    // Offers

    /// @inheritdoc IWorkOrders
    function offer(WorkOffer calldata offer_, bytes calldata signature, string calldata uri) external {
        Order storage order = _orderIn(offer_.orderId, WorkStatus.Open);
        if (block.timestamp > order.terms.offersUntil) revert WorkTooLate(offer_.orderId, order.terms.offersUntil);
        bytes32 offerHash = _checkOffer(order, offer_, signature);
        emit WorkOffered(offer_.orderId, offer_.developer, offerHash, offer_, signature, uri);
    }

    /// @inheritdoc IWorkOrders
    function withdrawOffer(WorkOffer calldata offer_) external {
        uint256 orderId = offer_.orderId;
        WorkStatus status = _order(orderId).state.status;
        if (status != WorkStatus.Open && status != WorkStatus.Asked) revert WorkStatusWrong(orderId, uint8(status));
        if (msg.sender != offer_.developer) revert WorkDeveloperOnly(orderId, msg.sender);
        bytes32 offerHash = hashOffer(offer_);
        if (isOfferWithdrawn[offerHash]) revert WorkOfferInvalid(orderId, msg.sender);
        isOfferWithdrawn[offerHash] = true;
        emit WorkOfferWithdrawn(orderId, msg.sender, offerHash);
    }

    /// @inheritdoc IWorkOrders
    function assign(WorkOffer calldata offer_, bytes calldata signature) external onlyDao nonReentrant {
        Order storage order = _assignable(offer_.orderId);
        bytes32 offerHash = _checkOffer(order, offer_, signature);
        for (uint256 i = 0; i < offer_.amounts.length; ++i) {
            order.milestones[i].amount = offer_.amounts[i];
        }
        order.state.streamLeft = offer_.stream;
        _start(offer_.orderId, offer_.developer, offerHash, offer_.amounts);
    }

    /// @dev An ERC-1271 wallet is asked each time: it may have changed its mind.
    function _checkOffer(
        Order storage order,
        WorkOffer calldata offer_,
        bytes calldata signature
    ) private view returns (bytes32 offerHash) {
        (uint256 orderId, address developer) = (offer_.orderId, offer_.developer);
        if (developer == order.terms.reviewer) revert WorkDeveloperReviews(developer);
        if (offer_.contentHash == 0) revert WorkContentHashZero();
        if (block.timestamp > offer_.validUntil) revert WorkOfferExpired(offer_.validUntil);
        uint256 count = order.milestones.length;
        if (offer_.amounts.length != count) revert WorkOfferInvalid(orderId, developer);
        for (uint256 i = 0; i < count; ++i) {
            _checkPrice(offer_.amounts[i], order.milestones[i].amount);
        }
        _checkPrice(offer_.stream, order.terms.stream);
        offerHash = hashOffer(offer_);
        if (isOfferWithdrawn[offerHash] || !Signatures.isValid(developer, offerHash, signature)) {
            revert WorkOfferInvalid(orderId, developer);
        }
    }

    function _checkPrice(uint256 offered, uint256 ordered) private pure {
        if (offered > ordered) revert WorkOfferTooHigh(offered, ordered);
    }

    // Standing teams

    /// @inheritdoc IWorkOrders
    function askTeam(uint256 orderId, address team) external onlyDao {
        Order storage order = _assignable(orderId);
        if (team == address(0)) revert WorkOfferInvalid(orderId, team);
        if (team == order.terms.reviewer) revert WorkDeveloperReviews(team);
        WorkState storage state = order.state;
        (state.status, state.developer, state.since) = (WorkStatus.Asked, team, uint40(block.timestamp));
        emit WorkTeamAsked(orderId, team);
    }

    /// @inheritdoc IWorkOrders
    function answer(uint256 orderId, bool accepts) external nonReentrant {
        Order storage order = _orderIn(orderId, WorkStatus.Asked);
        WorkState storage state = order.state;
        if (msg.sender != state.developer) revert WorkDeveloperOnly(orderId, msg.sender);
        uint256 latest = state.since + TEAM_ANSWER_PERIOD;
        if (block.timestamp > latest) revert WorkTooLate(orderId, latest);
        if (!accepts) {
            (state.status, state.developer, state.since) = (WorkStatus.Open, address(0), uint40(block.timestamp));
            emit WorkTeamDeclined(orderId, msg.sender);
            return;
        }
        uint128[] memory amounts = new uint128[](order.milestones.length);
        for (uint256 i = 0; i < amounts.length; ++i) {
            amounts[i] = order.milestones[i].amount;
        }
        _start(orderId, msg.sender, 0, amounts);
    }

    // Both

    /// @dev Amounts and stream are what was agreed already; what they are cheaper goes back.
    function _start(uint256 orderId, address developer, bytes32 offerHash, uint128[] memory amounts) private {
        Order storage order = orders[orderId];
        WorkState storage state = order.state;
        uint256 needed = state.streamLeft + amounts.length * uint256(order.terms.reviewFee);
        for (uint256 i = 0; i < amounts.length; ++i) {
            needed += amounts[i];
        }
        uint256 returned = state.held - needed;
        (state.status, state.developer) = (WorkStatus.Running, developer);
        (state.since, state.streamedUntil) = (uint40(block.timestamp), uint40(block.timestamp));
        _release(state, returned);
        emit WorkAssigned(orderId, developer, offerHash, amounts, state.streamLeft, returned);
        _endIfDone(orderId);

        _pay(dao, returned);
    }

    function _assignable(uint256 orderId) private view returns (Order storage order) {
        order = _orderIn(orderId, WorkStatus.Open);
        uint256 latest = order.terms.offersUntil + ASSIGN_PERIOD;
        if (block.timestamp > latest) revert WorkTooLate(orderId, latest);
    }

    /// @inheritdoc IWorkOrders
    function hashOffer(WorkOffer calldata offer_) public view returns (bytes32) {
        return
            _hashTypedDataV4(
                keccak256(
                    abi.encode(
                        OFFER_TYPEHASH,
                        offer_.orderId,
                        offer_.developer,
                        keccak256(abi.encodePacked(offer_.amounts)),
                        offer_.stream,
                        offer_.contentHash,
                        offer_.validUntil
                    )
                )
            );
    }
}
