// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";
import {IDeals} from "../interfaces/IDeals.sol";
import {IReports} from "../interfaces/IReports.sol";
import {TermsHash} from "../libraries/TermsHash.sol";
import {BASIS_POINTS, WAD} from "../types/Constants.sol";
import {PackedDeal, PackedDealFields, Terms} from "../types/Deal.sol";
import {CloseReason} from "../types/Enums.sol";
import {Amendments} from "./Amendments.sol";
import {Deals} from "./Deals.sol";
import {Guarantees} from "./Guarantees.sol";

/// @title Billing and closing deals
/// @notice Nothing here can be paused, and nothing depends on a live oracle: a silent one means the last rate.
/// No guard against reentrancy is needed: the only calls are to views of the rate feed.
/// @dev Everything in `unchecked` is a sum or difference of SNM that the market holds (below 2^96), or a product of
/// a price (96 bits), a rate (80) or an integral (112) and a time (17), none of which reaches 256 bits.
abstract contract Billing is Deals {
    using TermsHash for Terms;

    /// @inheritdoc IDeals
    address public immutable amendments;
    /// @inheritdoc IDeals
    address public immutable guarantees;

    /// @notice What one transaction bills: the rate is read once, and one master's earnings are credited once.
    /// @param integral the rate integral now
    /// @param rate SNM wei per USD now
    /// @param fee basis points
    /// @param fees SNM wei of fees so far
    /// @param master whose earnings are collected
    /// @param earned SNM wei for that master so far
    struct Book {
        uint256 integral;
        uint256 rate;
        uint256 fee;
        uint256 fees;
        address master;
        uint256 earned;
    }

    /// @notice One deal on its way through a bill.
    /// @param until unix seconds up to which it is paid
    /// @param escrow SNM wei left
    struct Settlement {
        uint256 end;
        uint256 until;
        uint256 integral;
        uint256 paid;
        uint256 toppedUp;
        uint256 escrow;
    }

    constructor() {
        amendments = address(new Amendments(this));
        guarantees = address(new Guarantees(this, IReports(address(_rates))));
    }

    /// @inheritdoc IDeals
    function bill(Terms calldata terms) external returns (uint256 paid) {
        bytes32 id = terms.hashCalldata();
        PackedDeal deal = _requireOpen(id);
        Book memory book = _openBook();
        paid = _bill(id, terms, deal, book);
        _closeBook(book);
    }

    /// @inheritdoc IDeals
    function billMany(Terms[] calldata terms) external returns (uint256 paid) {
        Book memory book = _openBook();
        for (uint256 i = 0; i < terms.length; ++i) {
            Terms calldata one = terms[i];
            bytes32 id = one.hashCalldata();
            PackedDeal deal = _deals[id];
            if (deal.isOpen()) paid += _bill(id, one, deal, book);
        }
        _closeBook(book);
    }

    /// @inheritdoc IDeals
    function close(Terms calldata terms) external {
        bytes32 id = terms.hashCalldata();
        PackedDeal deal = _requireOpen(id);
        CloseReason reason = _closeReason(id, terms);
        Book memory book = _openBook();
        Settlement memory settlement = _settle(terms, deal, book);
        _record(id, terms, settlement, book);
        _end(id, terms, settlement, reason);
        _closeBook(book);
    }

    /// @inheritdoc IDeals
    function accrued(Terms calldata terms) external view returns (uint256) {
        PackedDeal deal = _requireOpen(terms.hashCalldata());
        (uint256 integral, , ) = _rates.rateAndIntegral();
        (, , uint256 due) = _due(terms, deal, integral, _endOf(terms));
        return Math.min(due, deal.escrow() + _accounts[terms.buyer].balance);
    }

    /// @inheritdoc IDeals
    function amendDeal(Terms calldata terms, uint96 price, uint32 duration) external returns (bytes32 newId) {
        if (msg.sender != amendments) revert DealAmendmentsOnly(msg.sender);
        bytes32 id = terms.hashCalldata();
        PackedDeal deal = _requireOpen(id);
        Book memory book = _openBook();
        Settlement memory settlement = _settle(terms, deal, book);
        if (block.timestamp >= settlement.end) revert DealEnded(id, settlement.end);
        uint256 end = _endAfter(terms.start, duration);
        _topUp(terms.buyer, settlement, _reserveNow(price, duration, end, book));
        if (settlement.escrow == 0) revert DealOutOfFunds(id);
        _record(id, terms, settlement, book);

        Terms memory amended = terms;
        (amended.price, amended.duration, amended.origin) = (price, duration, id);
        newId = amended.hashMemory();
        _leave(id, terms, settlement.integral, false);
        _deals[newId] = PackedDealFields.pack(settlement.escrow, settlement.until, settlement.integral);
        emit DealAmended(id, newId, price, duration);
        _closeBook(book);
    }

    /// @inheritdoc IDeals
    function settleBond(Terms calldata terms, uint256 refund) external {
        if (msg.sender != guarantees) revert DealGuaranteesOnly(msg.sender);
        _deals[terms.hashCalldata()] = PackedDeal.wrap(0);
        _credit(terms.buyer, refund);
        _credit(terms.supplier, terms.bond - refund);
    }

    // ---- billing

    function _bill(bytes32 id, Terms calldata terms, PackedDeal deal, Book memory book) private returns (uint256) {
        // what the buyer earned as a master earlier in the list pays for what the buyer rents
        if (book.master == terms.buyer) _creditMaster(book);
        Settlement memory settlement = _settle(terms, deal, book);
        bool ended = block.timestamp >= settlement.end;
        if (!ended) _topUp(terms.buyer, settlement, _reserveNow(terms.price, terms.duration, settlement.end, book));
        _record(id, terms, settlement, book);
        if (ended || settlement.escrow == 0) {
            _end(id, terms, settlement, ended ? CloseReason.Ended : CloseReason.OutOfFunds);
        } else {
            _deals[id] = PackedDealFields.pack(settlement.escrow, settlement.until, settlement.integral);
        }
        return settlement.paid;
    }

    /// @notice What is owed since the last bill: every second at the rate of that second, until now or the end.
    /// @return until unix seconds
    /// @return integral the rate integral then
    /// @return due SNM wei, rounded down
    function _due(
        Terms calldata terms,
        PackedDeal deal,
        uint256 integralNow,
        uint256 end
    ) private view returns (uint256 until, uint256 integral, uint256 due) {
        uint256 billed = deal.integral();
        until = block.timestamp;
        integral = integralNow;
        if (until > end) {
            until = end;
            integral = _rates.cumulativeAt(end, deal.billedUntil(), billed);
        }
        // the integral never decreases
        unchecked {
            due = (uint256(terms.price) * (integral - billed)) / WAD;
        }
    }

    /// @notice Takes what is due out of escrow, and what escrow lacks out of the buyer's balance. What neither holds
    /// is forgiven.
    function _settle(
        Terms calldata terms,
        PackedDeal deal,
        Book memory book
    ) private returns (Settlement memory settlement) {
        settlement.end = _endOf(terms);
        uint256 due;
        (settlement.until, settlement.integral, due) = _due(terms, deal, book.integral, settlement.end);
        uint256 escrow = deal.escrow();
        unchecked {
            if (due > escrow) {
                uint256 taken = Math.min(due - escrow, _accounts[terms.buyer].balance);
                _debit(terms.buyer, taken);
                settlement.toppedUp = taken;
                escrow += taken;
                if (due > escrow) {
                    due = escrow;
                    // up to here was paid: a refund gives back no more than that
                    settlement.integral = deal.integral() + (escrow * WAD) / terms.price;
                }
            }
            settlement.paid = due;
            settlement.escrow = escrow - due;
        }
    }

    /// @notice Brings escrow back to the reserve, as far as the buyer's balance goes. What there is lasts its time: a
    /// bill by a stranger ends no deal that still holds money.
    function _topUp(address buyer, Settlement memory settlement, uint256 reserve) private {
        unchecked {
            if (reserve > settlement.escrow) {
                uint256 taken = Math.min(reserve - settlement.escrow, _accounts[buyer].balance);
                _debit(buyer, taken);
                settlement.toppedUp += taken;
                settlement.escrow += taken;
            }
        }
    }

    /// @param end unix seconds, not yet past
    function _reserveNow(
        uint256 price,
        uint256 duration,
        uint256 end,
        Book memory book
    ) private view returns (uint256) {
        unchecked {
            return _reserve(price, book.rate, duration, end - block.timestamp);
        }
    }

    /// @notice Splits a payment between master and fee, which rounds down, and emits what happened.
    function _record(bytes32 id, Terms calldata terms, Settlement memory settlement, Book memory book) private {
        uint256 feePaid;
        address master = terms.master;
        if (book.master != master) {
            _creditMaster(book);
            book.master = master;
        }
        unchecked {
            feePaid = (settlement.paid * book.fee) / BASIS_POINTS;
            book.fees += feePaid;
            book.earned += settlement.paid - feePaid;
        }
        emit DealBilled(id, settlement.paid, feePaid, settlement.toppedUp);
    }

    function _openBook() private view returns (Book memory book) {
        (book.integral, book.rate, ) = _rates.rateAndIntegral();
        book.fee = _parameters.fee;
    }

    function _creditMaster(Book memory book) private {
        _credit(book.master, book.earned);
        book.earned = 0;
    }

    function _closeBook(Book memory book) private {
        _credit(book.master, book.earned);
        // fees are SNM held, which fits 96 bits
        if (book.fees != 0) _parameters.fees += uint96(book.fees);
    }

    // ---- ending

    function _end(bytes32 id, Terms calldata terms, Settlement memory settlement, CloseReason reason) private {
        _leave(id, terms, settlement.integral, true);
        _credit(terms.buyer, settlement.escrow);
        emit DealClosed(id, reason, settlement.escrow);
    }

    /// @dev An id that no deal has any more is empty, or marked where there is a bond.
    function _leave(bytes32 id, Terms calldata terms, uint256 integral, bool closed) private {
        _deals[id] = terms.bond == 0 ? PackedDeal.wrap(0) : PackedDealFields.mark(block.timestamp, integral, closed);
    }

    function _closeReason(bytes32 id, Terms calldata terms) private view returns (CloseReason) {
        if (msg.sender == terms.buyer) return CloseReason.Buyer;
        if (msg.sender != terms.supplier && msg.sender != terms.master) revert DealPartyOnly(id, msg.sender);
        if (terms.duration == 0) return CloseReason.Supplier;
        uint256 end = _endOf(terms);
        if (block.timestamp < end) revert DealCloseTooEarly(id, end);
        return CloseReason.Ended;
    }

    /// @return unix seconds; for spot deals, which have no end, beyond all time
    function _endOf(Terms calldata terms) private pure returns (uint256) {
        return _endAfter(terms.start, terms.duration);
    }

    function _endAfter(uint256 start, uint256 duration) private pure returns (uint256) {
        return duration == 0 ? type(uint256).max : start + duration;
    }

    function _requireOpen(bytes32 id) private view returns (PackedDeal deal) {
        deal = _deals[id];
        if (!deal.isOpen()) revert DealNotOpen(id);
    }
}
