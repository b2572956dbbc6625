// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

/// @notice That a machine was online for so long, as a report attests it.
/// @param sequence number of the report
/// @param asOf unix seconds at which the report's epoch ended
/// @param online seconds that the machine was online until then, since the masternodes first heard of it. It never
/// decreases, and grows by at most one a second; seconds in which nobody could look count as online
/// @param proof Merkle proof of the leaf
struct UptimeProof {
    uint256 sequence;
    uint40 asOf;
    uint40 online;
    bytes32[] proof;
}
