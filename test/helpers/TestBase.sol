// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {Vm} from "./Vm.sol";

/// @title What every Solidity test inherits: cheat codes, bounded inputs, named accounts, assertions
/// @dev An invariant test names its handlers with `targetContract` in `setUp`. A revert inside a handler does not fail
/// the run, so a handler records what it saw and an `invariant_` function asserts it.
abstract contract TestBase {
    /// @dev Tells the runner that this is a test.
    bool public constant IS_TEST = true;

    Vm internal constant vm = Vm(address(uint160(uint256(keccak256("hevm cheat code")))));

    address[] private targets;

    /// @dev Makes the runner call this contract, and with it only those named so, between checks of the invariants.
    function targetContract(address target) internal {
        targets.push(target);
    }

    /// @dev Read by the runner.
    function targetContracts() public view returns (address[] memory) {
        return targets;
    }

    /// @dev Maps any value into [lowest, highest]. Values inside stay as they are; the two ends of the input range
    /// go to the two ends of the output range, so that boundaries are met often.
    function bound(uint256 value, uint256 lowest, uint256 highest) internal pure returns (uint256) {
        require(lowest <= highest, "bound: lowest above highest");
        if (value >= lowest && value <= highest) return value;
        uint256 size;
        unchecked {
            size = highest - lowest + 1;
        }
        if (size == 0) return value;
        if (value <= 3 && size > value) return lowest + value;
        if (value >= type(uint256).max - 3 && size > type(uint256).max - value) {
            return highest - (type(uint256).max - value);
        }
        return lowest + (value % size);
    }

    function makeAddr(string memory name) internal returns (address account) {
        (account, ) = makeAddrAndKey(name);
    }

    function makeAddrAndKey(string memory name) internal returns (address account, uint256 privateKey) {
        privateKey = uint256(keccak256(bytes(name)));
        account = vm.addr(privateKey);
        vm.label(account, name);
    }

    /// @dev Deploys a contract as the build has compiled it. `new` would compile all that it imports once more, which takes minutes
    /// for the market, and test that.
    /// @param name of the contract, and of its file
    /// @param arguments of its constructor, encoded
    function deploy(string memory name, bytes memory arguments) internal returns (address deployed) {
        bytes memory code = bytes.concat(vm.getCode(string.concat(name, ".sol:", name)), arguments);
        assembly ("memory-safe") {
            deployed := create(0, add(code, 0x20), mload(code))
            if iszero(deployed) {
                returndatacopy(0, 0, returndatasize())
                revert(0, returndatasize())
            }
        }
    }

    /// @dev Moves the clock on.
    function skip(uint256 duration) internal {
        vm.warp(vm.getBlockTimestamp() + duration);
    }

    function assertTrue(bool condition, string memory message) internal pure {
        vm.assertTrue(condition, message);
    }

    function assertFalse(bool condition, string memory message) internal pure {
        vm.assertTrue(!condition, message);
    }

    function assertEq(bool left, bool right, string memory message) internal pure {
        vm.assertEq(left, right, message);
    }

    function assertEq(uint256 left, uint256 right, string memory message) internal pure {
        vm.assertEq(left, right, message);
    }

    function assertEq(address left, address right, string memory message) internal pure {
        vm.assertEq(left, right, message);
    }

    function assertEq(bytes32 left, bytes32 right, string memory message) internal pure {
        vm.assertEq(left, right, message);
    }

    function assertGe(uint256 left, uint256 right, string memory message) internal pure {
        vm.assertGe(left, right, message);
    }

    function assertLe(uint256 left, uint256 right, string memory message) internal pure {
        vm.assertLe(left, right, message);
    }

    function assertApproxEq(uint256 left, uint256 right, uint256 maxDelta, string memory message) internal pure {
        vm.assertApproxEqAbs(left, right, maxDelta, message);
    }
}
