// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";
import {IHardware} from "../interfaces/IHardware.sol";
import {IRateFeed} from "../interfaces/IRateFeed.sol";
import {PackedBenchmarks} from "../libraries/PackedBenchmarks.sol";
import {FORWARD_RESERVE, MAX_DEAL_DURATION, SPOT_RESERVE, WAD} from "../types/Constants.sol";
import {Rule, Side} from "../types/Enums.sol";
import {AttestedHardware, MachineSlot} from "../types/Hardware.sol";
import {Order} from "../types/Order.sol";
import {RatePoint} from "../types/Report.sol";
import {WorkerRecord} from "../types/Account.sol";
import {Blacklist} from "./Blacklist.sol";
import {Identity} from "./Identity.sol";
import {Orders} from "./Orders.sol";

/// @title The rules by which an ask and a bid make a deal
/// @notice `open`, `buy` and `whyNot` read the same rules, here.
abstract contract Matching is Orders, Blacklist, Identity {
    using PackedBenchmarks for uint256[];

    /// @notice What the buying side wants: a bid's fields, or the arguments of `buy`.
    struct Demand {
        address buyer;
        address counterparty;
        address blacklist;
        uint256 price;
        uint256 duration;
        uint256 networkFlags;
        uint256 identityLevel;
        uint256 maxAttestationAge;
        uint256 bond;
    }

    /// @notice What the rules had to read, for whoever opens the deal.
    /// @param failed one bit for each broken `Rule`
    /// @param integral the rate integral now
    /// @param reserve SNM wei to move into escrow, rounded up
    struct Quote {
        uint256 failed;
        address master;
        uint256 integral;
        uint256 reserve;
    }

    IRateFeed internal immutable _rates;
    IHardware internal immutable _hardware;

    constructor(IRateFeed rates_, IHardware hardware_) {
        if (address(rates_) == address(0) || address(hardware_) == address(0)) revert MarketAddressZero();
        _rates = rates_;
        _hardware = hardware_;
    }

    // ---- reading

    function _demandOf(Order calldata bid) internal pure returns (Demand memory demand) {
        demand.buyer = bid.author();
        demand.counterparty = bid.counterparty();
        demand.blacklist = bid.blacklist();
        demand.price = bid.price();
        demand.duration = bid.duration();
        demand.networkFlags = bid.networkFlags();
        demand.identityLevel = bid.identityLevel();
        demand.maxAttestationAge = bid.maxAttestationAge();
        demand.bond = bid.bond();
    }

    /// @notice Every rule between a valid or invalid ask and a demand, without the demand's benchmarks.
    function _quote(
        Order calldata ask,
        Demand memory demand,
        AttestedHardware calldata hardware
    ) internal view returns (Quote memory quote) {
        address supplier = ask.author();
        WorkerRecord memory record = _workers[supplier];
        address master = record.master == address(0) ? supplier : record.master;
        quote.master = master;

        uint256 failed = _brokenByOrder(ask, Side.Ask, record.askEpoch);
        failed |=
            _bitIf(ask.price() > demand.price, Rule.Price) |
            _bitIf(ask.bond() < demand.bond, Rule.Bond) |
            _bitIf(demand.duration > Math.min(ask.duration(), MAX_DEAL_DURATION), Rule.Duration) |
            _bitIf(demand.networkFlags & ~ask.networkFlags() != 0, Rule.NetworkFlags) |
            _bitIf(supplier == demand.buyer, Rule.SelfDeal) |
            _bitIf(master == demand.buyer, Rule.SelfDeal) |
            _brokenByDao(demand.buyer, supplier, master);
        if (_counterpartyWrong(ask.counterparty(), demand.buyer)) failed |= _bit(Rule.Counterparty);
        if (demand.counterparty != address(0) && demand.counterparty != master) failed |= _bit(Rule.Counterparty);
        if (_levelTooLow(demand.buyer, ask.identityLevel()) || _levelTooLow(supplier, demand.identityLevel)) {
            failed |= _bit(Rule.IdentityLevel);
        }
        if (_avoidEachOther(demand.buyer, supplier, master, ask.blacklist(), demand.blacklist)) {
            failed |= _bit(Rule.Blacklist);
        }
        if (ask.bond() != 0 && ask.bond() > _accounts[supplier].balance) failed |= _bit(Rule.Bond);
        if (demand.maxAttestationAge != 0) failed |= _brokenByHardware(ask, demand.maxAttestationAge, hardware);

        (uint256 integral, uint256 rate, bool fresh) = _rates.rateAndIntegral();
        if (!fresh) failed |= _bit(Rule.RateStale);
        quote.integral = integral;
        quote.reserve = _reserve(ask.price(), rate, demand.duration, demand.duration);
        if (quote.reserve > _accounts[demand.buyer].balance) failed |= _bit(Rule.Funds);
        quote.failed = failed;
    }

    /// @notice SNM wei that a deal must hold for what comes next, rounded up.
    /// @param duration seconds agreed, 0 for spot
    /// @param remaining seconds until the end of a forward deal
    function _reserve(
        uint256 price,
        uint256 rate,
        uint256 duration,
        uint256 remaining
    ) internal pure returns (uint256) {
        uint256 time = duration == 0 ? SPOT_RESERVE : Math.min(remaining, FORWARD_RESERVE);
        // 96 + 80 + 17 bits
        unchecked {
            return (price * rate * time + (WAD - 1)) / WAD;
        }
    }

    // ---- refusing

    /// @dev Reverts with the first broken rule and its values. Called only if `quote.failed` is not zero.
    function _refuse(Order calldata ask, Demand memory demand, Quote memory quote) internal view {
        uint256 failed = quote.failed;
        address supplier = ask.author();
        address master = quote.master;
        _refuseOrder(ask, Side.Ask, orderEpoch(supplier, Side.Ask));
        if (_has(failed, Rule.Price)) revert DealPriceTooHigh(ask.price(), demand.price);
        if (_has(failed, Rule.Duration)) {
            revert DealDurationTooLong(demand.duration, Math.min(ask.duration(), MAX_DEAL_DURATION));
        }
        if (_has(failed, Rule.NetworkFlags)) revert DealNetworkFlagsMissing(ask.networkFlags(), demand.networkFlags);
        if (_has(failed, Rule.SelfDeal)) revert DealSelfTrade(demand.buyer);
        if (_has(failed, Rule.Counterparty)) {
            if (_counterpartyWrong(ask.counterparty(), demand.buyer)) {
                revert DealCounterpartyWrong(ask.counterparty(), _masterOf(demand.buyer));
            }
            revert DealCounterpartyWrong(demand.counterparty, master);
        }
        if (_has(failed, Rule.IdentityLevel)) {
            if (_levelTooLow(demand.buyer, ask.identityLevel())) {
                address buyerMaster = _masterOf(demand.buyer);
                revert DealIdentityTooLow(buyerMaster, _levelOf(buyerMaster), ask.identityLevel());
            }
            revert DealIdentityTooLow(master, _levelOf(master), demand.identityLevel);
        }
        if (_has(failed, Rule.Blacklist)) revert DealBlacklisted(demand.buyer, supplier, master);
        if (_has(failed, Rule.Bond)) {
            uint256 bond = ask.bond();
            if (bond < demand.bond) revert DealBondTooLow(bond, demand.bond);
            revert LedgerBalanceTooLow(supplier, _accounts[supplier].balance, bond);
        }
        if (_has(failed, Rule.Attestation)) {
            (uint256 measuredAt, uint256 expiresAt) = _attestationTimes(_hardware.machine(supplier));
            revert DealAttestationMissing(supplier, measuredAt, expiresAt, demand.maxAttestationAge);
        }
        if (_has(failed, Rule.AttestedBenchmarks)) revert DealBenchmarksNotAttested(supplier);
        if (_has(failed, Rule.Paused)) revert MarketPaused(_parameters.pausedUntil);
        if (_has(failed, Rule.RateStale)) {
            RatePoint memory point = _rates.latestRate();
            revert DealRateStale(point.updatedAt, point.staleAfter);
        }
        revert LedgerBalanceTooLow(demand.buyer, _accounts[demand.buyer].balance, quote.reserve);
    }

    // ---- single rules

    /// @dev One read tells of pauses and of bans.
    function _brokenByDao(address buyer, address supplier, address master) private view returns (uint256 failed) {
        ParameterSlot storage parameters = _parameters;
        failed = _bitIf(block.timestamp < parameters.pausedUntil, Rule.Paused);
        if (parameters.bans != 0 && _anyBanned(buyer, supplier, master)) failed |= _bit(Rule.Blacklist);
    }

    /// @param wanted 0 for anyone, else the master that the other side must have
    function _counterpartyWrong(address wanted, address other) private view returns (bool) {
        return wanted != address(0) && wanted != _masterOf(other);
    }

    function _levelTooLow(address party, uint256 demanded) private view returns (bool) {
        return demanded > 1 && _levelOf(_masterOf(party)) < demanded;
    }

    /// @dev The buyer's account is read anyway; only if it ever met a blacklist are the lists read.
    function _avoidEachOther(
        address buyer,
        address supplier,
        address master,
        address sellerList,
        address buyerList
    ) private view returns (bool) {
        if (_accounts[buyer].blacklisting && (_avoid(buyer, supplier) || _avoid(buyer, master))) return true;
        if (sellerList != address(0) && isBlacklisted(sellerList, buyer)) return true;
        return buyerList != address(0) && (isBlacklisted(buyerList, supplier) || isBlacklisted(buyerList, master));
    }

    function _brokenByHardware(
        Order calldata ask,
        uint256 maxAge,
        AttestedHardware calldata hardware
    ) private view returns (uint256 failed) {
        MachineSlot memory slot = _hardware.machine(ask.author());
        (uint256 measuredAt, uint256 expiresAt) = _attestationTimes(slot);
        // measuredAt is never in the future: `Hardware` refuses it
        if (block.timestamp >= expiresAt || block.timestamp - measuredAt > maxAge) failed = _bit(Rule.Attestation);
        bool asAttested = hardware.benchmarks.length == 0;
        bytes32 benchmarksHash = asAttested ? ask.benchmarks.hash() : hardware.benchmarks.hash();
        bool proved = bytes26(keccak256(abi.encode(hardware.factsHash, benchmarksHash))) == slot.commitment;
        if (!proved || !(asAttested || hardware.benchmarks.covers(ask.benchmarks))) {
            failed |= _bit(Rule.AttestedBenchmarks);
        }
    }

    function _attestationTimes(MachineSlot memory slot) private pure returns (uint256 measuredAt, uint256 expiresAt) {
        measuredAt = slot.measuredAt;
        expiresAt = measuredAt + uint256(slot.validDays) * 1 days;
    }
}
