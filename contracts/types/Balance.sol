// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

/// @notice Supply and demand of a hardware class until a time, in unit-seconds since genesis: a unit is a card that counts for
/// the class, or a machine where the class demands no card.
/// @param asOf unix seconds
/// @param supplied unit-seconds in which machines were attested and online
/// @param demanded unit-seconds of them in deals
/// @param fees SNM wei of market fees that bills of those deals paid; a machine of several classes shares them out equally
struct BalancePoint {
    uint40 asOf;
    uint64 supplied;
    uint64 demanded;
    uint88 fees;
}

/// @notice A point as a report attests it.
/// @param sequence final report whose tree holds the leaf
/// @param proof from the leaf keccak256(keccak256(abi.encode(LEAF_CLASS, classId, asOf, supplied, demanded, fees))) to the root
struct BalanceProof {
    uint256 classId;
    uint256 sequence;
    BalancePoint point;
    bytes32[] proof;
}
