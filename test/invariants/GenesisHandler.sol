// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {LegacyTokenMock} from "../../contracts/mocks/LegacyTokenMock.sol";
import {Genesis} from "../../contracts/token/Genesis.sol";
import {LegacySwap} from "../../contracts/token/LegacySwap.sol";
import {SNM} from "../../contracts/token/SNM.sol";
import {TeamPool} from "../../contracts/token/TeamPool.sol";
import {TestBase} from "../helpers/TestBase.sol";

/// @title Years in which the subsidy is collected, programs are paid and leftovers come back, beside holders who swap
contract GenesisHandler is TestBase {
    uint256 private constant HOLDERS = 4;
    uint256 private constant MOMENTS = 8;
    /// @notice SNM wei that the swap begins with.
    uint256 public constant START = 399_600_000e18;

    SNM private token;
    TeamPool private pool;
    LegacySwap private legacySwap;
    LegacyTokenMock private legacy;
    address private dao;
    address private masternodes;
    address private programs;

    address[] private holders;
    uint256 public funded;
    uint256 public extended;
    uint256 public collected;
    uint256 public swapped;
    uint256 public wrong;
    uint256 public overdrawn;
    uint256 public changed;
    /// @notice Moments of the past, with what was released by then as the schedule said at that time.
    uint256[] private moments;
    uint256[] private releasedThen;

    constructor() {
        vm.warp(1_700_000_000);
        // Three contracts that act by pranks.
        dao = address(new LegacyTokenMock(address(this), 0));
        masternodes = address(new LegacyTokenMock(address(this), 0));
        programs = address(new LegacyTokenMock(address(this), 0));
        legacy = new LegacyTokenMock(address(this), 444_000_000e18);
        Genesis genesis = Genesis(deploy("Genesis", abi.encode(legacy, dao)));
        token = genesis.token();
        pool = genesis.teamPool();
        legacySwap = genesis.legacySwap();
        pool.complete(masternodes);
        vm.prank(dao);
        pool.setPrograms(programs);
        vm.prank(programs);
        token.approve(address(pool), type(uint256).max);
        for (uint256 i = 0; i < HOLDERS; ++i) {
            address holder = makeAddr(string.concat("holder", string(abi.encode(i))));
            holders.push(holder);
            legacy.transfer(holder, 111_000_000e18);
        }
    }

    function contracts() external view returns (SNM, TeamPool, LegacySwap, LegacyTokenMock) {
        return (token, pool, legacySwap, legacy);
    }

    // Team's pool

    function collectSubsidy() external {
        uint256 released = pool.subsidyReleased(vm.getBlockTimestamp());
        vm.prank(masternodes);
        collected += pool.collectSubsidy();
        if (collected > released) ++overdrawn;
        look();
    }

    function fundPrograms(uint256 amount) external {
        amount = bound(amount, 1, pool.programsLeft());
        vm.prank(dao);
        pool.fundPrograms(amount);
        funded += amount;
    }

    function extendSubsidy(uint256 amount) external {
        amount = bound(amount, 1, token.balanceOf(programs));
        uint256 released = pool.subsidyReleased(vm.getBlockTimestamp());
        vm.prank(programs);
        pool.extendSubsidy(amount);
        extended += amount;
        if (pool.subsidyReleased(vm.getBlockTimestamp()) != released) ++changed;
        look();
    }

    function passTime(uint256 duration) external {
        skip(bound(duration, 1, 300 days));
        look();
    }

    /// @dev Compares with what was said at earlier times, and keeps what is said now.
    function look() private {
        for (uint256 i = 0; i < moments.length; ++i) {
            if (pool.subsidyReleased(moments[i]) != releasedThen[i]) ++changed;
        }
        uint256 at = vm.getBlockTimestamp();
        uint256 released = pool.subsidyReleased(at);
        if (pool.subsidyReleased(at - 1) > released || pool.subsidyReleased(at + 30 days) < released) ++changed;
        if (moments.length == MOMENTS) {
            (moments[at % MOMENTS], releasedThen[at % MOMENTS]) = (at, released);
        } else {
            moments.push(at);
            releasedThen.push(released);
        }
    }

    // Swap

    function swap(uint256 who, uint256 to, uint256 amount) external {
        address holder = holders[who % HOLDERS];
        address recipient = holders[to % HOLDERS];
        uint256 most = legacy.balanceOf(holder);
        uint256 left = legacySwap.left();
        amount = bound(amount, 1, most < left ? most : left);
        uint256 before = token.balanceOf(recipient);
        vm.prank(holder);
        legacy.approve(address(legacySwap), amount);
        vm.prank(holder);
        legacySwap.swapTo(recipient, amount);
        swapped += amount;
        if (token.balanceOf(recipient) != before + amount) ++wrong;
    }

    /// @dev More than the caller has, or has approved, brings nothing.
    function overreach(uint256 who, uint256 amount) external {
        address holder = holders[who % HOLDERS];
        uint256 most = legacy.balanceOf(holder);
        amount = bound(amount, most + 1, type(uint256).max);
        vm.prank(holder);
        try legacySwap.swap(amount) {
            ++wrong;
        } catch {}
    }
}
