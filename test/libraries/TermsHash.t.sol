// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {TermsHash} from "../../contracts/libraries/TermsHash.sol";
import {Terms} from "../../contracts/types/Deal.sol";
import {TestBase} from "../helpers/TestBase.sol";

/// @title A deal's id is the hash of the ABI encoding of its terms, whichever way it is computed
contract TermsHashTest is TestBase {
    function hashCalldata(Terms calldata terms) external pure returns (bytes32) {
        return TermsHash.hashCalldata(terms);
    }

    /// @dev Hashes the second of three, at an offset inside an array.
    function hashInArray(Terms[] calldata terms) external pure returns (bytes32) {
        return TermsHash.hashCalldata(terms[1]);
    }

    function testFuzz_calldataEqualsAbiEncode(Terms memory terms) public view {
        assertEq(this.hashCalldata(terms), keccak256(abi.encode(terms)), "hash of calldata");
    }

    function testFuzz_memoryEqualsAbiEncode(Terms memory terms) public pure {
        assertEq(TermsHash.hashMemory(terms), keccak256(abi.encode(terms)), "hash of memory");
    }

    function testFuzz_arrayElementEqualsAbiEncode(Terms memory terms, Terms memory other) public view {
        Terms[] memory list = new Terms[](3);
        (list[0], list[1], list[2]) = (other, terms, other);
        assertEq(this.hashInArray(list), keccak256(abi.encode(terms)), "hash of an array's element");
    }

    /// @dev Each single bit of the 256 bytes counts, also those above a field's width: raw words that decode to the
    /// same terms are another id, which no deal has.
    function testFuzz_everyBitCounts(Terms memory terms, uint256 position) public view {
        bytes memory encoded = abi.encodeCall(this.hashCalldata, (terms));
        position = bound(position, 0, 8 * 256 - 1);
        uint256 index = 4 + position / 8;
        encoded[index] = encoded[index] ^ bytes1(uint8(1 << (position % 8)));
        (bool success, bytes memory result) = address(this).staticcall(encoded);
        assertTrue(success && abi.decode(result, (bytes32)) != keccak256(abi.encode(terms)), "a bit is not hashed");
    }
}
