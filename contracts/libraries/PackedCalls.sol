// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

/// @title The calls of a proposal in as few bytes as they need
/// @notice Hash of the description (32 bytes), hash of the targets' code (32), and for each call its target (20), value (16),
/// length (3) and data. ABI encoding has four times as much for a call of one argument, and every byte that is kept costs 200 gas.
library PackedCalls {
    uint256 private constant HEAD = 64;
    uint256 private constant CALL_HEAD = 39;

    /// @notice A value that does not fit 128 bits, or a call that is longer than 24 bits can say.
    error PackedCallTooLarge(uint256 value, uint256 length);

    function pack(
        address[] memory targets,
        uint256[] memory values,
        bytes[] memory calldatas,
        bytes32 descriptionHash,
        bytes32 codeHash
    ) internal pure returns (bytes memory packed) {
        packed = bytes.concat(descriptionHash, codeHash);
        for (uint256 i; i < targets.length; ++i) {
            (uint256 value, uint256 length) = (values[i], calldatas[i].length);
            if (value > type(uint128).max || length > type(uint24).max) revert PackedCallTooLarge(value, length);
            packed = bytes.concat(
                packed,
                bytes20(targets[i]),
                bytes16(uint128(value)),
                bytes3(uint24(length)),
                calldatas[i]
            );
        }
    }

    /// @param packed by `pack`
    function unpack(
        bytes memory packed
    )
        internal
        pure
        returns (
            address[] memory targets,
            uint256[] memory values,
            bytes[] memory calldatas,
            bytes32 descriptionHash,
            bytes32 codeHash
        )
    {
        uint256 count = _countOf(packed);
        targets = new address[](count);
        values = new uint256[](count);
        calldatas = new bytes[](count);
        descriptionHash = _wordAt(packed, 0);
        codeHash = _wordAt(packed, 32);
        uint256 at = HEAD;
        for (uint256 i; i < count; ++i) {
            targets[i] = address(bytes20(_wordAt(packed, at)));
            values[i] = uint128(bytes16(_wordAt(packed, at + 20)));
            uint256 length = _lengthAt(packed, at);
            calldatas[i] = _slice(packed, at + CALL_HEAD, length);
            at += CALL_HEAD + length;
        }
    }

    function _countOf(bytes memory packed) private pure returns (uint256 count) {
        for (uint256 at = HEAD; at < packed.length; at += CALL_HEAD + _lengthAt(packed, at)) ++count;
    }

    function _lengthAt(bytes memory packed, uint256 at) private pure returns (uint256) {
        return uint24(bytes3(_wordAt(packed, at + 36)));
    }

    /// @dev Reads past the end give what is there in memory; callers cut what they need off the front.
    function _wordAt(bytes memory packed, uint256 at) private pure returns (bytes32 word) {
        assembly ("memory-safe") {
            word := mload(add(add(packed, 0x20), at))
        }
    }

    function _slice(bytes memory packed, uint256 from, uint256 length) private pure returns (bytes memory part) {
        part = new bytes(length);
        assembly ("memory-safe") {
            mcopy(add(part, 0x20), add(add(packed, 0x20), from), length)
        }
    }
}
