// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {Arrays} from "@openzeppelin/contracts/utils/Arrays.sol";
import {Create2} from "@openzeppelin/contracts/utils/Create2.sol";

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
/// nothing, and then 32 bytes for each member.
library SignerSet {
    /// @dev Creation code: PUSH2 length, DUP1, PUSH1 10, PUSH0, CODECOPY, PUSH0, RETURN. What it returns begins with the
    /// STOP byte that ends `RETURN_REST`.
    bytes1 private constant PUSH2 = 0x61;
    bytes8 private constant RETURN_REST = 0x80600a5f395ff300;

    /// @dev Half of the order of secp256k1: signatures with an s above it are malleable.
    uint256 private constant HALF_ORDER = 0x7fffffffffffffffffffffffffffffff5d576e7357a4501ddfe92f46681b20a0;
    /// @dev The bits of s in an ERC-2098 signature; the remaining one is the parity.
    uint256 private constant HIGH_BIT_CLEAR = 0x7fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff;

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
        // A set has at most MAX_ACTIVE_MASTERNODES members, so the length fits two bytes.
        bytes2 size = bytes2(uint16(1 + 32 * members.length));
        bytes memory creation = bytes.concat(PUSH2, size, RETURN_REST, abi.encodePacked(members));
        return Create2.deploy(0, bytes32(setId), creation);
    }

    /// @notice Reads the members back. An account without code is an empty set.
    function read(address store) internal view returns (Member[] memory members) {
        uint256 size = store.code.length;
        members = new Member[](size / 32);
        // Allocated above, and filled to the last byte. One copy; `store.code` would need a second one to drop the STOP byte.
        assembly ("memory-safe") {
            extcodecopy(store, add(members, 0x20), 1, mul(mload(members), 0x20))
        }
    }

    /// @notice Checks the signatures of the members that a bit mask names, and adds up their stake.
    /// @dev The plain way, through `read` and OpenZeppelin's ECDSA, costs 1,000 gas more for each signature: 5% of a
    /// report of 4 signers, 14% of one of 21. A test holds the two against each other.
    /// Warning: the caller makes sure that the mask has no bit beyond the set, and `signatures` 64 bytes for each bit.
    /// @param signers bit i names member i
    /// @param signatures 64 bytes (ERC-2098) for each set bit, in the order of the set
    /// @return signedStake SNM wei of the named members
    /// @return totalStake SNM wei of all members
    /// @return wrong the first member whose signature is not its own; the size of the set where there is none
    function verify(Member[] memory members, bytes32 digest, uint256 signers, bytes calldata signatures)
        internal
        view
        returns (uint256 signedStake, uint256 totalStake, uint256 wrong)
    {
        // Scratch memory behind the free pointer: digest, v, r, s for the precompile, and its answer.
        // Sums of stakes don't overflow: each is 96 bits.
        assembly ("memory-safe") {
            let size := mload(members)
            let input := mload(0x40)
            let output := add(input, 0x80)
            let signature := signatures.offset
            mstore(input, digest)
            for {} lt(wrong, size) { wrong := add(wrong, 1) } {
                let member := mload(add(add(members, 0x20), shl(5, wrong)))
                let stake := and(member, 0xffffffffffffffffffffffff)
                totalStake := add(totalStake, stake)
                if iszero(and(shr(wrong, signers), 1)) { continue }
                let vs := calldataload(add(signature, 0x20))
                let s := and(vs, HIGH_BIT_CLEAR)
                mstore(add(input, 0x20), add(shr(255, vs), 27))
                mstore(add(input, 0x40), calldataload(signature))
                mstore(add(input, 0x60), s)
                // A precompile that recovers nobody returns nothing, and leaves the zero there.
                mstore(output, 0)
                pop(staticcall(gas(), 1, input, 0x80, output, 0x20))
                // No member is address zero, so a failed recovery never matches.
                if or(gt(s, HALF_ORDER), xor(mload(output), shr(96, member))) { break }
                signedStake := add(signedStake, stake)
                signature := add(signature, 0x40)
            }
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
