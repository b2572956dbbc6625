// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {DealState, Terms} from "../../contracts/types/Deal.sol";
import {MAX_RATE, MIN_RATE, RATE_CHECKPOINTS, WAD} from "../../contracts/types/Constants.sol";
import {MarketTestBase} from "./MarketTestBase.sol";

/// @title What bills pay against a plain sum of rate x seconds
contract BillingTest is MarketTestBase {
    uint256 private constant WORKER_KEY = uint256(keccak256("worker"));
    address private buyer = address(uint160(uint256(keccak256("buyer"))));

    /// @dev The rate's history as this test made it.
    uint256[] private times;
    uint256[] private rates;

    function deploy(uint256 rate) private {
        deployOracles(rate);
        deployMarket(snm);
        times.push(reports.genesis());
        rates.push(rate);
    }

    function deposit(uint256 amount) private {
        snm.approve(address(market), amount);
        market.depositFor(buyer, amount);
    }

    function reportRate(uint256 wanted) private {
        uint256 rate = allowedRate(wanted);
        report(rate);
        times.push(vm.getBlockTimestamp());
        rates.push(rate);
    }

    /// @dev Sum of rate x seconds, second by second of the history.
    function integral(uint256 from, uint256 to) private view returns (uint256 sum) {
        for (uint256 i = 0; i < times.length; ++i) {
            uint256 start = times[i] > from ? times[i] : from;
            uint256 next = i + 1 < times.length ? times[i + 1] : to;
            uint256 end = next < to ? next : to;
            if (end > start) sum += rates[i] * (end - start);
        }
    }

    function cost(uint256 price, uint256 from, uint256 to) private view returns (uint256) {
        return (price * integral(from, to)) / WAD;
    }

    /// @dev A price at which the given time costs at most 10^26 wei at any rate that can come.
    function affordable(uint256 seed, uint256 rate, uint256 time) private pure returns (uint256) {
        uint256 highest = (1e26 * WAD) / (rate * 10 > MAX_RATE ? MAX_RATE : rate * 10) / time;
        if (highest > type(uint96).max) highest = type(uint96).max;
        return bound(seed, 1, highest);
    }

    /// @dev Several deals of which one is billed at random moments, and one only once: bills in between cost the
    /// supplier at most a wei each, and never the buyer anything.
    /// hardhat-config: fuzz.runs = 500
    function testFuzz_anyBillsPayThePriceTimesTheIntegral(
        uint256 rate,
        uint256 priceSeed,
        uint256[10] memory steps
    ) public {
        rate = bound(rate, MIN_RATE, MAX_RATE);
        deploy(rate);
        uint256 price = affordable(priceSeed, rate, 60 days);
        deposit(400_000_000e18);
        Terms memory often = buyDeal(buyer, WORKER_KEY, price, 0);
        Terms memory once = buyDeal(buyer, WORKER_KEY, price, 0);

        uint256 paid;
        uint256 bills = 1;
        for (uint256 i = 0; i < steps.length; ++i) {
            uint256 seed = steps[i];
            skip(bound(seed >> 128, 0, 4 days));
            if (seed & 1 == 0) reportRate(seed >> 8);
            if (seed & 2 == 0) {
                paid += market.bill(often);
                ++bills;
            }
        }
        paid += market.bill(often);
        uint256 whole = cost(price, often.start, vm.getBlockTimestamp());
        assertEq(market.bill(once), whole, "one bill for the whole time");
        assertLe(paid, whole, "many bills pay more than one");
        assertLe(whole - paid, bills, "bills lose more than a wei each");
    }

    /// @dev A forward deal is paid to its end at the rates up to its end, however late, whatever the rate did since.
    /// hardhat-config: fuzz.runs = 500
    function testFuzz_noSecondAfterTheEndIsPaid(
        uint256 durationSeed,
        uint256 priceSeed,
        uint256[6] memory before,
        uint256[6] memory later
    ) public {
        deploy(FIRST_RATE);
        uint256 duration = bound(durationSeed, 1, 20 days);
        uint256 price = affordable(priceSeed, FIRST_RATE, 20 days);
        deposit(400_000_000e18);
        Terms memory terms = buyDeal(buyer, WORKER_KEY, price, duration);
        uint256 end = uint256(terms.start) + duration;

        uint256 paid;
        uint256 bills = 1;
        for (uint256 i = 0; i < before.length; ++i) {
            uint256 time = vm.getBlockTimestamp();
            if (time + 2 * EPOCH_LENGTH >= end) break;
            skip(bound(before[i] >> 128, 0, end - time - 2 * EPOCH_LENGTH));
            reportRate(before[i]);
            if (before[i] & 1 == 0) {
                paid += market.bill(terms);
                ++bills;
            }
        }
        if (vm.getBlockTimestamp() < end) vm.warp(end);
        for (uint256 i = 0; i < later.length; ++i) {
            skip(bound(later[i] >> 128, 0, 100 days));
            reportRate(later[i]);
        }
        paid += market.bill(terms);
        uint256 whole = cost(price, terms.start, end);
        assertLe(paid, whole, "more than the time agreed was paid");
        assertLe(whole - paid, bills, "bills lose more than a wei each");
        assertEq(market.dealState(market.dealId(terms)).billedUntil, 0, "an ended deal stays open");
    }

    /// @dev The reserve is the smallest number of wei that covers its time, and nothing overflows on the way.
    /// hardhat-config: fuzz.runs = 1000
    function testFuzz_reserveIsRoundedUp(uint256 rate, uint256 priceSeed, uint256 durationSeed) public {
        rate = bound(rate, MIN_RATE, MAX_RATE);
        deploy(rate);
        uint256 duration = bound(durationSeed, 0, 365 days);
        uint256 time =
            duration == 0
                ? 1 hours
                : duration < 1 days
                    ? duration
                    : 1 days;
        uint256 price = affordable(priceSeed, rate, time);
        deposit(400_000_000e18);
        Terms memory terms = buyDeal(buyer, WORKER_KEY, price, duration);
        uint256 escrow = market.dealState(market.dealId(terms)).escrow;
        assertGe(escrow * WAD, price * rate * time, "the reserve does not cover its time");
        assertTrue((escrow - 1) * WAD < price * rate * time, "the reserve is a wei too large");
        assertEq(market.balanceOf(buyer), 400_000_000e18 - escrow, "what is left to the buyer");
    }

    /// @dev What was reserved for a deal of up to a day lasts to its end at a steady rate, however often it is billed.
    /// hardhat-config: fuzz.runs = 500
    function testFuzz_reserveLastsToTheEnd(
        uint256 rate,
        uint256 priceSeed,
        uint256 durationSeed,
        uint256[8] memory pauses
    ) public {
        rate = bound(rate, MIN_RATE, MAX_RATE);
        deploy(rate);
        uint256 duration = bound(durationSeed, 2, 1 days);
        uint256 price = affordable(priceSeed, rate, duration);
        deposit(400_000_000e18);
        Terms memory terms = buyDeal(buyer, WORKER_KEY, price, duration);
        uint256 left = market.balanceOf(buyer);
        vm.prank(buyer);
        market.withdraw(left);
        uint256 escrow = market.dealState(market.dealId(terms)).escrow;
        uint256 end = uint256(terms.start) + duration;

        uint256 paid;
        uint256 bills = 1;
        for (uint256 i = 0; i < pauses.length; ++i) {
            uint256 room = end - 1 - vm.getBlockTimestamp();
            skip(bound(pauses[i], 0, room));
            paid += market.bill(terms);
            ++bills;
            assertTrue(market.dealState(market.dealId(terms)).billedUntil != 0, "out of funds before its end");
        }
        vm.warp(end);
        paid += market.bill(terms);
        assertLe(cost(price, terms.start, end) - paid, bills, "bills lose more than a wei each");
        assertEq(market.balanceOf(buyer), escrow - paid, "what the buyer gets back");
    }

    /// @dev A bill takes what the buyer has and no more; the supplier gets it less the fee; nothing is lost between.
    /// hardhat-config: fuzz.runs = 500
    function testFuzz_underfundedBillsPayAllThereIs(uint256 left, uint256 elapsed, uint256 fee, bool forward) public {
        deploy(FIRST_RATE);
        fee = bound(fee, 0, 500);
        vm.prank(dao);
        market.setFee(fee);
        deposit(1_000_000e18);
        uint256 price = 1e15;
        Terms memory terms = buyDeal(buyer, WORKER_KEY, price, forward ? 30 days : 0);
        DealState memory state = market.dealState(market.dealId(terms));
        uint256 balance = market.balanceOf(buyer);
        left = bound(left, 0, 3 * uint256(state.escrow));
        vm.prank(buyer);
        market.withdraw(balance - left);
        elapsed = bound(elapsed, 0, 29 days);
        skip(elapsed);

        uint256 due = cost(price, terms.start, vm.getBlockTimestamp());
        uint256 held = state.escrow + left;
        assertEq(market.accrued(terms), due < held ? due : held, "accrued");
        uint256 paid = market.bill(terms);
        assertEq(paid, due < held ? due : held, "paid");
        uint256 feePaid = (paid * fee) / 10_000;
        assertEq(market.feesHeld(), feePaid, "fee");
        assertEq(market.balanceOf(terms.supplier), paid - feePaid, "income");
        uint256 escrow = market.dealState(market.dealId(terms)).escrow;
        assertEq(market.balanceOf(buyer) + escrow, held - paid, "what the buyer has left");
    }

    /// @dev An end that is older than every checkpoint is still settled, between the lowest and the highest rate since.
    function test_endBeforeAllCheckpointsIsSettled() public {
        deploy(FIRST_RATE);
        deposit(400_000_000e18);
        uint256 price = 1e15;
        Terms memory terms = buyDeal(buyer, WORKER_KEY, price, 1 hours);
        skip(30 minutes);
        uint256 paid = market.bill(terms);
        assertEq(paid, cost(price, terms.start, vm.getBlockTimestamp()), "first half");
        skip(1 days);
        for (uint256 i = 0; i < RATE_CHECKPOINTS + 5; ++i) {
            reportRate(i % 2 == 0 ? type(uint256).max : 0);
        }
        uint256 settled = market.bill(terms);
        uint256 lowest = type(uint256).max;
        uint256 highest;
        for (uint256 i = 0; i < rates.length; ++i) {
            if (rates[i] < lowest) lowest = rates[i];
            if (rates[i] > highest) highest = rates[i];
        }
        assertGe(settled + 1, (price * lowest * 30 minutes) / WAD, "less than the lowest rate pays");
        assertLe(settled, (price * highest * 30 minutes) / WAD, "more than the highest rate pays");
        assertEq(market.dealState(market.dealId(terms)).billedUntil, 0, "an ended deal stays open");
    }
}
