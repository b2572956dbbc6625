// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {IDelegation} from "../../contracts/interfaces/IDelegation.sol";
import {IDuty} from "../../contracts/interfaces/IDuty.sol";
import {IMasternodes} from "../../contracts/interfaces/IMasternodes.sol";
import {SNM} from "../../contracts/token/SNM.sol";
import {AttesterDeployment} from "../helpers/AttesterDeployment.sol";
import {TestBase} from "../helpers/TestBase.sol";
import {DelegationHandler} from "./DelegationHandler.sol";

/// @title What holds for delegated stake, votes and rewards after any sequence of calls
contract DelegationInvariants is TestBase {
    DelegationHandler private handler;
    SNM private token;
    IMasternodes private masternodes;
    IDuty private duty;

    function setUp() public {
        handler = new DelegationHandler(new AttesterDeployment(0));
        (token, masternodes, duty) = handler.contracts();
        targetContract(address(handler));
    }

    /// @dev The handler's calls do what they are for, or the invariants would hold for nothing.
    function test_handlerDelegatesEarnsAndIsSlashed() public {
        handler.delegate(5, 0, 1_000_000e18);
        handler.announceCommission(0, 500);
        handler.passTime(8 days);
        handler.collect(5_000e18, 50_000e18);
        handler.passTime(1 hours);
        handler.claim(0, 10_000e18);
        handler.undelegate(5, 0, 100_000e18);
        handler.slash(0, 1_000, 5e18);
        handler.passTime(10 days);
        handler.passTime(10 days);
        handler.claim(0, 10_000e18);
        handler.redelegate(5, 0, 1);
        handler.undelegateAll(5, 1);
        handler.passTime(10 days);
        handler.passTime(10 days);
        handler.withdraw(5, 1);
        handler.payCommission(0);
        handler.donate(6, 1e18);
        handler.delegate(6, 0, 1);
        assertGe(handler.slashed(), 100_000e18, "slashed");
        assertEq(handler.paidOut(), 90_000e18, "paid out");
        assertEq(handler.commissions(), 500e18, "commission");
        invariant_27_slashesTouchOnePool();
        invariant_28_heldIsOwed();
        invariant_29_nothingComesFromNothing();
    }

    function check(DelegationHandler.Fault fault, string memory message) private view {
        assertEq(handler.faults(fault), 0, message);
    }

    function invariant_27_slashesTouchOnePool() public view {
        check(DelegationHandler.Fault.OtherPoolTouched, "another pool changed");
    }

    function invariant_28_heldIsOwed() public view {
        uint256 owed = masternodes.rewardsHeld() + handler.donated();
        for (uint256 i = 0; i < handler.NODES(); ++i) {
            IDelegation.PoolState memory pool = masternodes.pool(handler.accounts(i));
            owed += pool.stake + pool.unbonding + pool.rewards;
        }
        // An empty pool's rewards go to its owner when they are settled.
        assertEq(token.balanceOf(address(masternodes)), owed, "held = owed");
    }

    function invariant_29_nothingComesFromNothing() public view {
        uint256 parts;
        for (uint256 i = 0; i < handler.NODES(); ++i) {
            IDelegation.PoolState memory pool = masternodes.pool(handler.accounts(i));
            parts = 0;
            uint256 leaving;
            for (uint256 k = 0; k < handler.ACCOUNTS(); ++k) {
                (uint256 stake, ) = masternodes.stakeOf(handler.accounts(i), handler.accounts(k));
                parts += stake;
                IDelegation.Unbonding[] memory list = masternodes.unbondingsOf(
                    handler.accounts(i),
                    handler.accounts(k)
                );
                for (uint256 n = 0; n < list.length; ++n) leaving += list[n].amount;
            }
            assertLe(parts, pool.stake + pool.rewards, "stakes beyond the pool");
            assertLe(leaving, pool.unbonding, "parts beyond what unbonds");
        }
        uint256 out = handler.paidOut() + handler.slashed() + handler.commissions();
        assertLe(out, handler.paidIn() + handler.collected(), "out beyond in");
    }

    function invariant_50_sharesAreNotInflated() public view {
        check(DelegationHandler.Fault.DepositLost, "a deposit lost");
        check(DelegationHandler.Fault.DepositGained, "a deposit gained");
    }

    function invariant_51_slashesFindWhatUnbonds() public view {
        check(DelegationHandler.Fault.UnbondingSpared, "what unbonds lost less");
        check(DelegationHandler.Fault.EarlyWithdrawal, "paid out before its release");
    }

    function invariant_52_votesAreNeverMoreThanTokens() public view {
        uint256 staked;
        for (uint256 i = 0; i < handler.NODES(); ++i) staked += masternodes.pool(handler.accounts(i)).stake;
        uint256 time = vm.getBlockTimestamp();
        for (uint256 back = 0; back < 20 days; back += 3 days) {
            uint256 stakeVotes;
            uint256 walletVotes;
            for (uint256 k = 0; k < handler.ACCOUNTS(); ++k) {
                address account = handler.accounts(k);
                stakeVotes +=
                    back == 0 ? masternodes.getVotes(account) : masternodes.getPastVotes(account, time - back);
                walletVotes += back == 0 ? token.getVotes(account) : token.getPastVotes(account, time - back);
            }
            if (back == 0) assertLe(stakeVotes, staked, "votes beyond stake");
            assertLe(stakeVotes + walletVotes, token.SUPPLY(), "votes beyond supply");
        }
    }

    function invariant_53_rewardsPaidWereFunded() public view {
        check(DelegationHandler.Fault.UndueReward, "claimed beyond collected");
        uint256 owed;
        for (uint256 i = 0; i < handler.NODES(); ++i) {
            (, , uint256 commission) = duty.dutyOf(handler.accounts(i));
            owed += commission;
        }
        uint256 left = handler.collected() - duty.totalClaimed();
        assertEq(masternodes.rewardsHeld(), left + owed, "held for rewards");
    }

    function invariant_54_changesNeverActBackwards() public view {
        check(DelegationHandler.Fault.ReleaseMoved, "a release moved");
        check(DelegationHandler.Fault.BondRaisedEarly, "a bond was raised early");
        check(DelegationHandler.Fault.CommissionTooHigh, "a commission acted backwards");
    }
}
