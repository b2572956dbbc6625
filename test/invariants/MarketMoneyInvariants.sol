// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {IMarket} from "../../contracts/interfaces/IMarket.sol";
import {DealState} from "../../contracts/types/Deal.sol";
import {TestBase} from "../helpers/TestBase.sol";
import {Fault} from "./Fault.sol";
import {MarketHandler} from "./MarketHandler.sol";
import {MarketModel} from "./MarketModel.sol";
import {TokenKind} from "./TokenKind.sol";

/// @title What is true of money in the market, whatever token it holds; the numbers are those of docs/invariants.md
/// @dev Each invariant is a campaign of its own with the same handler, of the full number of runs.
abstract contract MarketMoneyInvariants is TestBase {
    MarketHandler internal handler;
    IMarket internal market;
    IERC20 internal token;

    function start(TokenKind kind) internal {
        handler = new MarketHandler(kind);
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

    function bonds() internal view returns (uint256 sum) {
        for (uint256 i = 0; i < handler.dealCount(); ++i) {
            sum += handler.deal(i).bondHeld;
        }
    }

    function assertNever(Fault fault, string memory message) internal view {
        assertFalse(handler.broken(fault), message);
    }

    /// @dev The handler's calls do what they are for, or the invariants would hold for nothing. One run of 1,000 calls.
    function test_handlerReachesEverySituation() public {
        for (uint256 i = 0; i < 1000; ++i) {
            uint256 random = uint256(keccak256(abi.encode(i)));
            (uint256 a, uint256 b, uint256 c) = (random >> 8, random >> 80, random >> 150);
            uint256 kind = random % 21;
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
            else if (kind == 16) handler.depositTooMuch(a, b, c);
            else if (kind == 17) handler.setFrozen(a % 4 == 0);
            else if (kind == 18) handler.claim(a, b, c);
            else if (kind == 19) handler.release(a, b);
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
        assertGe(handler.bondsClaimed(), 2, "bonds out of which refunds were paid");
        assertGe(handler.bondsReleased(), 2, "bonds that went back whole");
        assertGe(handler.transfersRefused(), 20, "transfers that the token did not make");
        invariant_01_tokensHeldEqualWhatIsOwed();
        invariant_02_balancesEqualTheModel();
        invariant_03_dealsEqualTheModel();
        for (uint256 fault = 1; fault <= uint256(type(Fault).max); ++fault) {
            assertFalse(handler.broken(Fault(fault)), "a fault");
        }
    }

    function invariant_01_tokensHeldEqualWhatIsOwed() public view {
        uint256 owed = balances() + escrows() + bonds() + market.feesHeld();
        assertEq(token.balanceOf(address(market)), owed + handler.donated(), "tokens held");
    }

    function invariant_02_balancesEqualTheModel() public view {
        for (uint256 i = 0; i < handler.actorCount(); ++i) {
            address account = handler.actors(i);
            assertEq(market.balanceOf(account), handler.modelBalance(account), "balance of an account");
        }
    }

    function invariant_03_dealsEqualTheModel() public view {
        for (uint256 i = 0; i < handler.dealCount(); ++i) {
            MarketModel.ModelDeal memory one = handler.deal(i);
            DealState memory state = market.dealState(one.id);
            uint256 time = one.bondHeld == 0 ? 0 : one.closedAt;
            assertEq(state.billedUntil, one.open ? one.billedUntil : time, "time of the last bill, or of the closing");
            assertEq(state.holdsBond, !one.open && one.bondHeld != 0, "bond that waits to be settled");
            assertEq(state.escrow, one.escrow, "escrow of a deal");
        }
    }

    function invariant_08_suppliersCanAlwaysCollect() public view {
        assertNever(Fault.BillFailed, "a bill of an open deal reverted");
        assertNever(Fault.SupplierCouldNotCollect, "a supplier did not get what accrued and is funded");
    }

    function invariant_09_buyersCanAlwaysLeave() public view {
        assertNever(Fault.BuyerCouldNotLeave, "somebody did not get back what did not accrue");
    }

    function invariant_10_whatCameInIsHereOrWentOut() public view {
        uint256 here = balances() + escrows() + bonds() + market.feesHeld();
        assertEq(handler.deposited(), here + handler.withdrawn() + handler.feesCollected(), "deposits");
        assertNever(Fault.TransferMisread, "a transfer that failed counted, or one that would not fail did not");
    }
}
