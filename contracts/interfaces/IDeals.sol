// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {IERC1363Receiver} from "@openzeppelin/contracts/interfaces/IERC1363Receiver.sol";
import {Order} from "../types/Order.sol";
import {DealState, Terms} from "../types/Deal.sol";
import {AttestedHardware} from "../types/Hardware.sol";
import {CloseReason} from "../types/Enums.sol";

/// @title Deals: opening, billing, closing
/// @notice A deal opens where an ask and a bid fit, at the ask's price. It holds a reserve of the buyer's SNM:
/// one hour for spot, at most a day for forward. Every second is paid at the rate in force in that second.
/// A newcomer's first purchase is one transaction and no approval: `transferAndCall` on the token, with the ABI encoded
/// arguments of `buy` as data, deposits the amount and buys.
interface IDeals is IERC1363Receiver {
    /// @notice The deal is closed, or was never opened with these terms.
    error DealNotOpen(bytes32 id);
    error DealPriceTooHigh(uint256 askPrice, uint256 bidPrice);
    error DealDurationTooLong(uint256 duration, uint256 longest);
    /// @notice The ask does not offer what the bid demands.
    error DealBenchmarksTooLow();
    /// @notice The bid demands a larger bond than the ask offers.
    error DealBondTooLow(uint256 offered, uint256 demanded);
    error DealNetworkFlagsMissing(uint256 offered, uint256 demanded);
    error DealCounterpartyWrong(address wanted, address actual);
    error DealIdentityTooLow(address master, uint256 level, uint256 demanded);
    error DealBlacklisted(address buyer, address supplier, address master);
    error DealSelfTrade(address party);
    /// @notice The supplier's hardware is not attested as the buyer demands.
    /// @param measuredAt unix seconds, 0 if never
    /// @param expiresAt unix seconds
    error DealAttestationMissing(address supplier, uint256 measuredAt, uint256 expiresAt, uint256 maxAge);
    /// @notice The ask promises more than was attested, or other values than the attested ones were brought.
    error DealBenchmarksNotAttested(address supplier);
    /// @notice The oracles are silent. New deals are refused until they report; deals that run go on at the last rate.
    error DealRateStale(uint256 updatedAt, uint256 staleAfter);
    /// @notice Only the buyer may close it now.
    error DealCloseTooEarly(bytes32 id, uint256 end);
    error DealPartyOnly(bytes32 id, address caller);
    /// @notice Only the contract of change requests and amendments changes terms.
    error DealAmendmentsOnly(address caller);
    /// @notice Only the contract of guarantees settles bonds.
    error DealGuaranteesOnly(address caller);
    /// @notice The deal's time is over. A bill closes it.
    error DealEnded(bytes32 id, uint256 end);
    /// @notice Nothing is left to go on with. A bill closes the deal.
    error DealOutOfFunds(bytes32 id);

    /// @notice Escrow and bond are ledger balance no more: the buyer's, and the supplier's.
    /// @param bid id of the bid, 0 where the buyer bought directly
    /// @param escrow SNM wei moved from the buyer's ledger balance
    event DealOpened(
        bytes32 indexed id,
        address indexed buyer,
        address indexed supplier,
        Terms terms,
        bytes32 bid,
        uint256 escrow
    );
    /// @notice Paid up to the block's time, or to the end if that was earlier. All amounts in SNM wei. The master's ledger balance grew by paid - fee, escrow by toppedUp - paid.
    /// @param paid taken from escrow, fee included
    /// @param fee kept for the fee collector
    /// @param toppedUp moved from the buyer's ledger balance into escrow
    event DealBilled(bytes32 indexed id, uint256 paid, uint256 fee, uint256 toppedUp);
    /// @param refunded SNM wei returned to the buyer's ledger balance
    event DealClosed(bytes32 indexed id, CloseReason indexed reason, uint256 refunded);
    /// @notice The deal goes on under new terms: with this price and duration, and `id` for its origin. All else stays.
    /// Right before, what accrued was billed at the old price, and escrow topped up for the new one.
    event DealAmended(bytes32 indexed id, bytes32 indexed newId, uint256 price, uint256 duration);

    /// @notice Takes a signed ask. The caller is the buyer and pays from the ledger balance.
    /// @param duration seconds, 0 for spot; at most the ask's
    /// @param maxAttestationAge seconds; 0 demands no attestation, and then `hardware` is not read
    /// @return id of the deal
    function buy(
        Order calldata ask,
        bytes calldata signature,
        uint256 duration,
        uint256 maxAttestationAge,
        AttestedHardware calldata hardware
    ) external returns (bytes32 id);

    /// @notice Opens the deal of a signed ask and a signed bid. Anybody may call.
    function open(
        Order calldata ask,
        bytes calldata askSignature,
        Order calldata bid,
        bytes calldata bidSignature,
        AttestedHardware calldata hardware
    ) external returns (bytes32 id);

    /// @notice Which rules keep the two from making a deal now: one bit for each failing `Rule`. Signatures excepted.
    /// @return failed 0 where `open` would succeed with good signatures
    function whyNot(
        Order calldata ask,
        Order calldata bid,
        AttestedHardware calldata hardware
    ) external view returns (uint256 failed);

    /// @notice Pays the master what accrued and tops the reserve up, as far as the buyer's balance goes. Anybody may
    /// call, at any time, paused or not. A deal whose escrow is used up, or whose end has come, closes.
    /// @return paid SNM wei, fee included
    function bill(Terms calldata terms) external returns (uint256 paid);

    /// @notice Bills many deals; those that are not open any more are skipped.
    function billMany(Terms[] calldata terms) external returns (uint256 paid);

    /// @notice Pays what accrued and returns the rest. The buyer may close at any time; supplier and master a spot
    /// deal at any time, a forward deal after its end.
    function close(Terms calldata terms) external;

    /// @notice Bills the deal and goes on under a new price and duration. Only `amendments` calls, which has checked that
    /// both sides want it and that the new end is still to come.
    /// @param price USD per second, 18 decimals
    /// @param duration seconds from the start, 0 for spot
    /// @return newId id of the deal from now on
    function amendDeal(Terms calldata terms, uint96 price, uint32 duration) external returns (bytes32 newId);

    /// @notice Pays a refund out of the bond of a closed deal, and the rest to the supplier, as ledger balance. Only
    /// `guarantees` calls, which has checked that the bond is held and what is due.
    /// @param refund SNM wei for the buyer
    function settleBond(Terms calldata terms, uint256 refund) external;

    /// @return the contract that settles bonds
    function guarantees() external view returns (address);

    /// @return the contract of change requests and amendments
    function amendments() external view returns (address);

    /// @return the hash that is the deal's id
    function dealId(Terms calldata terms) external pure returns (bytes32);

    function dealState(bytes32 id) external view returns (DealState memory);

    /// @return SNM wei that `bill` would take from escrow and the buyer's balance now, fee included
    function accrued(Terms calldata terms) external view returns (uint256);
}
