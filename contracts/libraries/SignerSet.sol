// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {Arrays} from "@openzeppelin/contracts/utils/Arrays.sol";
import {Create2} from "@openzeppelin/contracts/utils/Create2.sol";
import {Create3} from "@openzeppelin/contracts/utils/Create3.sol";

import {CodeStore} from "./CodeStore.sol";

/// @notice One signer of a set: 20 bytes of address, then 12 bytes of stake.
type Member is uint256;

using {signerOf, stakeOf} for Member global;

/// @param stake SNM wei
function memberOf(address signer, uint96 stake) pure returns (Member) {
    return Member.wrap((uint256(uint160(signer)) << 96) | stake);
}

function signerOf(Member member) pure returns (address) {
    return address(uint160(Member.unwrap(member) >> 96));
}

/// @return SNM wei
function stakeOf(Member member) pure returns (uint256) {
    return uint96(Member.unwrap(member));
}

/// @title A set of signers, kept as the code of a small contract
/// @notice Reading a whole set costs one cold account, whatever its size. The code is a STOP byte, so that a call does
/// nothing, then 32 bytes for each member, then 16 bytes of their total stake and 5 bytes of the time at which it was written.
library SignerSet {
    /// @dev Half of the order of secp256k1: signatures with an s above it are malleable.
    uint256 private constant HALF_ORDER = 0x7fffffffffffffffffffffffffffffff5d576e7357a4501ddfe92f46681b20a0;
    /// @dev The bits of a member that hold its stake.
    uint256 private constant STAKE = 0xffffffffffffffffffffffff;
    /// @dev All bits but the highest: where an ERC-2098 signature keeps s; the highest one is the parity.
    uint256 private constant LOW_255 = 0x7fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff;

    /// @notice Orders the members ascending by signer, in place.
    /// @dev The signer is in the high bits, so the words order as the signers do.
    function sort(Member[] memory members) internal pure {
        uint256[] memory words;
        // The same memory under another type: a member is one word.
        assembly ("memory-safe") {
            words := members
        }
        Arrays.sort(words);
    }

    /// @notice Writes the members, in the order given, as the code of a new contract.
    /// @param setId of no earlier set: it makes the address a new one
    function write(Member[] memory members, uint256 setId) internal returns (address store) {
        uint128 totalStake;
        // A set has at most MAX_ACTIVE_MASTERNODES members: the sum of their 96-bit stakes fits 128 bits.
        for (uint256 i; i < members.length; ++i) {
            totalStake += uint128(members[i].stakeOf());
        }
        bytes memory content = bytes.concat(
            abi.encodePacked(members),
            bytes16(totalStake),
            bytes5(uint40(block.timestamp))
        );
        return CodeStore.write(setId, content);
    }

    /// @notice Where a contract keeps its set with this number. Before it was written there is no code.
    function addressOf(address writer, uint256 setId) internal pure returns (address) {
        return CodeStore.addressOf(writer, setId);
    }

    /// @notice Whether a contract has written its set with this number.
    /// @dev Looks at the proxy through which `write` creates the code, since its address costs one hash less.
    function isWritten(address writer, uint256 setId) internal view returns (bool) {
        return Create2.computeAddress(bytes32(setId), Create3.PROXY_INITCODE_HASH, writer).code.length != 0;
    }

    /// @notice When the set was written, unix seconds. Only for a store that `write` made.
    function writtenAt(address store) internal view returns (uint256 time) {
        // The last bytes of the code become the last bytes of the word in the scratch space.
        assembly ("memory-safe") {
            mstore(0, 0)
            extcodecopy(store, 0x1b, sub(extcodesize(store), 5), 5)
            time := mload(0)
        }
    }

    /// @notice How many members the set has. An account without code is an empty set.
    function sizeOf(address store) internal view returns (uint256) {
        return store.code.length / 32;
    }

    /// @notice Reads the members back.
    function read(address store) internal view returns (Member[] memory members) {
        members = new Member[](sizeOf(store));
        // Allocated above, and filled to the last byte. One copy; `store.code` would need a second one to drop the STOP byte.
        assembly ("memory-safe") {
            extcodecopy(store, add(members, 0x20), 1, mul(mload(members), 0x20))
        }
    }

    /// @notice Checks the signatures of the members that a bit mask names, and adds up their stake.
    /// @dev The plain way, through `read` and OpenZeppelin's ECDSA, costs 1,000 gas more for each signature: 5% of a
    /// report of 4 signers, 14% of one of 21. A test holds the two against each other.
    /// @param size of the set that is kept at `store`
    /// @param signers bit i names member i; no bit beyond the set
    /// @param signatures 64 bytes (ERC-2098) for each set bit, in the order of the set
    /// @return signedStake SNM wei of the named members
    /// @return totalStake SNM wei of all members
    /// @return wrong a member whose signature is not its own; `size` if there is none
    /// @return unread bytes of signatures that belong to no set bit; not 0 either where there are too few
    function verify(
        address store,
        uint256 size,
        bytes32 digest,
        uint256 signers,
        bytes calldata signatures
    ) internal view returns (uint256 signedStake, uint256 totalStake, uint256 wrong, uint256 unread) {
        // Memory behind the free pointer: digest, v, r, s for the precompile, then the members. The precompile answers
        // to the scratch space at 0. From the highest set bit and the last signature down to the first, since CLZ finds
        // the highest bit. Sums of stakes don't overflow: each is 96 bits.
        assembly ("memory-safe") {
            let input := mload(0x40)
            let members := add(input, 0x80)
            extcodecopy(store, members, 1, add(shl(5, size), 0x10))
            totalStake := shr(128, mload(add(members, shl(5, size))))
            mstore(input, digest)
            wrong := size
            // Until the loop ends, `unread` points behind the signature that is next.
            unread := add(signatures.offset, signatures.length)
            for {} signers {} {
                let zeros := clz(signers)
                unread := sub(unread, 0x40)
                let s := calldataload(add(unread, 0x20))
                mstore(add(input, 0x20), add(shr(255, s), 27))
                s := and(s, LOW_255)
                mstore(add(input, 0x40), calldataload(unread))
                mstore(add(input, 0x60), s)
                // A precompile that recovers nobody returns nothing, and leaves the zero there.
                mstore(0, 0)
                pop(staticcall(gas(), 1, input, 0x80, 0, 0x20))
                let member := mload(add(members, shl(5, sub(255, zeros))))
                // No member is address zero, so a failed recovery never matches.
                if or(gt(s, HALF_ORDER), xor(mload(0), shr(96, member))) {
                    wrong := sub(255, zeros)
                    break
                }
                signedStake := add(signedStake, and(member, STAKE))
                signers := and(signers, shr(zeros, LOW_255))
            }
            unread := sub(unread, signatures.offset)
        }
    }

    /// @notice How many signers a bit mask names.
    /// @param signers below 2^32
    function countOf(uint256 signers) internal pure returns (uint256) {
        // Adds neighbouring bits, then pairs, then nibbles, then bytes. No sum leaves its field, so nothing overflows.
        unchecked {
            signers -= (signers >> 1) & 0x55555555;
            signers = (signers & 0x33333333) + ((signers >> 2) & 0x33333333);
            signers = (signers + (signers >> 4)) & 0x0f0f0f0f;
            return ((signers * 0x01010101) >> 24) & 0xff;
        }
    }
}
