// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {ECDSA} from "@openzeppelin/contracts/utils/cryptography/ECDSA.sol";

import {Member, memberOf, SignerSet} from "../../contracts/libraries/SignerSet.sol";
import {MAX_ACTIVE_MASTERNODES} from "../../contracts/types/Constants.sol";
import {TestBase} from "../helpers/TestBase.sol";

/// @title Signer sets as code, and their signatures against OpenZeppelin's ECDSA
contract SignerSetTest is TestBase {
    uint256 private constant ORDER = 0xfffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364141;
    uint256 private constant HALF_ORDER = ORDER / 2;

    uint256[] private keys;

    /// @dev A set of new keys, ascending by signer; `keys` in the same order.
    function makeSet(uint256 seed, uint256 size) private returns (Member[] memory members) {
        members = new Member[](size);
        delete keys;
        for (uint256 i = 0; i < size; ++i) {
            uint256 key = (uint256(keccak256(abi.encode(seed, i))) % (ORDER - 1)) + 1;
            members[i] = memberOf(vm.addr(key), uint96(uint256(keccak256(abi.encode("stake", seed, i)))));
            keys.push(key);
        }
        SignerSet.sort(members);
        uint256[] memory unsorted = keys;
        for (uint256 i = 0; i < size; ++i) {
            for (uint256 k = 0; k < size; ++k) {
                if (vm.addr(unsorted[k]) == members[i].signerOf()) keys[i] = unsorted[k];
            }
        }
    }

    function sign(bytes32 digest, uint256 signers) private view returns (bytes memory signatures) {
        for (uint256 i = 0; i < keys.length; ++i) {
            if ((signers >> i) & 1 == 0) continue;
            (bytes32 r, bytes32 vs) = vm.signCompact(keys[i], digest);
            signatures = bytes.concat(signatures, r, vs);
        }
    }

    function countPlainly(uint256 signers) private pure returns (uint256 count) {
        for (; signers != 0; signers >>= 1) {
            count += signers & 1;
        }
    }

    function verify(
        address store,
        bytes32 digest,
        uint256 signers,
        bytes calldata signatures
    ) external view returns (uint256 signed, uint256 total, uint256 wrong, uint256 unread) {
        return SignerSet.verify(store, SignerSet.sizeOf(store), digest, signers, signatures);
    }

    /// @dev The same by `read` and OpenZeppelin's ECDSA. The last wrong member is reported, as by `verify`.
    function verifyPlainly(
        address store,
        bytes32 digest,
        uint256 signers,
        bytes calldata signatures
    ) external view returns (uint256 signed, uint256 total, uint256 wrong, uint256 unread) {
        Member[] memory members = SignerSet.read(store);
        wrong = members.length;
        uint256 offset;
        for (uint256 i = 0; i < members.length; ++i) {
            total += members[i].stakeOf();
            if ((signers >> i) & 1 == 0) continue;
            bytes calldata signature =
                offset + 64 <= signatures.length ? signatures[offset:offset + 64] : signatures[0:0];
            offset += 64;
            if (recover(digest, signature) == members[i].signerOf()) signed += members[i].stakeOf();
            else wrong = i;
        }
        unread = signatures.length > offset ? signatures.length - offset : offset - signatures.length;
    }

    function recover(bytes32 digest, bytes calldata signature) private pure returns (address signer) {
        (uint8 v, bytes32 r, bytes32 s) = ECDSA.parseCalldata(signature);
        (signer, , ) = ECDSA.tryRecover(digest, v, r, s);
    }

    function testFuzz_readsWhatItWrote(uint256 seed, uint256 size, uint256 setId, uint40 time) public {
        vm.warp(time);
        size = bound(size, 0, MAX_ACTIVE_MASTERNODES);
        Member[] memory members = makeSet(seed, size);
        assertFalse(SignerSet.isWritten(address(this), setId), "written before it is");
        address store = SignerSet.write(members, setId);

        assertEq(store, SignerSet.addressOf(address(this), setId), "address from the number alone");
        assertTrue(SignerSet.isWritten(address(this), setId), "not written");
        assertEq(SignerSet.sizeOf(store), size, "size");
        assertEq(store.code.length, 1 + 32 * size + 16 + 5, "bytes of code");
        assertEq(SignerSet.writtenAt(store), time, "time");
        assertEq(uint8(store.code[0]), 0, "STOP byte");
        Member[] memory found = SignerSet.read(store);
        assertEq(keccak256(abi.encode(found)), keccak256(abi.encode(members)), "members");
        (bool success, bytes memory result) = store.call(hex"01020304");
        assertTrue(success && result.length == 0, "a call does something");
    }

    function testFuzz_sortsBySigner(uint256 seed, uint256 size) public {
        Member[] memory members = makeSet(seed, bound(size, 2, MAX_ACTIVE_MASTERNODES));
        for (uint256 i = 1; i < members.length; ++i) {
            assertTrue(members[i - 1].signerOf() < members[i].signerOf(), "not ascending");
        }
    }

    function testFuzz_keepsSignerAndStake(address signer, uint96 stake) public pure {
        assertEq(memberOf(signer, stake).signerOf(), signer, "signer");
        assertEq(memberOf(signer, stake).stakeOf(), stake, "stake");
    }

    /// hardhat-config: fuzz.runs = 2000
    function testFuzz_countsSigners(uint32 signers) public pure {
        assertEq(SignerSet.countOf(signers), countPlainly(signers), "set bits");
    }

    function test_countsNoneAndAll() public pure {
        assertEq(SignerSet.countOf(0), 0, "none");
        assertEq(SignerSet.countOf(type(uint32).max), 32, "all");
    }

    function testFuzz_acceptsWhatEcdsaAccepts(uint256 seed, uint256 size, uint256 signers, bytes32 digest) public {
        size = bound(size, 1, MAX_ACTIVE_MASTERNODES);
        Member[] memory members = makeSet(seed, size);
        address store = SignerSet.write(members, 1);
        signers &= (1 << size) - 1;
        bytes memory signatures = sign(digest, signers);

        (uint256 signed, uint256 total, uint256 wrong, uint256 unread) = this.verify(
            store,
            digest,
            signers,
            signatures
        );
        assertEq(wrong, size, "good signatures are refused");
        assertEq(unread, 0, "unread");
        (uint256 signedPlainly, uint256 totalPlainly, , ) = this.verifyPlainly(store, digest, signers, signatures);
        assertEq(signed, signedPlainly, "signed stake");
        assertEq(total, totalPlainly, "total stake");
    }

    /// @dev Spoils good signatures in every way that an attacker might try; both versions see the same.
    /// hardhat-config: fuzz.runs = 1000
    function testFuzz_refusesWhatEcdsaRefuses(uint256 seed, uint256 size, uint256 signers, uint256 how) public {
        size = bound(size, 1, 8);
        Member[] memory members = makeSet(seed, size);
        address store = SignerSet.write(members, 1);
        signers = (signers & ((1 << size) - 1)) | 1;
        bytes32 digest = keccak256(abi.encode(seed));
        bytes memory signatures = sign(digest, signers);
        uint256 place = (how >> 8) % (signatures.length / 64);
        signatures = spoil(signatures, digest, place, how);

        bothAgree(store, digest, signers, signatures);
    }

    function bothAgree(address store, bytes32 digest, uint256 signers, bytes memory signatures) private view {
        uint256 size = SignerSet.sizeOf(store);
        (uint256 signed, , uint256 wrong, uint256 unread) = this.verify(store, digest, signers, signatures);
        (uint256 signedPlainly, , uint256 wrongPlainly, uint256 unreadPlainly) = this.verifyPlainly(
            store,
            digest,
            signers,
            signatures
        );
        bool accepted = wrong == size && unread == 0;
        assertEq(accepted, wrongPlainly == size && unreadPlainly == 0, "one accepts, the other refuses");
        if (accepted) assertEq(signed, signedPlainly, "signed stake");
        if (unreadPlainly == 0) assertEq(wrong, wrongPlainly, "which member");
    }

    function spoil(
        bytes memory signatures,
        bytes32 digest,
        uint256 place,
        uint256 how
    ) private view returns (bytes memory) {
        uint256 offset = 32 + 64 * place;
        (bytes32 r, bytes32 vs) = (bytes32(0), bytes32(0));
        assembly ("memory-safe") {
            r := mload(add(signatures, offset))
            vs := mload(add(signatures, add(offset, 32)))
        }
        uint256 kind = how % 8;
        if (kind == 0) r = bytes32(uint256(r) ^ (1 << (how >> 16) % 256)); // a flipped bit
        if (kind == 1) vs = bytes32(uint256(vs) ^ (1 << (how >> 16) % 256));
        if (kind == 2) vs = bytes32(HALF_ORDER + 1 + ((how >> 16) % 1000)); // s too high
        if (kind == 3) (r, vs) = vm.signCompact(uint256(keccak256("nobody")), digest);
        if (kind == 4) (r, vs) = (bytes32(0), bytes32(0));
        if (kind == 5) (r, vs) = vm.signCompact(keys[place % keys.length], digest); // often a neighbour's
        assembly ("memory-safe") {
            mstore(add(signatures, offset), r)
            mstore(add(signatures, add(offset, 32)), vs)
        }
        if (kind == 6) return bytes.concat(signatures, bytes32(how), bytes32(0));
        if (kind == 7) {
            assembly ("memory-safe") {
                mstore(signatures, sub(mload(signatures), 64))
            }
        }
        return signatures;
    }

    /// @dev Most malleable signatures do not fit 64 bytes; the few that do are refused by their s. Whatever signer such a
    /// signature recovers is made the member.
    function test_refusesTheSignaturesOfItsMemberWithTooHighAnS() public {
        bytes32 digest = keccak256("digest");
        (bytes32 r, ) = vm.signCompact(1, digest);
        uint256[4] memory values = [HALF_ORDER - 1, HALF_ORDER, HALF_ORDER + 1, (1 << 255) - 1];
        for (uint256 i = 0; i < 8; ++i) {
            (uint256 s, uint256 parity) = (values[i / 2], i % 2);
            address signer = ecrecover(digest, uint8(27 + parity), r, bytes32(s));
            assertTrue(signer != address(0), "recovers nobody");
            Member[] memory members = new Member[](1);
            members[0] = memberOf(signer, 5);
            address store = SignerSet.write(members, i);
            bytes memory signature = abi.encodePacked(r, bytes32(s | (parity << 255)));
            (, , uint256 wrong, ) = this.verify(store, digest, 1, signature);
            (, , uint256 wrongPlainly, ) = this.verifyPlainly(store, digest, 1, signature);
            assertEq(wrong, wrongPlainly, "one accepts, the other refuses");
            assertEq(wrong, s <= HALF_ORDER ? 1 : 0, "s too high");
        }
    }

    /// @dev What pays for the assembly: more than 3% of a whole report.
    function test_savesMoreThanThreePercentOfAReport() public {
        (uint256 signatures, uint256 report) = (4, 75_000);
        for (uint256 size = 5; size <= 31; size += 13) {
            address store = SignerSet.write(makeSet(size, size), size);
            uint256 signers = (1 << signatures) - 1;
            bytes memory signed = sign(bytes32("digest"), signers);
            this.verify(store, bytes32("digest"), signers, signed); // warms the account
            uint256 start = gasleft();
            this.verify(store, bytes32("digest"), signers, signed);
            uint256 middle = gasleft();
            this.verifyPlainly(store, bytes32("digest"), signers, signed);
            uint256 saved = (middle - gasleft()) - (start - middle);
            assertGe(saved * 100, report * 3, "saves too little to be worth it");
            (signatures, report) = size == 5 ? (12, 110_000) : (21, 150_000);
        }
    }
}
