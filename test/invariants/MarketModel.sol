// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {Terms} from "../../contracts/types/Deal.sol";
import {MarketTestBase} from "../market/MarketTestBase.sol";

/// @title The market as plain bookkeeping, kept beside the real one
/// @notice Nothing is packed, nothing is cached, the rate integral is a sum over the history of rates.
abstract contract MarketModel is MarketTestBase {
    /// @param spent SNM wei that came from the buyer's balance so far
    /// @param paid SNM wei, fee included
    /// @param bills how often something could be rounded down
    /// @param since unix seconds from which the terms are as they are
    /// @param before price x rate integral of all time before, not yet divided by the precision
    /// @param changes how often the terms changed
    /// @param closedAt unix seconds of the closing, 0 while the deal runs
    /// @param ended unix seconds up to which there was service; the start while the deal runs
    /// @param bondHeld SNM wei of the bond that is not settled
    struct ModelDeal {
        bytes32 id;
        Terms terms;
        bool open;
        uint256 escrow;
        uint256 billedUntil;
        uint256 spent;
        uint256 paid;
        uint256 refunded;
        uint256 bills;
        uint256 since;
        uint256 before;
        uint256 changes;
        uint256 closedAt;
        uint256 ended;
        uint256 bondHeld;
    }

    uint256 internal constant PRECISION = 1e18;

    uint256[] internal rateTimes;
    uint256[] internal rates;

    mapping(address account => uint256) public modelBalance;
    uint256 public modelFees;
    uint256 internal modelFee = FEE;
    ModelDeal[] internal deals;
    mapping(bytes32 id => Terms) internal formerTerms;

    /// @notice How often each kind of thing happened: a test asks for all of them.
    uint256 public dealsEnded;
    uint256 public dealsClosed;
    uint256 public dealsRunDry;
    uint256 public billsForgiven;
    uint256 public billsFilledUp;
    uint256 public billsFilledInPart;

    uint256 public deposited;
    uint256 public withdrawn;
    uint256 public feesCollected;
    uint256 public donated;

    // ---- rates

    function recordRate(uint256 rate) internal {
        rateTimes.push(vm.getBlockTimestamp());
        rates.push(rate);
    }

    function modelRate() internal view returns (uint256) {
        return rates[rates.length - 1];
    }

    /// @return sum of rate x seconds
    function modelIntegral(uint256 from, uint256 to) public view returns (uint256 sum) {
        for (uint256 i = 0; i < rateTimes.length; ++i) {
            uint256 start = rateTimes[i] > from ? rateTimes[i] : from;
            uint256 next = i + 1 < rateTimes.length ? rateTimes[i + 1] : to;
            uint256 end = next < to ? next : to;
            if (end > start) sum += rates[i] * (end - start);
        }
    }

    // ---- deals

    function dealCount() public view returns (uint256) {
        return deals.length;
    }

    function deal(uint256 index) public view returns (ModelDeal memory) {
        return deals[index];
    }

    /// @return unix seconds up to which the deal runs as things stand: now, or its end
    function runsUntil(Terms memory terms) public view returns (uint256) {
        uint256 time = vm.getBlockTimestamp();
        uint256 end = uint256(terms.start) + terms.duration;
        return terms.duration != 0 && end < time ? end : time;
    }

    function modelEnded(Terms memory terms) internal view returns (bool) {
        return terms.duration != 0 && vm.getBlockTimestamp() >= uint256(terms.start) + terms.duration;
    }

    /// @return SNM wei, rounded up
    function modelReserve(Terms memory terms) internal view returns (uint256) {
        uint256 time = 1 hours;
        if (terms.duration != 0) {
            time = uint256(terms.start) + terms.duration - vm.getBlockTimestamp();
            if (time > 1 days) time = 1 days;
        }
        uint256 cost = uint256(terms.price) * modelRate() * time;
        return cost / PRECISION + (cost % PRECISION == 0 ? 0 : 1);
    }

    /// @return SNM wei that a bill takes now
    function modelDue(ModelDeal storage one) internal view returns (uint256) {
        uint256 due = (one.terms.price * modelIntegral(one.billedUntil, runsUntil(one.terms))) / PRECISION;
        uint256 held = one.escrow + modelBalance[one.terms.buyer];
        return due < held ? due : held;
    }

    function modelOpen(Terms memory terms, bytes32 id) internal {
        uint256 reserve = modelReserve(terms);
        modelBalance[terms.buyer] -= reserve;
        modelBalance[terms.supplier] -= terms.bond;
        ModelDeal storage one = deals.push();
        (one.id, one.terms, one.open, one.bondHeld) = (id, terms, true, terms.bond);
        (one.escrow, one.spent) = (reserve, reserve);
        (one.billedUntil, one.since, one.ended) = (terms.start, terms.start, terms.start);
    }

    function modelPay(ModelDeal storage one) internal returns (uint256 paid) {
        paid = modelDue(one);
        uint256 owed = (one.terms.price * modelIntegral(one.billedUntil, runsUntil(one.terms))) / PRECISION;
        if (paid < owed) ++billsForgiven;
        if (paid > one.escrow) modelFill(one, paid - one.escrow);
        one.escrow -= paid;
        one.paid += paid;
        one.billedUntil = runsUntil(one.terms);
        ++one.bills;
        uint256 fee = (paid * modelFee) / 10_000;
        modelFees += fee;
        modelBalance[one.terms.master] += paid - fee;
    }

    function modelFill(ModelDeal storage one, uint256 amount) internal {
        modelBalance[one.terms.buyer] -= amount;
        one.escrow += amount;
        one.spent += amount;
    }

    function modelEnd(ModelDeal storage one) internal {
        one.open = false;
        one.closedAt = vm.getBlockTimestamp();
        one.ended = runsUntil(one.terms);
        one.refunded += one.escrow;
        modelBalance[one.terms.buyer] += one.escrow;
        one.escrow = 0;
    }

    function modelBill(ModelDeal storage one) internal returns (uint256 paid) {
        paid = modelPay(one);
        if (modelEnded(one.terms)) {
            ++dealsEnded;
            modelEnd(one);
            return paid;
        }
        modelTopUp(one);
        if (one.escrow == 0) {
            ++dealsRunDry;
            modelEnd(one);
        }
    }

    function modelTopUp(ModelDeal storage one) internal {
        uint256 reserve = modelReserve(one.terms);
        if (reserve <= one.escrow) return;
        uint256 missing = reserve - one.escrow;
        uint256 balance = modelBalance[one.terms.buyer];
        if (balance < missing) ++billsFilledInPart;
        else ++billsFilledUp;
        modelFill(one, balance < missing ? balance : missing);
    }

    /// @param refund SNM wei for the buyer; the rest returns to the supplier
    function modelSettle(ModelDeal storage one, uint256 refund) internal {
        modelBalance[one.terms.buyer] += refund;
        modelBalance[one.terms.supplier] += one.bondHeld - refund;
        one.bondHeld = 0;
    }

    function modelClose(ModelDeal storage one) internal {
        ++dealsClosed;
        modelPay(one);
        modelEnd(one);
    }
}
