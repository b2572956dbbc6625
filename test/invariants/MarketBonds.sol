// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {IGuarantees} from "../../contracts/interfaces/IGuarantees.sol";
import {Terms} from "../../contracts/types/Deal.sol";
import {UptimeProof} from "../../contracts/types/Uptime.sol";
import {Fault} from "./Fault.sol";
import {MarketPurses} from "./MarketPurses.sol";

/// @title What becomes of bonds, and whether the market did as the model
abstract contract MarketBonds is MarketPurses {
    /// @notice How often a refund was paid, and how often a bond went back whole.
    uint256 public bondsClaimed;
    uint256 public bondsReleased;

    /// @param online seconds that a new report attests; the leaf is the whole tree
    function claim(uint256 seed, uint256 who, uint256 online) external {
        if (deals.length == 0) return;
        ModelDeal storage one = anyBond(seed);
        uint256 span = one.ended - one.terms.start;
        online = bound(online, 0, span + span / 4);
        UptimeProof memory proof = attestUptime(one.terms.supplier, online);
        Terms[] memory history = historyOf(one);
        IGuarantees keeper = guarantees();
        address by = who % 2 == 0 ? one.terms.buyer : caller(who >> 1, one.terms);
        uint256 offline = online < span ? span - online : 0;
        (uint256 least, uint256 most) = modelRefund(one, offline, span);
        bool held = !one.open && one.bondHeld != 0;
        bool mayPay = held && by == one.terms.buyer && vm.getBlockTimestamp() <= one.closedAt + 3 days;
        vm.prank(by);
        try keeper.claim(history, UptimeProof(0, 0, 0, new bytes32[](0)), proof) returns (uint256 refund) {
            if (!mayPay || refund == 0 || refund < least || refund > most) broken[Fault.BondAgainstTheRules] = true;
            ++bondsClaimed;
            modelSettle(one, refund);
        } catch {
            if (mayPay && least != 0) broken[Fault.BondAgainstTheRules] = true;
        }
    }

    function release(uint256 seed, uint256 who) external {
        if (deals.length == 0) return;
        ModelDeal storage one = anyBond(seed);
        IGuarantees keeper = guarantees();
        address by = caller(who, one.terms);
        bool over = vm.getBlockTimestamp() > one.closedAt + 3 days;
        bool allowed = !one.open && one.bondHeld != 0 && (by == one.terms.buyer || over);
        vm.prank(by);
        try keeper.release(one.terms) {
            if (!allowed) broken[Fault.BondAgainstTheRules] = true;
            ++bondsReleased;
            modelSettle(one, 0);
        } catch {
            if (allowed) broken[Fault.BondAgainstTheRules] = true;
        }
    }

    /// @dev Mostly one that waits to be settled.
    function anyBond(uint256 seed) private view returns (ModelDeal storage) {
        for (uint256 i = 0; i < deals.length && seed % 4 != 0; ++i) {
            ModelDeal storage one = deals[((seed % deals.length) + i) % deals.length];
            if (!one.open && one.bondHeld != 0) return one;
        }
        return deals[seed % deals.length];
    }

    function guarantees() private view returns (IGuarantees) {
        return IGuarantees(market.guarantees());
    }

    function attestUptime(address worker, uint256 online) private returns (UptimeProof memory) {
        uint256 rate = reports.latestRate().rate;
        uint40 asOf = uint40(vm.getBlockTimestamp());
        uint256 sequence = report(rate, guarantees().leafOf(worker, asOf, online));
        recordRate(rate);
        return UptimeProof(sequence, asOf, uint40(online), new bytes32[](0));
    }

    /// @return least SNM wei, with what every bill and every change of terms may have rounded
    /// @return most SNM wei
    function modelRefund(
        ModelDeal storage one,
        uint256 offline,
        uint256 span
    ) private view returns (uint256 least, uint256 most) {
        if (offline == 0) return (0, 0);
        uint256 rounded = one.bills + one.changes + 2;
        uint256 floor = one.paid > rounded ? one.paid - rounded : 0;
        least = ((floor + one.bondHeld) * offline) / span;
        most = ((one.paid + rounded + one.bondHeld) * offline) / span;
        if (least > one.bondHeld) least = one.bondHeld;
        if (most > one.bondHeld) most = one.bondHeld;
    }

    function historyOf(ModelDeal storage one) private view returns (Terms[] memory history) {
        history = new Terms[](one.changes + 1);
        Terms memory terms = one.terms;
        for (uint256 i = one.changes; i > 0; --i) {
            history[i] = terms;
            terms = formerTerms[terms.origin];
        }
        history[0] = terms;
    }
}
