// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {SafeCast} from "@openzeppelin/contracts/utils/math/SafeCast.sol";

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
///
/// A deal with a bond leaves marks, by which `Guarantees` knows what was paid, and when: at its origin when it opens, and
/// at its id when it is amended or closes. A mark has no escrow.
/// @param escrow SNM wei held for the deal; 0 means that no deal is open under the id
/// @param billedUntil unix seconds up to which the supplier was paid; of a mark, when it was made
/// @param integral the rate integral up to which was paid, SNM wei x seconds per USD
/// @param holdsBond whether the deal has closed and its bond waits to be settled
struct DealState {
    uint96 escrow;
    uint40 billedUntil;
    uint112 integral;
    bool holdsBond;
}

/// @notice A deal's state in its storage slot: escrow 96 bits, billedUntil 40, integral 112, 7 unused, holdsBond 1, most
/// significant first. A type of its own because the compiler would read and write a struct member by member.
type PackedDeal is uint256;

using PackedDealFields for PackedDeal global;

/// @title Packs and reads the slot of a deal
library PackedDealFields {
    /// @dev Every argument must fit its bits: SNM held fits 96, unix seconds fit 40, and the integral fits 112 by the
    /// bound on the rate.
    function pack(uint256 escrow_, uint256 billedUntil_, uint256 integral_) internal pure returns (PackedDeal) {
        return PackedDeal.wrap((escrow_ << 160) | (billedUntil_ << 120) | (integral_ << 8));
    }

    /// @notice A mark of when something happened to a deal with a bond.
    function mark(uint256 time, uint256 integral_, bool holdsBond_) internal pure returns (PackedDeal) {
        return PackedDeal.wrap(PackedDeal.unwrap(pack(0, time, integral_)) | SafeCast.toUint(holdsBond_));
    }

    /// @dev A deal that runs holds escrow always: what has none closes.
    function isOpen(PackedDeal deal) internal pure returns (bool) {
        return escrow(deal) != 0;
    }

    function holdsBond(PackedDeal deal) internal pure returns (bool) {
        return PackedDeal.unwrap(deal) & 1 != 0;
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
        return DealState(uint96(escrow(deal)), uint40(billedUntil(deal)), uint112(integral(deal)), holdsBond(deal));
    }
}
