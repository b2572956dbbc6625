// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {Milestone, MilestoneTerms, WorkOffer, WorkState, WorkTerms} from "../types/WorkOrder.sol";

/// @title Work that the DAO pays for
/// @notice The DAO publishes an order with all the SNM that it can cost. Developers offer by signature, the DAO takes an offer or asks a
/// standing team. Milestones are delivered by the hash of what was made, and reviewed; a stream pays by the second while the developer's
/// reports are not overdue. Every state ends in bounded time by a call that anybody can make, and nothing is paid twice.
interface IWorkOrders {
    error WorkDaoOnly(address caller);
    error WorkOrderUnknown(uint256 orderId);
    error WorkStatusWrong(uint256 orderId, uint8 status);
    error WorkMilestoneUnknown(uint256 orderId, uint256 milestone);
    error WorkMilestoneStatusWrong(uint256 orderId, uint256 milestone, uint8 status);
    error WorkDeveloperOnly(uint256 orderId, address caller);
    error WorkReviewerOnly(uint256 orderId, address caller);
    error WorkReviewerZero();
    error WorkMilestonesOutOfRange(uint256 count, uint256 lowest, uint256 highest);
    /// @notice Deadlines come after the time for offers, in order, and not beyond the longest time for work.
    error WorkDeadlineInvalid(uint256 milestone, uint256 deadline);
    error WorkReviewPeriodOutOfRange(uint256 period, uint256 lowest, uint256 highest);
    error WorkOffersUntilOutOfRange(uint256 until, uint256 lowest, uint256 highest);
    /// @notice A stream has an amount and a duration, or neither, and lasts no longer than the longest time for work.
    error WorkStreamInvalid(uint256 amount, uint256 duration);
    error WorkBudgetZero();
    error WorkBudgetTooLarge(uint256 budget);
    /// @notice The developer did not sign it, took it back, or names another number of milestones.
    error WorkOfferInvalid(uint256 orderId, address developer);
    error WorkOfferExpired(uint256 validUntil);
    /// @notice An offer asks for more than is ordered.
    error WorkOfferTooHigh(uint256 offered, uint256 ordered);
    /// @notice Who reviews can't be who is reviewed.
    error WorkDeveloperReviews(address account);
    error WorkTooEarly(uint256 orderId, uint256 earliest);
    error WorkTooLate(uint256 orderId, uint256 latest);
    /// @notice The hash of a description, of what was made or of reasons is missing.
    error WorkContentHashZero();
    error WorkShareTooHigh(uint256 share, uint256 highest);
    error WorkNothingToPay(uint256 orderId);

    /// @param budget SNM wei that were moved in: all milestones, all fees of the reviewer, and the stream
    event WorkPublished(
        uint256 indexed orderId,
        string title,
        string uri,
        WorkTerms terms,
        MilestoneTerms[] milestones,
        uint256 budget
    );
    /// @param offerHash of the signed data
    event WorkOffered(
        uint256 indexed orderId,
        address indexed developer,
        bytes32 offerHash,
        WorkOffer offer,
        bytes signature,
        string uri
    );
    event WorkOfferWithdrawn(uint256 indexed orderId, address indexed developer, bytes32 offerHash);
    event WorkTeamAsked(uint256 indexed orderId, address indexed team);
    event WorkTeamDeclined(uint256 indexed orderId, address indexed team);
    /// @param offerHash 0 where a team accepted the order as it is
    /// @param amounts SNM wei for each milestone
    /// @param returned SNM wei below the budget that went back to the treasury
    event WorkAssigned(
        uint256 indexed orderId,
        address indexed developer,
        bytes32 offerHash,
        uint128[] amounts,
        uint256 stream,
        uint256 returned
    );
    event MilestoneDelivered(uint256 indexed orderId, uint256 indexed milestone, bytes32 contentHash, string uri);
    event MilestoneRejected(uint256 indexed orderId, uint256 indexed milestone, bytes32 reasonHash, string uri);
    event MilestoneDisputed(uint256 indexed orderId, uint256 indexed milestone, bytes32 reasonHash, string uri);
    /// @param paid SNM wei to the developer
    /// @param fee SNM wei to the reviewer
    /// @param returned SNM wei to the treasury
    event MilestoneSettled(
        uint256 indexed orderId,
        uint256 indexed milestone,
        uint256 paid,
        uint256 fee,
        uint256 returned
    );
    /// @param until unix seconds up to which the stream is paid from now on
    event StreamPaid(uint256 indexed orderId, address indexed developer, uint256 amount, uint256 until);
    /// @notice The DAO ended an order of which something is still to be decided. It ends when that is settled.
    /// @param returned SNM wei of the stream to the treasury; what milestones gave back is in their own events
    event WorkStopped(uint256 indexed orderId, uint256 returned);
    /// @param byDao whether the DAO ended it; else its time was over or everything was done
    /// @param returned SNM wei of the stream to the treasury; what milestones gave back is in their own events
    event WorkEnded(uint256 indexed orderId, bool byDao, uint256 returned);

    /// @notice Publishes an order and takes its whole budget from the caller. Needs an allowance. DAO only.
    /// @param title for people
    /// @param uri where the description is
    /// @return orderId from 1
    function publish(
        string calldata title,
        string calldata uri,
        WorkTerms calldata terms,
        MilestoneTerms[] calldata milestones
    ) external returns (uint256 orderId);

    /// @notice Tells everybody of an offer. Anybody may send it; the developer signs it. An ERC-1271 wallet may be the developer.
    /// @param uri where the offer's text is
    function offer(WorkOffer calldata offer_, bytes calldata signature, string calldata uri) external;

    /// @notice Takes an offer back that nobody has taken. The developer only.
    function withdrawOffer(WorkOffer calldata offer_) external;

    /// @notice Takes an offer. What it is cheaper goes back to the treasury. DAO only.
    function assign(WorkOffer calldata offer_, bytes calldata signature) external;

    /// @notice Asks a standing team to do the work as it was ordered. DAO only.
    function askTeam(uint256 orderId, address team) external;

    /// @notice The asked team takes the order, or declines: then it is open again. The team only.
    function answer(uint256 orderId, bool accepts) external;

    /// @notice Hands a milestone in until some time after its deadline, or another version of one that was rejected. The developer only.
    /// @param contentHash keccak256 of what was made
    /// @param uri where it is
    function deliver(uint256 orderId, uint256 milestone, bytes32 contentHash, string calldata uri) external;

    /// @notice Pays a delivered milestone and the reviewer's fee. The reviewer only.
    function accept(uint256 orderId, uint256 milestone) external;

    /// @notice Refuses a delivered milestone. The fee is paid once for a milestone, with its last decision. The reviewer only.
    /// @param reasonHash keccak256 of the reasons
    function reject(uint256 orderId, uint256 milestone, bytes32 reasonHash, string calldata uri) external;

    /// @notice Calls for the DAO's decision on a rejected milestone. The developer only.
    function dispute(uint256 orderId, uint256 milestone, bytes32 reasonHash, string calldata uri) external;

    /// @notice Decides a dispute. DAO only.
    /// @param developerShare basis points of the amount for the developer; the rest goes back
    function resolve(uint256 orderId, uint256 milestone, uint256 developerShare) external;

    /// @notice Settles a milestone whose time is over. Anybody may: a delivery that was not reviewed is paid; a rejected one that was neither
    /// delivered again nor disputed, and one that was not delivered, goes back; a dispute that was not decided is halved.
    function settle(uint256 orderId, uint256 milestone) external;

    /// @notice Pays the stream of an order up to now, or up to when the developer's report became overdue. Anybody may.
    /// @return amount SNM wei
    function payStream(uint256 orderId) external returns (uint256 amount);

    /// @notice Ends an order that nobody took in time, whose team did not answer, or of which only a stream is left that its developer could
    /// have had for long. Anybody may.
    function expire(uint256 orderId) external;

    /// @notice Ends an order, or stops what is left of it: what was not delivered goes back, what was delivered goes on, and the stream is paid up to now. DAO only.
    function end(uint256 orderId) external;

    function orderOf(uint256 orderId) external view returns (WorkState memory);

    function termsOf(uint256 orderId) external view returns (WorkTerms memory);

    /// @return all of an order
    function milestonesOf(uint256 orderId) external view returns (Milestone[] memory);

    /// @return SNM wei that `payStream` would pay now
    function streamDue(uint256 orderId) external view returns (uint256);

    /// @return unix seconds from which `settle` works; 0 where nothing is to be settled
    function settleableFrom(uint256 orderId, uint256 milestone) external view returns (uint256);

    /// @return unix seconds from which `expire` works; 0 where it does not while milestones are open, or never will
    function expirableFrom(uint256 orderId) external view returns (uint256);

    function hashOffer(WorkOffer calldata offer_) external view returns (bytes32);

    function isOfferWithdrawn(bytes32 offerHash) external view returns (bool);

    /// @return orders so far
    function orderCount() external view returns (uint256);

    /// @return SNM wei that are kept for all orders
    function totalHeld() external view returns (uint256);

    /// @return SNM
    function token() external view returns (address);

    function registry() external view returns (address);

    /// @return the treasury
    function dao() external view returns (address);
}
