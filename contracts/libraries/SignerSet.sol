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
