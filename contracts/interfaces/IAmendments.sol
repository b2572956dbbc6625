// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {Terms} from "../types/Deal.sol";
import {Side} from "../types/Enums.sol";

/// @title Change requests and amendments: a running deal gets another price or duration
/// @notice Two ways. One side asks for a change, which waits until the other side answers: by a request that fits, by a
/// rejection, or not at all. Or both sides sign one amendment, and anybody sends it.
///
/// A request fits one of the other side as a bid fits an ask: the ask's price is at most the bid's, the ask's duration at
/// least the bid's. The deal goes on at the ask's price for the bid's duration. What only favours the other side needs no
/// answer: a buyer's higher price and a supplier's lower one, duration unchanged, apply at once, and where the other side
/// asked for less than is offered, that is what applies.
///
/// An amendment bills the deal up to now at its old price, then gives it new terms and by that a new id. It ends every
/// request on the deal: they were about the terms before. A spot deal stays spot. Nothing here can be paused.
interface IAmendments {
    error AmendmentPartyOnly(bytes32 deal, address caller);
    error AmendmentPriceZero();
    /// @notice The deal has this price and this duration already.
    error AmendmentUnchanged(uint256 price, uint256 duration);
    /// @notice A spot deal has no duration. A forward deal needs an end that is still to come, a year after its start at the latest.
    error AmendmentDurationInvalid(uint256 duration, uint256 elapsed, uint256 longest);
    error AmendmentExpired(uint256 validUntil, uint256 nowTime);
    error AmendmentValidityTooLong(uint256 validUntil, uint256 latest);
    /// @notice Neither did the party sign these terms, nor is it the caller.
    error AmendmentSignatureInvalid(bytes32 deal, address party);
    error AmendmentRequestMissing(bytes32 deal, Side side);

    /// @notice A side asks for a change. An earlier request of that side on this deal is replaced.
    /// @param side Bid: the buyer; Ask: supplier or master
    event ChangeRequested(bytes32 indexed deal, Side indexed side, uint256 price, uint256 duration);
    /// @notice A request was withdrawn by its own side, or rejected by the other.
    event ChangeRequestEnded(bytes32 indexed deal, Side indexed side, address indexed by);
    /// @notice The other side answered a request by one that fits. The amendment follows in the same transaction.
    event ChangeAccepted(bytes32 indexed deal, Side indexed side);

    /// @notice Asks for a change as the caller's side, or answers the other side's request.
    /// @param price USD per second, 18 decimals
    /// @param duration seconds from the deal's start, 0 for spot
    /// @return id the deal's id afterwards: another one if the change applies at once
    function request(Terms calldata terms, uint96 price, uint32 duration) external returns (bytes32 id);

    /// @notice Withdraws the request of the caller's side, or rejects the other side's.
    function endRequest(Terms calldata terms, Side side) external;

    /// @notice Amends a deal as both sides signed. Anybody may send it; who is a party and sends it needs no signature.
    /// @param validUntil unix seconds, at most `MAX_AMENDMENT_VALIDITY` from now
    /// @param buyerSignature over EIP-712 `Amendment(bytes32 deal,uint96 price,uint32 duration,uint40 validUntil)`
    /// @param masterSignature the master's, over the same
    /// @return id the deal's id from now on
    function amend(
        Terms calldata terms,
        uint96 price,
        uint32 duration,
        uint40 validUntil,
        bytes calldata buyerSignature,
        bytes calldata masterSignature
    ) external returns (bytes32 id);

    /// @return bidPrice 0 where the buyer asks for nothing
    /// @return bidDuration seconds
    /// @return askPrice 0 where the supplier side asks for nothing
    /// @return askDuration seconds
    function pendingChanges(
        bytes32 deal
    ) external view returns (uint96 bidPrice, uint32 bidDuration, uint96 askPrice, uint32 askDuration);
}
