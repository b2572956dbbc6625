// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {Order} from "../types/Order.sol";

/// @title EIP-712 hash of an order
/// @notice The packed order is hashed under the field names and types that a wallet shows to whoever signs it.
library OrderHash {
    bytes32 internal constant ORDER_TYPEHASH = keccak256(
        "Order(uint8 side,address author,address counterparty,uint96 price,uint32 duration,uint64 networkFlags,"
        "uint8 identityLevel,address blacklist,bytes32 tag,uint32 maxAttestationAge,uint96 bond,uint40 validUntil,"
        "uint32 epoch,uint64 nonce,uint64[] benchmarks)"
    );

    /// @dev Assembly saves 2,400 gas with 16 benchmarks, over 3% of `buy`; `OrderHash.t.sol` holds it to `abi.encode`.
    /// All memory is written above the free pointer, which is not moved: nothing is kept.
    function structHash(Order calldata order) internal pure returns (bytes32 hash) {
        bytes32 typehash = ORDER_TYPEHASH;
        uint256[] calldata words = order.benchmarks;
        assembly ("memory-safe") {
            let pointer := mload(0x40)

            // the benchmarks, one to a word, as an array is hashed
            let cursor := pointer
            let end := add(words.offset, shl(5, words.length))
            for {
                let source := words.offset
            } lt(source, end) {
                source := add(source, 0x20)
            } {
                let word := calldataload(source)
                mstore(cursor, and(word, 0xffffffffffffffff))
                mstore(add(cursor, 0x20), and(shr(64, word), 0xffffffffffffffff))
                mstore(add(cursor, 0x40), and(shr(128, word), 0xffffffffffffffff))
                mstore(add(cursor, 0x60), shr(192, word))
                cursor := add(cursor, 0x80)
            }
            let benchmarksHash := keccak256(pointer, sub(cursor, pointer))

            let head := calldataload(order)
            let terms := calldataload(add(order, 0x20))
            let demands := calldataload(add(order, 0x40))
            let replay := calldataload(add(order, 0x60))
            mstore(pointer, typehash)
            mstore(add(pointer, 0x20), and(shr(16, terms), 0xff)) // side
            mstore(add(pointer, 0x40), shr(96, head)) // author
            mstore(add(pointer, 0x60), shr(96, terms)) // counterparty
            mstore(add(pointer, 0x80), and(head, 0xffffffffffffffffffffffff)) // price
            mstore(add(pointer, 0xa0), and(shr(24, terms), 0xffffffff)) // duration
            mstore(add(pointer, 0xc0), and(demands, 0xffffffffffffffff)) // networkFlags
            mstore(add(pointer, 0xe0), and(shr(8, terms), 0xff)) // identityLevel
            mstore(add(pointer, 0x100), shr(96, demands)) // blacklist
            mstore(add(pointer, 0x120), calldataload(add(order, 0x80))) // tag
            mstore(add(pointer, 0x140), and(shr(64, demands), 0xffffffff)) // maxAttestationAge
            mstore(add(pointer, 0x160), shr(160, replay)) // bond
            mstore(add(pointer, 0x180), and(shr(56, terms), 0xffffffffff)) // validUntil
            mstore(add(pointer, 0x1a0), and(shr(128, replay), 0xffffffff)) // epoch
            mstore(add(pointer, 0x1c0), and(shr(64, replay), 0xffffffffffffffff)) // nonce
            mstore(add(pointer, 0x1e0), benchmarksHash)
            hash := keccak256(pointer, 0x200)
        }
    }
}
