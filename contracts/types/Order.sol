// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {Side} from "./Enums.sol";

/// @notice An order as it travels in calldata and events: five words and the benchmarks. It is stored nowhere.
/// A wallet signs (and shows) the same fields under their names; see `OrderLib.structHash`.
///
/// | word | fields, most significant first, with their bits |
/// | --- | --- |
/// | head | author 160, price 96 |
/// | terms | counterparty 160, validUntil 40, duration 32, side 8, identityLevel 8, unused 8 |
/// | demands | blacklist 160, maxAttestationAge 32, networkFlags 64 |
/// | replay | bond 96, epoch 32, nonce 64, unused 64 |
/// | tag | 32 bytes of the author's choice |
/// | benchmarks | four values of 64 bits to a word; id 0 in the least significant bits of word 0 |
///
/// Price: USD per second, 18 decimals. Duration: seconds, 0 means spot. Counterparty 0 means anyone, else the other
/// side's master. maxAttestationAge (bids): 0 means none demanded, else the hardware must be attested and measured at
/// most this many seconds ago. Unused bits are not part of an order's identity.
struct Order {
    uint256 head;
    uint256 terms;
    uint256 demands;
    uint256 replay;
    bytes32 tag;
    uint256[] benchmarks;
}

using OrderFields for Order global;

/// @title Reads the packed fields of an order
library OrderFields {
    function author(Order calldata order) internal pure returns (address) {
        return address(uint160(order.head >> 96));
    }

    /// @return USD per second, 18 decimals
    function price(Order calldata order) internal pure returns (uint256) {
        return uint96(order.head);
    }

    function counterparty(Order calldata order) internal pure returns (address) {
        return address(uint160(order.terms >> 96));
    }

    /// @return unix seconds; the order is good up to and including this second
    function validUntil(Order calldata order) internal pure returns (uint256) {
        return uint40(order.terms >> 56);
    }

    /// @return seconds, 0 for spot
    function duration(Order calldata order) internal pure returns (uint256) {
        return uint32(order.terms >> 24);
    }

    /// @return the numeric value of `Side`; a value outside the enum is no side at all
    function side(Order calldata order) internal pure returns (uint256) {
        return uint8(order.terms >> 16);
    }

    function isSide(Order calldata order, Side wanted) internal pure returns (bool) {
        return side(order) == uint256(wanted);
    }

    /// @return least identity level demanded of the other side's master; 0 and 1 demand nothing
    function identityLevel(Order calldata order) internal pure returns (uint256) {
        return uint8(order.terms >> 8);
    }

    /// @return whose blacklist applies beside the parties' own, or 0
    function blacklist(Order calldata order) internal pure returns (address) {
        return address(uint160(order.demands >> 96));
    }

    /// @return seconds, 0 where no attestation is demanded
    function maxAttestationAge(Order calldata order) internal pure returns (uint256) {
        return uint32(order.demands >> 64);
    }

    /// @return bit mask: 1 overlay, 2 outbound, 4 incoming
    function networkFlags(Order calldata order) internal pure returns (uint256) {
        return uint64(order.demands);
    }

    /// @return SNM wei
    function bond(Order calldata order) internal pure returns (uint256) {
        return order.replay >> 160;
    }

    function epoch(Order calldata order) internal pure returns (uint256) {
        return uint32(order.replay >> 128);
    }

    function nonce(Order calldata order) internal pure returns (uint256) {
        return uint64(order.replay >> 64);
    }
}
