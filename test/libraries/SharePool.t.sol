// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {SharePool} from "../../contracts/libraries/SharePool.sol";
import {TestBase} from "../helpers/TestBase.sol";

/// @title SharePool: rounding never pays, and a first deposit can't be made to lose
contract SharePoolTest is TestBase {
    using SharePool for SharePool.State;

    uint256 private constant SUPPLY = 444_000_000e18;

    /// @dev Pools as deposits, rewards and slashes leave them.
    function anyPool(uint256 first, uint256 assets) private pure returns (SharePool.State memory pool) {
        pool.enter(bound(first, 0, SUPPLY / 4));
        // A slash leaves more than a thousandth, a reward adds at most a tenth of the supply.
        pool.assets = uint96(bound(assets, pool.assets / 1_000, uint256(pool.assets) + SUPPLY / 10));
    }

    function testFuzz_pitfall_35_nobodyGainsByComingAndGoing(
        uint256 first,
        uint256 assets,
        uint256 amount
    ) public pure {
        SharePool.State memory pool = anyPool(first, assets);
        amount = bound(amount, 1, SUPPLY / 4);
        uint256 held = pool.assets;
        uint256 shares = pool.enter(amount);
        uint256 back = pool.leave(shares);
        assertLe(back, amount, "gained");
        assertEq(pool.assets, held + amount - back, "lost from the pool");
    }

    /// @dev What a deposit can lose is the price of one share: a billionth of what the price was inflated by.
    function testFuzz_pitfall_35_firstDepositorLosesNextToNothing(uint256 attack, uint256 amount) public pure {
        SharePool.State memory pool;
        pool.enter(1);
        pool.assets = uint96(bound(attack, 1, SUPPLY / 10));
        amount = bound(amount, 1e18, SUPPLY / 4);
        uint256 shares = pool.enter(amount);
        assertLe(amount - pool.valueOf(shares), uint256(pool.assets) / 1e9 + 1, "lost");
    }

    function testFuzz_priceFallsOnlyBySlashes(uint256 first, uint256 assets, uint256 amount, uint256 part) public pure {
        SharePool.State memory pool = anyPool(first, assets);
        uint256 before = pool.priceOf();
        uint256 shares = pool.enter(bound(amount, 1, SUPPLY / 4));
        uint256 between = pool.priceOf();
        assertGe(between, before, "after entering");
        pool.leave(bound(part, 0, shares));
        assertGe(pool.priceOf(), between, "after leaving");
    }

    function testFuzz_partsAreNeverMoreThanTheWhole(uint256 first, uint256 assets, uint256 part) public pure {
        SharePool.State memory pool = anyPool(first, assets);
        part = bound(part, 0, pool.shares);
        uint256 price = pool.priceOf();
        assertLe(pool.valueOf(part) + pool.valueOf(pool.shares - part), pool.assets, "worth");
        uint256 votes = SharePool.valueAt(part, price) + SharePool.valueAt(pool.shares - part, price);
        assertLe(votes, pool.assets, "votes");
    }

    function testFuzz_sharesForAnAmountAreEnoughForIt(uint256 first, uint256 assets, uint256 amount) public pure {
        SharePool.State memory pool = anyPool(first, assets);
        amount = bound(amount, 0, pool.valueOf(pool.shares));
        uint256 shares = pool.sharesFor(amount);
        assertLe(shares, pool.shares, "more than there are");
        assertGe(pool.valueOf(shares), amount, "too few");
    }
}
