// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

/// @title Compares benchmarks that are packed four to a word
/// @notice Every value is below 2^63, so the top bit of each 64-bit lane is free to catch the borrow of a subtraction.
library PackedBenchmarks {
    /// @dev The top bit of each of the four lanes.
    uint256 private constant TOP_BITS = 0x8000000000000000800000000000000080000000000000008000000000000000;

    /// @notice Whether every value of `offer` is at least that of `demand`. Missing words are zero.
    /// @dev Both must be well formed. In each lane offer + 2^63 - demand keeps the top bit exactly if offer >= demand,
    /// and is never negative, so no lane borrows from the next.
    function covers(uint256[] calldata offer, uint256[] calldata demand) internal pure returns (bool) {
        for (uint256 i = 0; i < demand.length; ++i) {
            uint256 wanted = demand[i];
            if (wanted == 0) continue;
            uint256 offered = i < offer.length ? offer[i] : 0;
            // can't underflow: TOP_BITS is set in the minuend and every lane of `wanted` is below it
            unchecked {
                if (((offered | TOP_BITS) - wanted) & TOP_BITS != TOP_BITS) return false;
            }
        }
        return true;
    }

    /// @notice The index of the first word with a value of 2^63 or more.
    /// @return the number of words if there is none
    function firstTooLarge(uint256[] calldata words) internal pure returns (uint256) {
        for (uint256 i = 0; i < words.length; ++i) {
            if (words[i] & TOP_BITS != 0) return i;
        }
        return words.length;
    }
}
