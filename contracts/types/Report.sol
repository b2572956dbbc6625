// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

/// @notice What the masternodes agree on once an epoch. Signed as EIP-712 typed data.
/// @param epoch number of the epoch that the report closes
/// @param setId which signer set signed
/// @param root of the Merkle tree over everything attested
/// @param rate SNM wei per USD
/// @param dataHash hash of the published leaf data
struct Report {
    uint64 epoch;
    uint32 setId;
    bytes32 root;
    uint80 rate;
    bytes32 dataHash;
}

/// @notice A point of the rate's history.
/// @param rate SNM wei per USD, in force from `updatedAt` on
/// @param cumulative the rate integral at `updatedAt`: SNM wei x seconds per USD
/// @param updatedAt unix seconds
/// @param staleAfter seconds after `updatedAt` at which the rate is stale
struct RatePoint {
    uint80 rate;
    uint112 cumulative;
    uint40 updatedAt;
    uint24 staleAfter;
}
