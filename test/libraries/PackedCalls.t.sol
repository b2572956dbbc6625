// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {PackedCalls} from "../../contracts/libraries/PackedCalls.sol";
import {TestBase} from "../helpers/TestBase.sol";

/// @title Calls come out of the pack as they went in
contract PackedCallsTest is TestBase {
    struct Calls {
        address[] targets;
        uint256[] values;
        bytes[] datas;
    }

    /// @dev An external call, so that its revert can be seen.
    function pack(Calls memory calls, bytes32 description, bytes32 code) external pure returns (bytes memory) {
        return PackedCalls.pack(calls.targets, calls.values, calls.datas, description, code);
    }

    /// @param seed of everything else; one call in four has no data
    function callsOf(uint256 seed, uint256 count) private pure returns (Calls memory calls) {
        calls.targets = new address[](count);
        calls.values = new uint256[](count);
        calls.datas = new bytes[](count);
        for (uint256 i = 0; i < count; ++i) {
            seed = uint256(keccak256(abi.encode(seed)));
            calls.targets[i] = address(uint160(seed));
            calls.values[i] = seed % 5 == 0 ? type(uint128).max : uint128(seed >> 64);
            uint256 length = seed % 4 == 0 ? 0 : (seed >> 160) % 300;
            bytes memory data = new bytes(length);
            for (uint256 k = 0; k < length; ++k) data[k] = bytes1(uint8(uint256(keccak256(abi.encode(seed, k)))));
            calls.datas[i] = data;
        }
    }

    function testFuzz_whatIsPackedComesBack(
        uint256 seed,
        uint256 count,
        bytes32 description,
        bytes32 code
    ) public view {
        count = bound(count, 0, 12);
        Calls memory calls = callsOf(seed, count);
        bytes memory packed = this.pack(calls, description, code);
        Calls memory read;
        (bytes32 descriptionRead, bytes32 codeRead) = (bytes32(0), bytes32(0));
        (read.targets, read.values, read.datas, descriptionRead, codeRead) = PackedCalls.unpack(packed);
        assertEq(keccak256(abi.encode(read)), keccak256(abi.encode(calls)), "calls");
        assertEq(descriptionRead, description, "description");
        assertEq(codeRead, code, "code");
        uint256 length = 64 + 39 * count;
        for (uint256 i = 0; i < count; ++i) length += calls.datas[i].length;
        assertEq(packed.length, length, "length");
    }

    /// @dev What lies behind in memory is not read as part of the pack.
    function testFuzz_memoryBehindDoesNotMatter(uint256 seed, bytes32 dirt) public view {
        Calls memory calls = callsOf(seed, 3);
        bytes memory packed = this.pack(calls, dirt, dirt);
        bytes memory behind = new bytes(96);
        for (uint256 i = 0; i < 96; ++i) behind[i] = dirt[i % 32];
        Calls memory read;
        (read.targets, read.values, read.datas, , ) = PackedCalls.unpack(packed);
        assertEq(keccak256(abi.encode(read)), keccak256(abi.encode(calls)), "calls");
        assertEq(behind.length, 96, "it is there");
    }

    function testFuzz_revertsForAValueBeyond128Bits(uint256 value, uint256 length) public {
        value = bound(value, uint256(type(uint128).max) + 1, type(uint256).max);
        Calls memory calls = callsOf(1, 2);
        (calls.values[1], calls.datas[1]) = (value, new bytes(bound(length, 0, 100)));
        vm.expectRevert(abi.encodeWithSelector(PackedCalls.PackedCallTooLarge.selector, value, calls.datas[1].length));
        this.pack(calls, 0, 0);
    }

    /// @dev Longer than any transaction could bring, and asked of the library itself: the length is written where memory keeps it.
    function test_revertsForACallThatIsTooLong() public {
        vm.expectRevert(abi.encodeWithSelector(PackedCalls.PackedCallTooLarge.selector, 7, uint256(1) << 24));
        this.packLength(uint256(1) << 24);
    }

    /// @param length that the data pretends to have
    function packLength(uint256 length) external pure returns (bytes memory) {
        Calls memory calls = callsOf(1, 1);
        calls.values[0] = 7;
        bytes memory data = calls.datas[0];
        assembly ("memory-safe") {
            mstore(data, length)
        }
        return PackedCalls.pack(calls.targets, calls.values, calls.datas, 0, 0);
    }
}
