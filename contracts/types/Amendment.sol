// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

/// @notice What each side of a deal asks for, in one slot. A price of 0 means that this side asks for nothing.
/// @param bidPrice USD per second, 18 decimals: the most that the buyer would pay
/// @param bidDuration seconds from the deal's start that the buyer wants, 0 for spot
/// @param askPrice USD per second, 18 decimals: the least that the supplier side would take
/// @param askDuration seconds from the deal's start that the supplier side would serve at most, 0 for spot
struct PendingChanges {
    uint96 bidPrice;
    uint32 bidDuration;
    uint96 askPrice;
    uint32 askDuration;
}
