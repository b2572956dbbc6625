// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {Side} from "../../contracts/types/Enums.sol";
import {Order} from "../../contracts/types/Order.sol";

/// @notice An order field by field.
struct OrderDraft {
    uint8 side;
    address author;
    address counterparty;
    uint96 price;
    uint32 duration;
    uint64 networkFlags;
    uint8 identityLevel;
    address blacklist;
    uint32 maxAttestationAge;
    uint96 bond;
    uint40 validUntil;
    uint32 epoch;
    uint64 nonce;
    uint256[] benchmarks;
}

using OrderDrafts for OrderDraft global;

/// @title Packs drafts as calldata carries orders
library OrderDrafts {
    function newDraft(
        Side side,
        address author,
        uint256 nonce,
        uint256 validUntil
    ) internal pure returns (OrderDraft memory draft) {
        draft.side = uint8(side);
        draft.author = author;
        draft.nonce = uint64(nonce);
        draft.validUntil = uint40(validUntil);
        draft.price = 1;
        draft.benchmarks = new uint256[](0);
    }

    function pack(OrderDraft memory draft) internal pure returns (Order memory order) {
        order.head = (uint256(uint160(draft.author)) << 96) | draft.price;
        order.terms =
            (uint256(uint160(draft.counterparty)) << 96) |
            (uint256(draft.validUntil) << 56) |
            (uint256(draft.duration) << 24) |
            (uint256(draft.side) << 16) |
            (uint256(draft.identityLevel) << 8);
        order.demands =
            (uint256(uint160(draft.blacklist)) << 96) |
            (uint256(draft.maxAttestationAge) << 64) |
            draft.networkFlags;
        order.replay = (uint256(draft.bond) << 160) | (uint256(draft.epoch) << 128) | (uint256(draft.nonce) << 64);
        order.benchmarks = draft.benchmarks;
    }
}
