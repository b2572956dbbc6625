// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {IGuarantees} from "../../contracts/interfaces/IGuarantees.sol";
import {MarketModel} from "./MarketModel.sol";

/// @title Leaving the market, and whether everybody got what the model says
abstract contract MarketExits is MarketModel {
    /// @dev The master gets, less the fee, what accrued up to what is funded, and can take it out.
    function supplierCollects(ModelDeal storage one) internal returns (bool) {
        address seller = one.terms.master;
        uint256 before = market.balanceOf(seller);
        uint256 due = modelDue(one);
        vm.prank(seller);
        try market.bill(one.terms) returns (uint256 paid) {
            if (paid != due) return false;
            uint256 income = paid - (paid * modelFee) / 10_000;
            return market.balanceOf(seller) == before + income && modelBill(one) == paid;
        } catch {
            return false;
        }
    }

    /// @dev The buyer gets back all that did not accrue.
    function buyerLeaves(ModelDeal storage one) internal returns (bool) {
        uint256 held = market.balanceOf(one.terms.buyer) + market.dealState(one.id).escrow;
        uint256 due = modelDue(one);
        vm.prank(one.terms.buyer);
        try market.close(one.terms) {
            modelClose(one);
            return market.balanceOf(one.terms.buyer) == held - due;
        } catch {
            return false;
        }
    }

    /// @dev Anybody can return the bond to the supplier, after the claim period.
    function bondReturns(ModelDeal storage one) internal returns (bool) {
        if (one.open || one.bondHeld == 0) return true;
        uint256 before = market.balanceOf(one.terms.supplier);
        try IGuarantees(market.guarantees()).release(one.terms) {
            return market.balanceOf(one.terms.supplier) == before + one.bondHeld;
        } catch {
            return false;
        }
    }

    function takesEverything(address account) internal returns (bool) {
        uint256 balance = market.balanceOf(account);
        if (balance == 0) return true;
        uint256 wallet = token.balanceOf(account);
        vm.prank(account);
        try market.withdraw(balance) {
            return token.balanceOf(account) == wallet + balance;
        } catch {
            return false;
        }
    }
}
