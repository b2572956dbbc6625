// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {DealState} from "../../contracts/types/Deal.sol";
import {Fault} from "./Fault.sol";
import {MarketModel} from "./MarketModel.sol";
import {MarketMoneyInvariants} from "./MarketMoneyInvariants.sol";
import {TokenKind} from "./TokenKind.sol";

/// @title What is true of the market after any sequence of calls; the numbers are those of docs/invariants.md
/// @dev Those that count money get the full number of runs, the others a share of it; the deep profile runs all of them
/// in full.
contract MarketInvariantsTest is MarketMoneyInvariants {
    function setUp() public {
        start(TokenKind.Snm);
    }

    /// hardhat-config: default.invariant.runs = 64
    function invariant_04_paymentsNeverExceedPriceTimesIntegral() public view {
        for (uint256 i = 0; i < handler.dealCount(); ++i) {
            MarketModel.ModelDeal memory one = handler.deal(i);
            uint256 integral = handler.modelIntegral(one.since, handler.runsUntil(one.terms));
            assertLe(one.paid * 1e18, one.before + one.terms.price * integral, "paid for a deal");
        }
    }

    /// hardhat-config: default.invariant.runs = 32
    function invariant_05_noOrderFillsTwice() public view {
        assertNever(Fault.FilledTwice, "an order that was filled or cancelled filled");
    }

    /// hardhat-config: default.invariant.runs = 32
    function invariant_06_closedDealsNeverChange() public view {
        assertNever(Fault.ClosedDealChanged, "a closed deal was billed or closed");
        for (uint256 i = 0; i < handler.dealCount(); ++i) {
            MarketModel.ModelDeal memory one = handler.deal(i);
            DealState memory state = market.dealState(one.id);
            bool empty = state.escrow == 0 && state.billedUntil == 0 && state.integral == 0;
            assertEq(empty, !one.open && one.bondHeld == 0, "the slot of a deal");
            assertEq(state.escrow == 0, !one.open, "escrow of a deal");
        }
    }

    /// hardhat-config: default.invariant.runs = 32
    function invariant_07_feesNeverExceedTheirShare() public view {
        uint256 paid;
        for (uint256 i = 0; i < handler.dealCount(); ++i) {
            paid += handler.deal(i).paid;
        }
        uint256 fees = market.feesHeld() + handler.feesCollected();
        assertEq(market.feesHeld(), handler.modelFees(), "fees held");
        assertLe(fees * 10_000, paid * 500, "fees");
        assertLe(market.fee(), 500, "fee");
    }

    /// hardhat-config: default.invariant.runs = 64
    function invariant_11_eachDealConservesItsMoney() public view {
        for (uint256 i = 0; i < handler.dealCount(); ++i) {
            MarketModel.ModelDeal memory one = handler.deal(i);
            uint256 escrow = market.dealState(one.id).escrow;
            assertEq(one.spent, one.paid + one.refunded + escrow, "money of a deal");
        }
    }

    /// hardhat-config: default.invariant.runs = 32
    function invariant_12_pausesAreShortAndRare() public view {
        assertNever(Fault.PauseAgainstTheRules, "a pause began, failed or lasted against the rules");
        assertLe(market.pausedUntil(), vm.getBlockTimestamp() + 7 days, "end of the pause");
    }

    /// hardhat-config: default.invariant.runs = 32
    function invariant_13_onlyPartiesCloseWhenTheyMay() public view {
        assertNever(Fault.CloseAgainstTheRules, "a deal closed or did not close against the rules");
    }

    /// hardhat-config: default.invariant.runs = 32
    function invariant_14_strangersGainNothing() public view {
        assertEq(market.balanceOf(handler.stranger()), 0, "balance of a stranger");
        assertEq(token.balanceOf(handler.stranger()), 0, "wallet of a stranger");
    }

    /// hardhat-config: default.invariant.runs = 32
    function invariant_15_billedDealsHoldTheirReserve() public view {
        assertNever(
            Fault.ReserveNotFull,
            "a deal stayed open with less than its reserve, and its buyer kept a balance"
        );
    }

    /// hardhat-config: default.invariant.runs = 32
    function invariant_16_noncesAndEpochsNeverGoBack() public view {
        assertNever(Fault.NonceOrEpochWentBack, "a used nonce was free or an epoch fell");
    }

    /// hardhat-config: default.invariant.runs = 32
    function invariant_17_accruedIsWhatTheBillTakes() public view {
        assertNever(Fault.PaidNotAsAccrued, "a bill took other than accrued, or than the model");
    }

    /// hardhat-config: default.invariant.runs = 32
    function invariant_18_amendmentsMoveWhatABillMoves() public view {
        assertNever(Fault.AmendedAgainstTheRules, "terms changed, or did not, against the rules");
    }

    /// hardhat-config: default.invariant.runs = 64
    function invariant_19_bondsGoToTheBuyerForDowntimeAndElseBack() public view {
        assertNever(Fault.BondAgainstTheRules, "a bond was settled, or was not, against the rules");
    }
}

/// @title With a token that returns nothing, as SNM's predecessor
contract MarketNoReturnInvariantsTest is MarketMoneyInvariants {
    function setUp() public {
        start(TokenKind.ReturnsNothing);
    }
}

/// @title With a token that answers false where others revert, and moves nothing at times
contract MarketFalseInvariantsTest is MarketMoneyInvariants {
    function setUp() public {
        start(TokenKind.ReturnsFalse);
    }
}
