// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {Terms} from "../types/Deal.sol";

/// @title Hash of a deal's terms, which is its id
library TermsHash {
    /// @dev Eight words, hashed as they stand in calldata. It saves 500 gas, 5% of a bill in a batch; `TermsHash.t.sol`
    /// holds it to `abi.encode`. Calldata with dirty upper bits hashes to the id of no deal.
    function hashCalldata(Terms calldata terms) internal pure returns (bytes32 hash) {
        assembly ("memory-safe") {
            let pointer := mload(0x40)
            calldatacopy(pointer, terms, 0x100)
            hash := keccak256(pointer, 0x100)
        }
    }

    /// @dev The same eight words, as they stand in memory: every field is clean there.
    function hashMemory(Terms memory terms) internal pure returns (bytes32 hash) {
        assembly ("memory-safe") {
            hash := keccak256(terms, 0x100)
        }
    }
}
