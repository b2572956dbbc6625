// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

/// @title Compares benchmarks that are packed four to a word
/// @notice Every value is below 2^63, so the top bit of each 64-bit lane is free to catch the borrow of a subtraction.
/// @dev The loops read calldata by assembly: bounds checks for each word would cost more than the work, 3% of `open`.
/// `PackedBenchmarks.t.sol` holds them to plain versions.
library PackedBenchmarks {
    /// @dev The top bit of each of the four lanes.
    uint256 private constant TOP_BITS = 0x8000000000000000800000000000000080000000000000008000000000000000;

    /// @notice Whether every value of `offer` is at least that of `demand`. Missing words are zero.
    /// @dev Both must be well formed. In each lane offer + 2^63 - demand keeps the top bit exactly if offer >= demand,
    /// and is never negative, so no lane borrows from the next.
    function covers(uint256[] calldata offer, uint256[] calldata demand) internal pure returns (bool) {
        uint256 kept = TOP_BITS;
        unchecked {
            for (uint256 i = 0; i < demand.length; ++i) {
                uint256 offered = i < offer.length ? _at(offer, i) : 0;
                kept &= (offered | TOP_BITS) - _at(demand, i);
            }
        }
        return kept == TOP_BITS;
    }

    /// @notice Whether every value is below 2^63.
    function isWellFormed(uint256[] calldata words) internal pure returns (bool) {
        uint256 all;
        unchecked {
            for (uint256 i = 0; i < words.length; ++i) {
                all |= _at(words, i);
            }
        }
        return all & TOP_BITS == 0;
    }

    /// @return the first word with a value of 2^63 or more, 0 if there is none
    function firstTooLarge(uint256[] calldata words) internal pure returns (uint256) {
        for (uint256 i = 0; i < words.length; ++i) {
            if (words[i] & TOP_BITS != 0) return words[i];
        }
        return 0;
    }

    /// @return digest hash of the words as they stand, which is that of `abi.encodePacked`
    function hash(uint256[] calldata words) internal pure returns (bytes32 digest) {
        assembly ("memory-safe") {
            let pointer := mload(0x40)
            let size := shl(5, words.length)
            calldatacopy(pointer, words.offset, size)
            digest := keccak256(pointer, size)
        }
    }

    function _at(uint256[] calldata words, uint256 index) private pure returns (uint256 word) {
        assembly ("memory-safe") {
            word := calldataload(add(words.offset, shl(5, index)))
        }
    }
}
