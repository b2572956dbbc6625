// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {IMarket} from "../../contracts/interfaces/IMarket.sol";
import {DealState} from "../../contracts/types/Deal.sol";
import {TestBase} from "../helpers/TestBase.sol";
import {MarketHandler} from "./MarketHandler.sol";
import {MarketModel} from "./MarketModel.sol";

/// @title What is true of the market after any sequence of calls; the numbers are those of docs/invariants.md
/// @dev Each invariant is a campaign of its own with the same handler. Those that count money get the full number of runs,
/// the others a share of it; the deep profile runs all of them in full.
abstract contract MarketMoneyInvariants is TestBase {
    MarketHandler internal handler;
    IMarket internal market;
    IERC20 internal token;

    function start(bool returning) internal {
        handler = new MarketHandler(returning);
        market = handler.market_();
        token = handler.token_();
        targetContract(address(handler));
    }

    function balances() internal view returns (uint256 sum) {
        for (uint256 i = 0; i < handler.actorCount(); ++i) {
            sum += market.balanceOf(handler.actors(i));
        }
        sum += market.balanceOf(handler.stranger());
    }

    function escrows() internal view returns (uint256 sum) {
        for (uint256 i = 0; i < handler.dealCount(); ++i) {
            sum += market.dealState(handler.deal(i).id).escrow;
        }
    }

    function assertNever(MarketHandler.Fault fault, string memory message) internal view {
        assertFalse(handler.broken(fault), message);
    }

    function invariant_01_tokensHeldEqualWhatIsOwed() public view {
        uint256 owed = balances() + escrows() + market.feesHeld();
        assertEq(token.balanceOf(address(market)), owed + handler.donated(), "tokens held");
    }

    function invariant_02_balancesEqualTheModel() public view {
        for (uint256 i = 0; i < handler.actorCount(); ++i) {
            address account = handler.actors(i);
            assertEq(market.balanceOf(account), handler.modelBalance(account), "balance of an account");
        }
    }
}

/// @title With SNM
contract MarketInvariantsTest is MarketMoneyInvariants {
    function setUp() public {
        start(true);
    }

    /// @dev The handler's calls do what they are for, or the invariants would hold for nothing. One run of 1,000 calls.
    function test_handlerReachesEverySituation() public {
        for (uint256 i = 0; i < 1000; ++i) {
            uint256 random = uint256(keccak256(abi.encode(i)));
            (uint256 a, uint256 b, uint256 c) = (random >> 8, random >> 80, random >> 150);
            uint256 kind = random % 17;
            if (kind == 0) handler.buy(a, b, c, random >> 200);
            else if (kind == 1) handler.open(a, b, c, random >> 200);
            else if (kind <= 4) handler.bill(a, b);
            else if (kind == 5) handler.billMany([a, b, c, a >> 5, b >> 5, a]);
            else if (kind == 6) handler.close(a, b);
            else if (kind == 7) handler.pass(a);
            else if (kind == 8) handler.reportStep(a % 2 == 0);
            else if (kind == 9) handler.withdraw(a, b, c);
            else if (kind == 10) handler.deposit(a, b);
            else if (kind == 11) handler.fillAgain(a, b);
            else if (kind == 12) handler.everybodyLeaves(a);
            else if (kind == 13) handler.collectFees();
            else if (kind == 14) handler.pause(a);
            else if (kind == 15) handler.setFee(a);
            else handler.change(a, b, c);
        }
        assertGe(handler.dealCount(), 15, "deals");
        assertGe(handler.dealsEnded(), 2, "deals that ended");
        assertGe(handler.dealsClosed(), 2, "deals that somebody closed");
        assertGe(handler.dealsRunDry(), 2, "deals that ran dry");
        assertGe(handler.billsForgiven(), 2, "bills that found too little");
        assertGe(handler.billsFilledUp(), 2, "bills that filled the reserve up");
        assertGe(handler.billsFilledInPart(), 2, "bills that filled it up in part");
        assertGe(handler.dealsAmended(), 2, "deals whose terms changed");
        invariant_01_tokensHeldEqualWhatIsOwed();
        invariant_02_balancesEqualTheModel();
        invariant_03_dealsEqualTheModel();
        invariant_11_eachDealConservesItsMoney();
        for (uint256 fault = 1; fault <= uint256(type(MarketHandler.Fault).max); ++fault) {
            assertFalse(handler.broken(MarketHandler.Fault(fault)), "a fault");
        }
    }

    function invariant_03_dealsEqualTheModel() public view {
        for (uint256 i = 0; i < handler.dealCount(); ++i) {
            MarketModel.ModelDeal memory one = handler.deal(i);
            DealState memory state = market.dealState(one.id);
            assertEq(state.billedUntil, one.open ? one.billedUntil : 0, "time of the last bill");
            assertEq(state.escrow, one.escrow, "escrow of a deal");
        }
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
        assertNever(MarketHandler.Fault.FilledTwice, "an order that was filled or cancelled filled");
    }

    /// hardhat-config: default.invariant.runs = 32
    function invariant_06_closedDealsNeverChange() public view {
        assertNever(MarketHandler.Fault.ClosedDealChanged, "a closed deal was billed or closed");
        for (uint256 i = 0; i < handler.dealCount(); ++i) {
            MarketModel.ModelDeal memory one = handler.deal(i);
            DealState memory state = market.dealState(one.id);
            bool empty = state.escrow == 0 && state.billedUntil == 0 && state.integral == 0;
            assertEq(empty, !one.open, "the slot of a deal");
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

    /// hardhat-config: default.invariant.runs = 32
    function invariant_08_suppliersCanAlwaysCollect() public view {
        assertNever(MarketHandler.Fault.BillFailed, "a bill of an open deal reverted");
        assertNever(MarketHandler.Fault.SupplierCouldNotCollect, "a supplier did not get what accrued and is funded");
    }

    /// hardhat-config: default.invariant.runs = 32
    function invariant_09_buyersCanAlwaysLeave() public view {
        assertNever(MarketHandler.Fault.BuyerCouldNotLeave, "somebody did not get back what did not accrue");
    }

    /// hardhat-config: default.invariant.runs = 64
    function invariant_10_whatCameInIsHereOrWentOut() public view {
        uint256 here = balances() + escrows() + market.feesHeld();
        assertEq(handler.deposited(), here + handler.withdrawn() + handler.feesCollected(), "deposits");
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
        assertNever(MarketHandler.Fault.PauseAgainstTheRules, "a pause began, failed or lasted against the rules");
        assertLe(market.pausedUntil(), vm.getBlockTimestamp() + 7 days, "end of the pause");
    }

    /// hardhat-config: default.invariant.runs = 32
    function invariant_13_onlyPartiesCloseWhenTheyMay() public view {
        assertNever(MarketHandler.Fault.CloseAgainstTheRules, "a deal closed or did not close against the rules");
    }

    /// hardhat-config: default.invariant.runs = 32
    function invariant_14_strangersGainNothing() public view {
        assertEq(market.balanceOf(handler.stranger()), 0, "balance of a stranger");
        assertEq(token.balanceOf(handler.stranger()), 0, "wallet of a stranger");
    }

    /// hardhat-config: default.invariant.runs = 32
    function invariant_15_billedDealsHoldTheirReserve() public view {
        assertNever(
            MarketHandler.Fault.ReserveNotFull,
            "a deal stayed open with less than its reserve, and its buyer kept a balance"
        );
    }

    /// hardhat-config: default.invariant.runs = 32
    function invariant_16_noncesAndEpochsNeverGoBack() public view {
        assertNever(MarketHandler.Fault.NonceOrEpochWentBack, "a used nonce was free or an epoch fell");
    }

    /// hardhat-config: default.invariant.runs = 32
    function invariant_17_accruedIsWhatTheBillTakes() public view {
        assertNever(MarketHandler.Fault.PaidNotAsAccrued, "a bill took other than accrued, or than the model");
    }

    /// hardhat-config: default.invariant.runs = 32
    function invariant_18_amendmentsMoveWhatABillMoves() public view {
        assertNever(MarketHandler.Fault.AmendedAgainstTheRules, "terms changed, or did not, against the rules");
    }
}

/// @title With a token that returns nothing, as SNM's predecessor
contract MarketNoReturnInvariantsTest is MarketMoneyInvariants {
    function setUp() public {
        start(false);
    }

    /// hardhat-config: default.invariant.runs = 32
    function invariant_03_dealsEqualTheModel() public view {
        for (uint256 i = 0; i < handler.dealCount(); ++i) {
            MarketModel.ModelDeal memory one = handler.deal(i);
            DealState memory state = market.dealState(one.id);
            assertEq(state.billedUntil, one.open ? one.billedUntil : 0, "time of the last bill");
            assertEq(state.escrow, one.escrow, "escrow of a deal");
        }
    }

    /// hardhat-config: default.invariant.runs = 32
    function invariant_08_suppliersCanAlwaysCollect() public view {
        assertNever(MarketHandler.Fault.BillFailed, "a bill of an open deal reverted");
        assertNever(MarketHandler.Fault.SupplierCouldNotCollect, "a supplier did not get what accrued and is funded");
    }

    /// hardhat-config: default.invariant.runs = 32
    function invariant_09_buyersCanAlwaysLeave() public view {
        assertNever(MarketHandler.Fault.BuyerCouldNotLeave, "somebody did not get back what did not accrue");
    }
}
