// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {IAmendments} from "../../contracts/interfaces/IAmendments.sol";
import {DealState} from "../../contracts/types/Deal.sol";
import {MarketExits} from "./MarketExits.sol";

/// @title Changing the terms of deals that run, and whether the market did as the model
abstract contract MarketChanges is MarketExits {
    /// @notice How often terms changed.
    uint256 public dealsAmended;

    /// @dev Buyer and master ask for the same, one after the other; what favours the other side applies at the first word.
    /// @return right whether it applied where the deal had money to go on with, and only there
    function changeTerms(ModelDeal storage one, uint96 price, uint32 duration) internal returns (bool right) {
        IAmendments amendments = IAmendments(market.amendments());
        bool funded = one.escrow + modelBalance[one.terms.buyer] > modelDue(one);
        vm.prank(one.terms.buyer);
        try amendments.request(one.terms, price, duration) returns (bytes32 id) {
            if (id != one.id) return funded && modelAmend(one, price, duration, id);
        } catch {
            return !funded;
        }
        vm.prank(one.terms.master);
        try amendments.request(one.terms, price, duration) returns (bytes32 id) {
            return funded && modelAmend(one, price, duration, id);
        } catch {
            return !funded;
        }
    }

    function modelAmend(ModelDeal storage one, uint96 price, uint32 duration, bytes32 id) private returns (bool right) {
        bytes32 old = one.id;
        modelPay(one);
        formerTerms[old] = one.terms;
        ++one.changes;
        one.before += one.terms.price * modelIntegral(one.since, one.billedUntil);
        one.since = one.billedUntil;
        (one.terms.price, one.terms.duration, one.terms.origin, one.id) = (price, duration, old, id);
        modelTopUp(one);
        ++dealsAmended;
        DealState memory left = market.dealState(old);
        bool empty = left.escrow == 0 && !left.holdsBond && (left.billedUntil == 0) == (one.terms.bond == 0);
        return id == market.dealId(one.terms) && empty;
    }
}
