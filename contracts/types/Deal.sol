// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

/// @notice What the parties agreed on. It never changes, travels in `DealOpened`, and comes back as calldata.
/// The hash of its ABI encoding is the deal's id.
/// @param buyer pays
/// @param supplier the worker whose machine is rented, author of the ask
/// @param master who is paid: the supplier's master when the deal opened
/// @param price USD per second, 18 decimals
/// @param bond SNM wei that the supplier put behind the deal
/// @param origin id of the ask that opened the deal or, once it was amended, of the deal that had the terms before. An
/// ask opens one deal and a deal is amended into one other, so no two deals ever have the same terms
/// @param duration seconds from start; 0 means spot, which has no end
/// @param start unix seconds
/// @dev In this order of fields `bill`, `billMany` and `close` have low selectors and are found early, which saves each
/// up to 900 gas.
struct Terms {
    address buyer;
    address supplier;
    address master;
    uint96 price;
    uint96 bond;
    bytes32 origin;
    uint32 duration;
    uint40 start;
}

/// @notice What changes while a deal runs, as others read it.
/// @param escrow SNM wei held for the deal
/// @param billedUntil unix seconds up to which the supplier was paid; 0 means that there is no such open deal
/// @param integral the rate integral at `billedUntil`, SNM wei x seconds per USD
struct DealState {
    uint96 escrow;
    uint40 billedUntil;
    uint112 integral;
}

/// @notice A deal's state in its storage slot: escrow 96 bits, billedUntil 40, integral 112, 8 unused, most significant
/// first. Zero where there is no open deal. A type of its own because the compiler would read and write a struct
/// member by member.
type PackedDeal is uint256;

using PackedDealFields for PackedDeal global;

/// @title Packs and reads the slot of a deal
library PackedDealFields {
    /// @dev Every argument must fit its bits: SNM held fits 96, unix seconds fit 40, and the integral fits 112 by the
    /// bound on the rate.
    function pack(uint256 escrow_, uint256 billedUntil_, uint256 integral_) internal pure returns (PackedDeal) {
        return PackedDeal.wrap((escrow_ << 160) | (billedUntil_ << 120) | (integral_ << 8));
    }

    function isOpen(PackedDeal deal) internal pure returns (bool) {
        return PackedDeal.unwrap(deal) != 0;
    }

    /// @return SNM wei
    function escrow(PackedDeal deal) internal pure returns (uint256) {
        return PackedDeal.unwrap(deal) >> 160;
    }

    /// @return unix seconds
    function billedUntil(PackedDeal deal) internal pure returns (uint256) {
        return uint40(PackedDeal.unwrap(deal) >> 120);
    }

    /// @return SNM wei x seconds per USD
    function integral(PackedDeal deal) internal pure returns (uint256) {
        return uint112(PackedDeal.unwrap(deal) >> 8);
    }

    function unpack(PackedDeal deal) internal pure returns (DealState memory) {
        return DealState(uint96(escrow(deal)), uint40(billedUntil(deal)), uint112(integral(deal)));
    }
}
