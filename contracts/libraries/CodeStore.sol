// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {Create3} from "@openzeppelin/contracts/utils/Create3.sol";

/// @title Bytes that never change, kept as the code of a small contract
/// @notice Reading them costs one cold account, however many they are. The code begins with a STOP byte, so that a call
/// does nothing. Its address follows from the writer and a number.
library CodeStore {
    /// @notice The content is longer than the code of a contract can be.
    error CodeStoreTooLong(uint256 length);

    /// @dev Creation code: PUSH2 length, DUP1, PUSH1 10, PUSH0, CODECOPY, PUSH0, RETURN. What it returns begins with the
    /// STOP byte that ends `RETURN_REST`.
    bytes1 private constant PUSH2 = 0x61;
    bytes8 private constant RETURN_REST = 0x80600a5f395ff300;

    /// @notice Writes the content as the code of a new contract.
    /// @param number of no earlier content of this contract: it makes the address a new one
    /// @param content below 24,576 bytes, the limit of a contract's code
    function write(uint256 number, bytes memory content) internal returns (address store) {
        return Create3.deploy(0, bytes32(number), _creationCode(content));
    }

    /// @notice Writes the content as the code of a new contract, for a writer that keeps its address: a third cheaper.
    function append(bytes memory content) internal returns (address store) {
        bytes memory code = _creationCode(content);
        assembly ("memory-safe") {
            store := create(0, add(code, 0x20), mload(code))
        }
        if (store == address(0)) revert CodeStoreTooLong(content.length);
    }

    function _creationCode(bytes memory content) private pure returns (bytes memory) {
        // What is too long for the two bytes is too long for a contract as well: the creation reverts.
        bytes2 length = bytes2(uint16(1 + content.length));
        return bytes.concat(PUSH2, length, RETURN_REST, content);
    }

    /// @notice Where a contract keeps its content with this number. Before it was written there is no code.
    function addressOf(address writer, uint256 number) internal pure returns (address) {
        return Create3.computeAddress(bytes32(number), writer);
    }

    /// @notice Reads the content back; empty where nothing was written.
    function read(address store) internal view returns (bytes memory content) {
        uint256 size = store.code.length;
        if (size == 0) return content;
        content = new bytes(size - 1);
        // Allocated above, and filled to the last byte. One copy; `store.code` would need a second one to drop the STOP byte.
        assembly ("memory-safe") {
            extcodecopy(store, add(content, 0x20), 1, mload(content))
        }
    }
}
