// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {Dividends} from "../../contracts/staking/Dividends.sol";
import {FeeSplitter} from "../../contracts/staking/FeeSplitter.sol";
import {SNM} from "../../contracts/token/SNM.sol";
import {TestBase} from "../helpers/TestBase.sol";
import {FeesHandler} from "./FeesHandler.sol";

/// @title What holds for fees and dividends after any sequence of calls
contract FeesInvariants is TestBase {
    FeesHandler private handler;
    SNM private token;
    FeeSplitter private splitter;
    Dividends private dividends;

    function setUp() public {
        handler = new FeesHandler();
        (token, splitter, dividends) = handler.contracts();
        targetContract(address(handler));
    }

    /// @dev The handler's calls do what they are for, or the invariants would hold for nothing.
    function test_handlerReachesEverySituation() public {
        handler.lock(0, 5e18);
        handler.earn(1_000_003);
        handler.lock(1, 7e18);
        handler.send(77);
        handler.setSplit(1, 2);
        handler.pullDividends();
        handler.claim(0);
        handler.passTime(1 days);
        handler.unlock(0, 5e18);
        handler.unlock(1, 7e18);
        handler.earn(10_000);
        handler.lock(2, 1);
        handler.breakMarket();
        handler.earn(9);
        handler.mendMarket();
        handler.collectMasternodes();
        handler.payTreasury();
        handler.delegate(0, 1);
        handler.delegateWallet(2, 1);
        assertTrue(handler.claimed() > 0, "claimed");
        assertTrue(handler.forwarded() > 0, "forwarded");
        assertTrue(handler.taken(handler.masternodes()) > 0, "collected");
    }

    function invariant_40_partsAreAllThatCameIn() public view {
        uint256 pending = handler.pendingSum();
        uint256 out =
            handler.taken(address(dividends)) + handler.taken(handler.masternodes()) + handler.taken(handler.dao());
        uint256 held = token.balanceOf(address(splitter)) + handler.waiting();
        assertEq(handler.feesIn(), out + held, "in = out + held");
        assertLe(pending, held, "owed <= held");
        if (!handler.isBroken()) assertLe(held, pending + 2, "nothing but parts of a wei is left");
    }

    function invariant_41_eachPartIsItsShareOfTheFeesOfItsTime() public view {
        // What a broken market keeps is split when it comes.
        if (handler.isBroken()) return;
        for (uint256 i = 0; i < 3; ++i) {
            address recipient = handler.recipients(i);
            uint256 whole = handler.shareDue(i) / 10_000;
            assertEq(handler.taken(recipient) + splitter.pending(recipient), whole, "part");
        }
    }

    function invariant_42_dividendsOweNoMoreThanTheyHold() public view {
        uint256 owed = dividends.totalLocked();
        uint256 locked;
        for (uint256 i = 0; i < handler.HOLDERS(); ++i) {
            address holder = handler.holders(i);
            owed += dividends.earned(holder);
            locked += dividends.lockedOf(holder);
        }
        assertEq(locked, dividends.totalLocked(), "sum of what is locked");
        uint256 held = token.balanceOf(address(dividends));
        assertLe(owed, held, "owed <= held");
        // What is left over is less than a wei for each holder, and what the index could not share out.
        uint256 dust = handler.HOLDERS() + (handler.mostLocked() >> 64) + 1;
        assertLe(held, owed + dust, "no fee is lost");
    }

    function invariant_43_whoComesLateEarnsNothingOfBefore() public view {
        assertEq(handler.early(), 0, "dividends from before the lock");
    }

    function invariant_44_everyHolderEarnsItsShare() public view {
        for (uint256 i = 0; i < handler.HOLDERS(); ++i) {
            address holder = handler.holders(i);
            uint256 got = handler.claimedBy(holder) + dividends.earned(holder);
            uint256 due = handler.due(holder);
            assertLe(got, due + handler.slack(), "more than the share");
            assertLe(due, got + handler.slack() + 1, "less than the share");
        }
    }

    function invariant_45_votesAreNoMoreThanTheSupply() public view {
        uint256 votes;
        for (uint256 i = 0; i < handler.HOLDERS(); ++i) {
            address holder = handler.holders(i);
            votes += token.getVotes(holder) + dividends.getVotes(holder);
        }
        assertLe(votes, token.totalSupply(), "votes <= supply");
        assertEq(token.getVotes(address(dividends)), 0, "a contract votes");
        assertEq(handler.twice(), 0, "a token counted twice");
    }

    function invariant_46_exitsAlwaysWork() public view {
        assertEq(handler.trapped(), 0, "an exit failed");
    }
}
