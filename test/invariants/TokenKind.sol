// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

/// @notice How a token tells that it moved nothing. Snm reverts, and answers true where it moved; ReturnsNothing reverts,
/// and never answers, as SNM's predecessor; ReturnsFalse answers false.
enum TokenKind {
    Snm,
    ReturnsNothing,
    ReturnsFalse
}
