// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

/// @notice Features and the shares of votes that an account gives them, in one word: eight lanes of 32 bits, the first one in the
/// least significant bits. A lane is a share of 16 bits below a feature's id of 16 bits; the first without a share ends them.
type PackedChoices is uint256;

using {lengthOf, featureAt, shareAt, unpack} for PackedChoices global;

/// @dev Warning: eight at most, each id below 2^16 and each share above zero.
function packChoices(uint256[] calldata featureIds, uint16[] calldata shares) pure returns (PackedChoices) {
    uint256 word = 0;
    for (uint256 i = 0; i < featureIds.length; ++i) {
        word |= ((featureIds[i] << 16) | shares[i]) << (32 * i);
    }
    return PackedChoices.wrap(word);
}

function lengthOf(PackedChoices choices) pure returns (uint256 length) {
    uint256 word = PackedChoices.unwrap(choices);
    // All 256 bits may be in use: a shift by them leaves nothing.
    while (word >> (32 * length) != 0) ++length;
}

function featureAt(PackedChoices choices, uint256 i) pure returns (uint256) {
    return uint16(PackedChoices.unwrap(choices) >> (32 * i + 16));
}

/// @return basis points
function shareAt(PackedChoices choices, uint256 i) pure returns (uint256) {
    return uint16(PackedChoices.unwrap(choices) >> (32 * i));
}

function unpack(PackedChoices choices) pure returns (uint256[] memory featureIds, uint16[] memory shares) {
    uint256 length = choices.lengthOf();
    (featureIds, shares) = (new uint256[](length), new uint16[](length));
    for (uint256 i = 0; i < length; ++i) {
        (featureIds[i], shares[i]) = (choices.featureAt(i), uint16(choices.shareAt(i)));
    }
}
