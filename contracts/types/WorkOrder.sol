// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

/// @notice Where a work order stands.
/// - `None`: there is none
/// - `Open`: developers offer, nobody is assigned
/// - `Asked`: a standing team was asked and has not answered
/// - `Running`: somebody is assigned
/// - `Ended`: nothing is left to do or to pay
enum WorkStatus {
    None,
    Open,
    Asked,
    Running,
    Ended
}

/// @notice Where a milestone stands.
/// - `Pending`: to be delivered
/// - `Delivered`: the reviewer's turn
/// - `Rejected`: the developer delivers again or disputes
/// - `Disputed`: the DAO decides
/// - `Settled`: paid, or given back
enum MilestoneStatus {
    Pending,
    Delivered,
    Rejected,
    Disputed,
    Settled
}

/// @notice A milestone as it is ordered.
/// @param amount SNM wei that it pays at most
/// @param deadline unix seconds until which it is to be delivered
struct MilestoneTerms {
    uint128 amount;
    uint40 deadline;
}

/// @notice The terms of a work order. They never change.
/// @param contentHash keccak256 of the description
/// @param reviewer accepts or rejects what is delivered
/// @param reviewFee SNM wei that the reviewer gets for each milestone, if it decided what was delivered last
/// @param offersUntil unix seconds until which developers offer
/// @param reviewPeriod seconds after which a delivery that nobody decided counts as accepted
/// @param stream SNM wei that are paid evenly over `streamDuration` at most, beside the milestones; 0 for none
/// @param streamDuration seconds
struct WorkTerms {
    bytes32 contentHash;
    address reviewer;
    uint128 reviewFee;
    uint40 offersUntil;
    uint32 reviewPeriod;
    uint128 stream;
    uint40 streamDuration;
}

/// @notice What a developer signs to offer its work, as EIP-712 data.
/// @param orderId of the work order
/// @param developer is assigned and paid
/// @param amounts SNM wei for each milestone, none above what is ordered
/// @param stream SNM wei, not above what is ordered
/// @param contentHash keccak256 of the offer's text
/// @param validUntil unix seconds until which it can be taken
struct WorkOffer {
    uint256 orderId;
    address developer;
    uint128[] amounts;
    uint128 stream;
    bytes32 contentHash;
    uint40 validUntil;
}

/// @notice A work order as it stands.
/// @param status see `WorkStatus`
/// @param developer who is assigned, or which team is asked; 0 before
/// @param since unix seconds at which the status began; a stream begins with `Running`
/// @param open milestones that are not settled
/// @param held SNM wei that the contract keeps for it
/// @param streamLeft SNM wei of the stream that were not paid
/// @param streamedUntil unix seconds up to which the stream was paid
struct WorkState {
    WorkStatus status;
    address developer;
    uint40 since;
    uint16 open;
    uint128 held;
    uint128 streamLeft;
    uint40 streamedUntil;
}

/// @notice A milestone as it stands.
/// @param status see `MilestoneStatus`
/// @param amount SNM wei that it pays
/// @param deadline unix seconds until which it is to be delivered
/// @param since unix seconds at which the status began
/// @param contentHash keccak256 of what was delivered last
struct Milestone {
    MilestoneStatus status;
    uint128 amount;
    uint40 deadline;
    uint40 since;
    bytes32 contentHash;
}
