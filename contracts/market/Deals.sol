// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {IERC1363Receiver} from "@openzeppelin/contracts/interfaces/IERC1363Receiver.sol";
import {IDeals} from "../interfaces/IDeals.sol";
import {PackedBenchmarks} from "../libraries/PackedBenchmarks.sol";
import {TermsHash} from "../libraries/TermsHash.sol";
import {DealState, PackedDeal, PackedDealFields, Terms} from "../types/Deal.sol";
import {Rule, Side} from "../types/Enums.sol";
import {AttestedHardware} from "../types/Hardware.sol";
import {Order} from "../types/Order.sol";
import {Matching} from "./Matching.sol";

/// @title Opening deals
/// @dev No guard against reentrancy is needed: everything called on the way is a view, and contract wallets are asked
/// for their signature by a static call.
abstract contract Deals is IDeals, Matching {
    using PackedBenchmarks for uint256[];
    using TermsHash for Terms;

    mapping(bytes32 id => PackedDeal) internal _deals;

    /// @inheritdoc IDeals
    function buy(
        Order calldata ask,
        bytes calldata signature,
        uint256 duration,
        uint256 maxAttestationAge,
        AttestedHardware calldata hardware
    ) external returns (bytes32) {
        return _buy(msg.sender, ask, signature, duration, maxAttestationAge, hardware);
    }

    /// @inheritdoc IERC1363Receiver
    function onTransferReceived(
        address operator,
        address from,
        uint256 value,
        bytes calldata data
    ) external returns (bytes4) {
        _receive(from, value);
        if (data.length != 0) {
            // whoever may move some of the owner's tokens may not spend the owner's ledger balance
            if (operator != from) revert LedgerOwnerOnly(from, operator);
            (
                Order calldata ask,
                bytes calldata signature,
                uint256 duration,
                uint256 maxAttestationAge,
                AttestedHardware calldata hardware
            ) = _purchase(data);
            _buy(from, ask, signature, duration, maxAttestationAge, hardware);
        }
        return IERC1363Receiver.onTransferReceived.selector;
    }

    function _buy(
        address buyer,
        Order calldata ask,
        bytes calldata signature,
        uint256 duration,
        uint256 maxAttestationAge,
        AttestedHardware calldata hardware
    ) private returns (bytes32) {
        Demand memory demand;
        demand.buyer = buyer;
        demand.price = ask.price();
        demand.duration = duration;
        demand.maxAttestationAge = maxAttestationAge;

        Quote memory quote = _quote(ask, demand, hardware);
        if (quote.failed != 0) _refuse(ask, demand, quote);
        return _openDeal(ask, _fill(ask, signature), demand, quote, bytes32(0));
    }

    /// @inheritdoc IDeals
    function open(
        Order calldata ask,
        bytes calldata askSignature,
        Order calldata bid,
        bytes calldata bidSignature,
        AttestedHardware calldata hardware
    ) external returns (bytes32) {
        Demand memory demand = _demandOf(bid);
        _refuseOrder(bid, Side.Bid, _accounts[demand.buyer].bidEpoch);
        Quote memory quote = _quote(ask, demand, hardware);
        if (quote.failed != 0) _refuse(ask, demand, quote);
        if (!ask.benchmarks.covers(bid.benchmarks)) revert DealBenchmarksTooLow();
        return _openDeal(ask, _fill(ask, askSignature), demand, quote, _fill(bid, bidSignature));
    }

    /// @inheritdoc IDeals
    function whyNot(
        Order calldata ask,
        Order calldata bid,
        AttestedHardware calldata hardware
    ) external view returns (uint256 failed) {
        Demand memory demand = _demandOf(bid);
        failed = _quote(ask, demand, hardware).failed;
        failed |= _brokenByOrder(bid, Side.Bid, _accounts[demand.buyer].bidEpoch);
        if (!ask.benchmarks.covers(bid.benchmarks)) failed |= _bit(Rule.Benchmarks);
    }

    /// @inheritdoc IDeals
    function dealId(Terms calldata terms) external pure returns (bytes32) {
        return terms.hashCalldata();
    }

    /// @inheritdoc IDeals
    function dealState(bytes32 id) external view returns (DealState memory) {
        return _deals[id].unpack();
    }

    /// @notice Reads the arguments of `buy` where they stand, ABI encoded, in the data of a token transfer.
    /// @dev Solidity decodes into memory only, while orders are read from calldata. Offsets that point astray read other
    /// bytes or zeros, and those are signed by nobody.
    function _purchase(
        bytes calldata data
    )
        private
        pure
        returns (
            Order calldata ask,
            bytes calldata signature,
            uint256 duration,
            uint256 maxAttestationAge,
            AttestedHardware calldata hardware
        )
    {
        if (data.length < 0xa0) revert LedgerTransferDataInvalid();
        assembly ("memory-safe") {
            let base := data.offset
            ask := add(base, calldataload(base))
            let packed := add(base, calldataload(add(base, 0x20)))
            signature.offset := add(packed, 0x20)
            signature.length := calldataload(packed)
            duration := calldataload(add(base, 0x40))
            maxAttestationAge := calldataload(add(base, 0x60))
            hardware := add(base, calldataload(add(base, 0x80)))
        }
    }

    /// @dev The casts are safe: prices come from 96 bits, durations are at most a year, the reserve is at most a
    /// balance (96 bits), the integral fits 112 bits by the bound on the rate.
    function _openDeal(
        Order calldata ask,
        bytes32 askId,
        Demand memory demand,
        Quote memory quote,
        bytes32 bidId
    ) private returns (bytes32 id) {
        Terms memory terms = Terms({
            buyer: demand.buyer,
            supplier: ask.author(),
            master: quote.master,
            price: uint96(ask.price()),
            start: uint40(block.timestamp),
            duration: uint32(demand.duration),
            bond: uint96(ask.bond()),
            origin: askId
        });
        id = terms.hashMemory();
        if (terms.bond != 0) {
            _debit(terms.supplier, terms.bond);
            _deals[askId] = PackedDealFields.mark(block.timestamp, quote.integral, false);
        }
        // the rules have checked that the balance covers the reserve
        unchecked {
            _accounts[demand.buyer].balance -= uint96(quote.reserve);
        }
        _deals[id] = PackedDealFields.pack(quote.reserve, block.timestamp, quote.integral);
        emit DealOpened(id, demand.buyer, terms.supplier, terms, bidId, quote.reserve);
    }
}
