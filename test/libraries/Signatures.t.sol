// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {Signatures} from "../../contracts/libraries/Signatures.sol";
import {WalletMock} from "../../contracts/mocks/WalletMock.sol";
import {TestBase} from "../helpers/TestBase.sol";

/// @title Which bytes count as whose signature
contract SignaturesTest is TestBase {
    uint256 private constant ORDER_OF_CURVE = 0xfffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364141;

    function isValid(address signer, bytes32 digest, bytes calldata signature) external view returns (bool) {
        return Signatures.isValid(signer, digest, signature);
    }

    function keyOf(uint256 seed) private pure returns (uint256) {
        return bound(seed, 1, ORDER_OF_CURVE - 1);
    }

    function testFuzz_acceptsBothLengths(uint256 seed, bytes32 digest) public view {
        uint256 key = keyOf(seed);
        address signer = vm.addr(key);
        (uint8 v, bytes32 r, bytes32 s) = vm.sign(key, digest);
        bytes32 compact = bytes32((uint256(v - 27) << 255) | uint256(s));
        assertTrue(this.isValid(signer, digest, abi.encodePacked(r, s, v)), "65 bytes");
        assertTrue(this.isValid(signer, digest, abi.encodePacked(r, compact)), "64 bytes");
    }

    /// @dev Digests are hashes: a chosen one could begin with the 28 zero bytes that make the identity precompile at
    /// address 4 echo the answer that a wallet would give.
    function testFuzz_refusesAnotherSignerOrDigest(
        uint256 seed,
        bytes memory content,
        address other,
        bytes memory otherContent
    ) public view {
        uint256 key = keyOf(seed);
        (bytes32 digest, bytes32 otherDigest) = (keccak256(content), keccak256(otherContent));
        vm.assume(other != vm.addr(key) && digest != otherDigest);
        (uint8 v, bytes32 r, bytes32 s) = vm.sign(key, digest);
        bytes memory signature = abi.encodePacked(r, s, v);
        assertFalse(this.isValid(other, digest, signature), "another signer");
        assertFalse(this.isValid(vm.addr(key), otherDigest, signature), "another digest");
    }

    function testFuzz_refusesTheMalleatedTwin(uint256 seed, bytes32 digest) public view {
        uint256 key = keyOf(seed);
        address signer = vm.addr(key);
        (uint8 v, bytes32 r, bytes32 s) = vm.sign(key, digest);
        bytes32 twin = bytes32(ORDER_OF_CURVE - uint256(s));
        uint8 flipped = v == 27 ? 28 : 27;
        assertTrue(ecrecover(digest, flipped, r, twin) == signer, "the twin is a signature of the curve's");
        assertFalse(this.isValid(signer, digest, abi.encodePacked(r, twin, flipped)), "high s");
        assertFalse(this.isValid(signer, digest, abi.encodePacked(r, s, v - 27)), "v of 0 or 1");
    }

    function testFuzz_refusesOtherLengths(uint256 seed, bytes32 digest, uint256 length) public view {
        uint256 key = keyOf(seed);
        (uint8 v, bytes32 r, bytes32 s) = vm.sign(key, digest);
        bytes memory full = abi.encodePacked(r, s, v, r, s, v);
        length = bound(length, 0, full.length);
        if (length == 64 || length == 65) length = 63;
        assembly ("memory-safe") {
            mstore(full, length)
        }
        assertFalse(this.isValid(vm.addr(key), digest, full), "neither 64 nor 65 bytes");
    }

    function testFuzz_nobodySignsForTheZeroAddress(bytes32 digest, bytes memory signature) public view {
        assertFalse(this.isValid(address(0), digest, signature), "random bytes");
        assertFalse(this.isValid(address(0), digest, new bytes(65)), "65 zero bytes recover to address zero");
        assertFalse(this.isValid(address(0), digest, new bytes(64)), "64 zero bytes recover to address zero");
    }

    function testFuzz_asksContractWallets(uint256 seed, bytes32 digest, uint256 otherSeed) public {
        uint256 key = keyOf(seed);
        uint256 otherKey = keyOf(otherSeed);
        vm.assume(key != otherKey);
        WalletMock wallet = new WalletMock(vm.addr(key));
        (uint8 v, bytes32 r, bytes32 s) = vm.sign(key, digest);
        bytes memory signature = abi.encodePacked(r, s, v);
        assertTrue(this.isValid(address(wallet), digest, signature), "the wallet's key");
        (v, r, s) = vm.sign(otherKey, digest);
        assertFalse(this.isValid(address(wallet), digest, abi.encodePacked(r, s, v)), "another key");
        wallet.setAnswer(WalletMock.Answer.AlwaysNo);
        assertFalse(this.isValid(address(wallet), digest, signature), "the wallet changed its mind");
        wallet.setAnswer(WalletMock.Answer.Revert);
        assertFalse(this.isValid(address(wallet), digest, signature), "the wallet reverts");
        wallet.setAnswer(WalletMock.Answer.Short);
        assertFalse(this.isValid(address(wallet), digest, signature), "the answer is shorter than a word");
        wallet.setAnswer(WalletMock.Answer.AlwaysYes);
        assertTrue(this.isValid(address(wallet), digest, hex"01"), "the wallet takes anything");
    }

    /// @dev An account with delegated code (EIP-7702) still has its key, and its key still signs.
    function testFuzz_keyOfADelegatedAccountSigns(uint256 seed, bytes32 digest) public {
        uint256 key = keyOf(seed);
        address signer = vm.addr(key);
        WalletMock implementation = new WalletMock(address(1));
        (uint8 v, bytes32 r, bytes32 s) = vm.sign(key, digest);
        vm.etch(signer, address(implementation).code);
        assertTrue(this.isValid(signer, digest, abi.encodePacked(r, s, v)), "its own key");
        assertFalse(this.isValid(signer, digest ^ bytes32(uint256(1)), abi.encodePacked(r, s, v)), "another digest");
    }
}
