// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {EIP712} from "@openzeppelin/contracts/utils/cryptography/EIP712.sol";
import {IAmendments} from "../interfaces/IAmendments.sol";
import {IDeals} from "../interfaces/IDeals.sol";
import {Signatures} from "../libraries/Signatures.sol";
import {TermsHash} from "../libraries/TermsHash.sol";
import {PendingChanges} from "../types/Amendment.sol";
import {MAX_AMENDMENT_VALIDITY, MAX_DEAL_DURATION} from "../types/Constants.sol";
import {Terms} from "../types/Deal.sol";
import {Side} from "../types/Enums.sol";

/// @title Change requests and amendments
/// @notice A contract of its own because purchases don't pass here, and the market's code has no room. It holds no money.
contract Amendments is IAmendments, EIP712 {
    using TermsHash for Terms;

    bytes32 private constant AMENDMENT_TYPEHASH = keccak256(
        "Amendment(bytes32 deal,uint96 price,uint32 duration,uint40 validUntil)"
    );

    /// @notice The market, which made this contract and changes terms at its word.
    IDeals public immutable market;

    /// @inheritdoc IAmendments
    mapping(bytes32 deal => PendingChanges) public pendingChanges;

    constructor(IDeals market_) EIP712("SONM Amendments", "1") {
        market = market_;
    }

    /// @inheritdoc IAmendments
    function request(Terms calldata terms, uint96 price, uint32 duration) external returns (bytes32 id) {
        id = terms.hashCalldata();
        bool buying = _isBuyer(id, terms);
        _check(terms, price, duration);
        PendingChanges memory pending = pendingChanges[id];
        if (buying) {
            if (pending.askPrice != 0 && pending.askPrice <= price && pending.askDuration >= duration) {
                return _accept(id, Side.Ask, terms, pending.askPrice, duration);
            }
            if (duration == terms.duration && price > terms.price) return market.amendDeal(terms, price, duration);
            (pending.bidPrice, pending.bidDuration) = (price, duration);
        } else {
            if (pending.bidPrice >= price && duration >= pending.bidDuration && _isAhead(terms, pending.bidDuration)) {
                return _accept(id, Side.Bid, terms, price, pending.bidDuration);
            }
            if (duration == terms.duration && price < terms.price) return market.amendDeal(terms, price, duration);
            (pending.askPrice, pending.askDuration) = (price, duration);
        }
        if (market.dealState(id).escrow == 0) revert IDeals.DealNotOpen(id);
        pendingChanges[id] = pending;
        emit ChangeRequested(id, buying ? Side.Bid : Side.Ask, price, duration);
    }

    /// @inheritdoc IAmendments
    function endRequest(Terms calldata terms, Side side) external {
        bytes32 id = terms.hashCalldata();
        _isBuyer(id, terms);
        PendingChanges storage pending = pendingChanges[id];
        uint256 price = side == Side.Bid ? pending.bidPrice : pending.askPrice;
        if (price == 0) revert AmendmentRequestMissing(id, side);
        if (side == Side.Bid) (pending.bidPrice, pending.bidDuration) = (0, 0);
        else (pending.askPrice, pending.askDuration) = (0, 0);
        emit ChangeRequestEnded(id, side, msg.sender);
    }

    /// @inheritdoc IAmendments
    function amend(
        Terms calldata terms,
        uint96 price,
        uint32 duration,
        uint40 validUntil,
        bytes calldata buyerSignature,
        bytes calldata masterSignature
    ) external returns (bytes32 id) {
        if (block.timestamp > validUntil) revert AmendmentExpired(validUntil, block.timestamp);
        if (validUntil > block.timestamp + MAX_AMENDMENT_VALIDITY) {
            revert AmendmentValidityTooLong(validUntil, block.timestamp + MAX_AMENDMENT_VALIDITY);
        }
        _check(terms, price, duration);
        id = terms.hashCalldata();
        bytes32 digest = _hashTypedDataV4(keccak256(abi.encode(AMENDMENT_TYPEHASH, id, price, duration, validUntil)));
        if (msg.sender != terms.buyer) _checkSignature(id, terms.buyer, digest, buyerSignature);
        if (msg.sender != terms.master && msg.sender != terms.supplier) {
            _checkSignature(id, terms.master, digest, masterSignature);
        }
        return market.amendDeal(terms, price, duration);
    }

    /// @dev What stays pending elsewhere stays on an id that no deal ever has again.
    function _accept(
        bytes32 id,
        Side side,
        Terms calldata terms,
        uint96 price,
        uint32 duration
    ) private returns (bytes32) {
        delete pendingChanges[id];
        emit ChangeAccepted(id, side);
        return market.amendDeal(terms, price, duration);
    }

    // ---- checking

    /// @dev Reverts if the caller is no party.
    function _isBuyer(bytes32 id, Terms calldata terms) private view returns (bool buying) {
        buying = msg.sender == terms.buyer;
        if (!buying && msg.sender != terms.supplier && msg.sender != terms.master) {
            revert AmendmentPartyOnly(id, msg.sender);
        }
    }

    function _check(Terms calldata terms, uint96 price, uint32 duration) private view {
        if (price == 0) revert AmendmentPriceZero();
        if (price == terms.price && duration == terms.duration) revert AmendmentUnchanged(price, duration);
        bool fits = terms.duration == 0 ? duration == 0 : duration <= MAX_DEAL_DURATION && _isAhead(terms, duration);
        if (!fits) {
            uint256 longest = terms.duration == 0 ? 0 : MAX_DEAL_DURATION;
            revert AmendmentDurationInvalid(duration, block.timestamp - terms.start, longest);
        }
    }

    /// @return whether a deal of this duration would still run
    function _isAhead(Terms calldata terms, uint256 duration) private view returns (bool) {
        return duration == 0 || block.timestamp < terms.start + duration;
    }

    function _checkSignature(bytes32 id, address party, bytes32 digest, bytes calldata signature) private view {
        if (!Signatures.isValid(party, digest, signature)) revert AmendmentSignatureInvalid(id, party);
    }
}
