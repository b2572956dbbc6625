// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {IDeals} from "../../contracts/interfaces/IDeals.sol";
import {ILedger} from "../../contracts/interfaces/ILedger.sol";
import {IMarket} from "../../contracts/interfaces/IMarket.sol";
import {IOrders} from "../../contracts/interfaces/IOrders.sol";
import {BENCHMARK_LIMIT, MAX_DEAL_DURATION, MAX_ORDER_VALIDITY, WAD} from "../../contracts/types/Constants.sol";
import {Rule, Side} from "../../contracts/types/Enums.sol";
import {AttestedHardware} from "../../contracts/types/Hardware.sol";
import {Order} from "../../contracts/types/Order.sol";
import {MatchingPeople} from "./MatchingPeople.sol";
import {OrderDraft} from "./OrderDraft.sol";

/// @title `whyNot`, `open` and `buy` against rules written a second time, over random orders in random situations
contract MatchingTest is MatchingPeople {
    uint256 private constant BALANCE = 1_000_000e18;
    uint256 private constant WORKER_BALANCE = 10;

    /// @dev What the situation of a run is, as the rules written here see it.
    OrderDraft private ask_;
    OrderDraft private bid_;
    AttestedHardware private hardware_;
    uint256[] private attestedBenchmarks;
    uint256 private measuredAt;
    bool private brought;
    mapping(address author => mapping(uint256 nonce => bool)) private used;

    function setUp() public {
        deployOracles(FIRST_RATE);
        deployMarket(snm);
        fund(buyer, BALANCE);
        fund(worker, WORKER_BALANCE);
    }

    // ---- random situations

    function arrange() private {
        arrangePeople();
        arrangeHardware();
        arrangeLevels();
        ask_ = ask(rarely() ? buyer : worker);
        bid_ = bid(rarely() ? (draw(2) == 0 ? worker : market.masterOf(worker)) : buyer);
        arrangeTerms();
        arrangeDemands();
        arrangeBenchmarks();
        arrangeLists();
        arrangeReplay();
        arrangeTimeAndFunds();
    }

    function arrangeHardware() private {
        uint256 words = draw(3);
        uint256[] memory values = new uint256[](words);
        for (uint256 i = 0; i < words; ++i) {
            values[i] = draw(BENCHMARK_LIMIT) | (draw(1000) << 64) | (draw(3) << 128) | (draw(BENCHMARK_LIMIT) << 192);
        }
        if (draw(8) != 0) {
            measuredAt = vm.getBlockTimestamp();
            hardware_ = attest(worker, values);
            attestedBenchmarks = values;
            brought = true;
        }
        if (rarely()) {
            hardware_.factsHash ^= bytes32(uint256(1));
            brought = false;
        }
    }

    function arrangeTerms() private {
        uint256 price = bound(draw(1e15), 1, 1e15);
        ask_.price = uint96(price);
        bid_.price = uint96(rarely() ? price - 1 : price + draw(2));
        if (rarely()) ask_.price = 0;
        uint256[4] memory durations = [uint256(0), 1 + draw(3 days), MAX_DEAL_DURATION, type(uint32).max];
        uint256 duration = durations[draw(3)];
        bid_.duration = uint32(duration);
        ask_.duration = uint32(draw(2) == 0 ? duration : durations[3] - draw(5));
        if (rarely()) bid_.duration = uint32(duration + 1);
        if (rarely()) ask_.duration = uint32(draw(duration + 1));
        if (rarely()) ask_.side = uint8(1 + draw(255));
        if (rarely()) bid_.side = uint8(draw(2) * (1 + draw(255)));
        if (draw(4) == 0) ask_.bond = uint96(1 + draw(WORKER_BALANCE));
        if (draw(4) == 0) bid_.bond = uint96(draw(ask_.bond + 1));
        if (rarely()) ask_.bond = uint96(draw(2 * WORKER_BALANCE));
        if (rarely()) bid_.bond = uint96(draw(2 * WORKER_BALANCE));
    }

    function arrangeDemands() private {
        ask_.networkFlags = uint64(draw(8));
        bid_.networkFlags = uint64(rarely() ? draw(8) : ask_.networkFlags & draw(8));
        ask_.identityLevel = uint8(rarely() ? draw(256) : draw(draw(8) == 0 ? 5 : 2));
        bid_.identityLevel = uint8(rarely() ? draw(256) : draw(draw(8) == 0 ? 5 : 2));
        address[5] memory people = [address(0), buyer, worker, master, buyersMaster];
        ask_.counterparty = draw(4) == 0 ? market.masterOf(buyer) : address(0);
        bid_.counterparty = draw(4) == 0 ? market.masterOf(worker) : address(0);
        if (rarely()) ask_.counterparty = people[draw(5)];
        if (rarely()) bid_.counterparty = people[draw(5)];
        ask_.blacklist = draw(3) == 0 ? listOwner : address(0);
        bid_.blacklist = draw(3) == 0 ? listOwner : address(0);
        if (rarely()) ask_.blacklist = people[draw(5)];
        if (rarely()) bid_.blacklist = people[draw(5)];
        if (draw(3) != 0) bid_.maxAttestationAge = uint32(draw(4) == 0 ? draw(1 hours) : type(uint32).max);
    }

    function arrangeBenchmarks() private {
        uint256[] memory offer = attestedBenchmarks;
        if (offer.length > 0 && draw(2) == 0) offer[0] -= offer[0] & 1;
        if (offer.length > 0 && rarely()) offer[0] += 1 << 64;
        if (draw(8) == 0) offer = wordsOf(1 + draw(9));
        ask_.benchmarks = offer;
        uint256[] memory demand = new uint256[](rarely() ? 1 + draw(9) : offer.length);
        for (uint256 i = 0; i < demand.length && i < offer.length; ++i) {
            demand[i] = offer[i] & (draw(2) == 0 ? type(uint256).max : type(uint128).max);
        }
        if (demand.length > 0 && draw(8) == 0) demand[draw(demand.length)] |= 1 << (64 * draw(4) + draw(64));
        bid_.benchmarks = demand;
        // the attested values need not be brought where the ask offers exactly them
        if (draw(3) == 0 && brought) hardware_.benchmarks = new uint256[](0);
    }

    function wordsOf(uint256 length) private returns (uint256[] memory words) {
        words = new uint256[](length);
        for (uint256 i = 0; i < length; ++i) {
            words[i] = draw(1000) << (64 * draw(4));
        }
        if (draw(2) == 0) words[draw(length)] |= BENCHMARK_LIMIT << (64 * draw(4));
    }

    function arrangeReplay() private {
        if (draw(4) == 0) {
            vm.prank(ask_.author);
            market.cancelAll(Side.Ask);
        }
        if (draw(4) == 0) {
            vm.prank(bid_.author);
            market.cancelAll(Side.Bid);
        }
        ask_.epoch = uint32(rarely() ? draw(3) : market.orderEpoch(ask_.author, Side.Ask));
        bid_.epoch = uint32(rarely() ? draw(3) : market.orderEpoch(bid_.author, Side.Bid));
        if (rarely()) cancel(ask_);
        if (rarely()) cancel(bid_);
    }

    function cancel(OrderDraft storage draft) private {
        uint256 nonce = draft.nonce ^ draw(2);
        used[draft.author][nonce] = true;
        vm.prank(draft.author);
        market.cancel(uint64(nonce));
    }

    function arrangeTimeAndFunds() private {
        if (rarely()) {
            vm.prank(dao);
            market.pauseEntries(draw(2 hours));
        }
        uint256 time = reports.latestRate().updatedAt;
        uint256[4] memory pauses = [STALE_AFTER - 1, STALE_AFTER, draw(1 hours), VALID_DAYS * 1 days];
        if (draw(8) == 0) time += pauses[draw(2)];
        else time += pauses[2];
        if (rarely() && measuredAt != 0) {
            // around the end of the attestation, with a rate that is fresh
            vm.warp(measuredAt + pauses[3] - 2 * EPOCH_LENGTH - draw(100));
            report(FIRST_RATE);
            time = measuredAt + pauses[3] - 1 + draw(3);
        }
        if (time > vm.getBlockTimestamp()) vm.warp(time);
        time = vm.getBlockTimestamp();
        ask_.validUntil = uint40(time + (draw(2) == 0 ? 0 : MAX_ORDER_VALIDITY));
        bid_.validUntil = uint40(time + draw(MAX_ORDER_VALIDITY + 1));
        if (rarely()) ask_.validUntil = uint40(draw(2) == 0 ? time - 1 : time + MAX_ORDER_VALIDITY + 1);
        if (rarely()) bid_.validUntil = uint40(draw(2) == 0 ? time - 1 : time + MAX_ORDER_VALIDITY + 1);
        if (bid_.author != buyer && draw(4) != 0) fund(bid_.author, BALANCE);
        if (draw(4) == 0) keepAboutTheReserve();
    }

    function fund(address account, uint256 amount) private {
        snm.approve(address(market), amount);
        market.depositFor(account, amount);
    }

    /// @dev Leaves the buyer exactly the reserve or a wei less, if it has more.
    function keepAboutTheReserve() private {
        uint256 amount = reserve();
        if (amount == 0 || amount >= BALANCE) return;
        amount -= draw(2);
        vm.prank(buyer);
        market.withdraw(BALANCE - amount);
    }

    // ---- the rules, written a second time

    function reserve() private view returns (uint256) {
        uint256 duration = bid_.duration;
        uint256 time =
            duration == 0
                ? 1 hours
                : duration > 1 days
                    ? 1 days
                    : duration;
        uint256 cost = uint256(ask_.price) * reports.latestRate().rate * time;
        return cost / WAD + (cost % WAD == 0 ? 0 : 1);
    }

    function expectedMask() private view returns (uint256 mask) {
        mask = expectedOfOrder(ask_, Side.Ask) | expectedOfOrder(bid_, Side.Bid);
        address workersMaster = market.masterOf(ask_.author);
        if (ask_.price > bid_.price) mask |= bit(Rule.Price);
        if (bid_.bond > ask_.bond || ask_.bond > market.balanceOf(ask_.author)) mask |= bit(Rule.Bond);
        if (bid_.duration > ask_.duration || bid_.duration > 365 days) mask |= bit(Rule.Duration);
        for (uint256 i = 0; i < 64; ++i) {
            if ((bid_.networkFlags >> i) & 1 > (ask_.networkFlags >> i) & 1) mask |= bit(Rule.NetworkFlags);
        }
        if (!covers(ask_.benchmarks, bid_.benchmarks)) mask |= bit(Rule.Benchmarks);
        if (wrong(ask_.counterparty, bid_.author) || wrong(bid_.counterparty, ask_.author)) {
            mask |= bit(Rule.Counterparty);
        }
        if (tooLow(bid_.author, ask_.identityLevel) || tooLow(ask_.author, bid_.identityLevel)) {
            mask |= bit(Rule.IdentityLevel);
        }
        if (
            avoid(bid_.author, ask_.author) ||
            kept(ask_.blacklist, bid_.author) ||
            kept(bid_.blacklist, ask_.author) ||
            kept(bid_.blacklist, workersMaster)
        ) mask |= bit(Rule.Blacklist);
        if (bid_.author == ask_.author || bid_.author == workersMaster) mask |= bit(Rule.SelfDeal);
        mask |= expectedOfHardware();
        if (vm.getBlockTimestamp() >= reports.latestRate().updatedAt + STALE_AFTER) mask |= bit(Rule.RateStale);
        if (reserve() > market.balanceOf(bid_.author)) mask |= bit(Rule.Funds);
        if (vm.getBlockTimestamp() < market.pausedUntil()) mask |= bit(Rule.Paused);
    }

    function expectedOfOrder(OrderDraft memory draft, Side side) private view returns (uint256 mask) {
        uint256 time = vm.getBlockTimestamp();
        if (draft.side != uint8(side)) mask |= bit(Rule.Sides);
        if (draft.validUntil < time) mask |= bit(Rule.Expired);
        if (draft.validUntil > time + 90 days) mask |= bit(Rule.Validity);
        if (draft.epoch != market.orderEpoch(draft.author, side)) mask |= bit(Rule.Epoch);
        if (used[draft.author][draft.nonce]) mask |= bit(Rule.Nonce);
        if (draft.price == 0) mask |= bit(Rule.Price);
        if (draft.benchmarks.length > 8) mask |= bit(Rule.BenchmarkFormat);
        for (uint256 id = 0; id < draft.benchmarks.length * 4; ++id) {
            if (lane(draft.benchmarks, id) >= BENCHMARK_LIMIT) mask |= bit(Rule.BenchmarkFormat);
        }
    }

    function expectedOfHardware() private view returns (uint256 mask) {
        uint256 maxAge = bid_.maxAttestationAge;
        if (maxAge == 0) return 0;
        uint256 measured = ask_.author == worker ? measuredAt : 0;
        uint256 age = vm.getBlockTimestamp() - measured;
        if (measured == 0 || age > maxAge || age >= VALID_DAYS * 1 days) mask |= bit(Rule.Attestation);
        uint256[] memory offered = attestedBenchmarks;
        bool proved = measured != 0 && brought;
        if (proved && hardware_.benchmarks.length == 0) {
            proved = keccak256(abi.encodePacked(offered)) == keccak256(abi.encodePacked(ask_.benchmarks));
        } else if (proved) {
            proved = covers(offered, ask_.benchmarks);
        }
        if (!proved) mask |= bit(Rule.AttestedBenchmarks);
    }

    function lane(uint256[] memory words, uint256 id) private pure returns (uint256) {
        return id / 4 < words.length ? uint64(words[id / 4] >> (64 * (id % 4))) : 0;
    }

    function covers(uint256[] memory offer, uint256[] memory demand) private pure returns (bool) {
        for (uint256 id = 0; id < demand.length * 4; ++id) {
            if (lane(offer, id) < lane(demand, id)) return false;
        }
        return true;
    }

    function bit(Rule rule) private pure returns (uint256) {
        return 1 << uint256(rule);
    }

    // ---- errors

    /// @dev The rules that an error of `open` may mean.
    function rulesOf(bytes4 selector) private pure returns (uint256) {
        if (selector == IOrders.OrderSideWrong.selector) return bit(Rule.Sides);
        if (selector == IOrders.OrderExpired.selector) return bit(Rule.Expired);
        if (selector == IOrders.OrderValidityTooLong.selector) return bit(Rule.Validity);
        if (selector == IOrders.OrderEpochWrong.selector) return bit(Rule.Epoch);
        if (selector == IOrders.OrderNonceUsed.selector) return bit(Rule.Nonce);
        if (selector == IOrders.OrderBenchmarksTooLong.selector) return bit(Rule.BenchmarkFormat);
        if (selector == IOrders.OrderBenchmarkTooLarge.selector) return bit(Rule.BenchmarkFormat);
        if (selector == IOrders.OrderPriceZero.selector) return bit(Rule.Price);
        if (selector == IDeals.DealPriceTooHigh.selector) return bit(Rule.Price);
        if (selector == IDeals.DealDurationTooLong.selector) return bit(Rule.Duration);
        if (selector == IDeals.DealBondTooLow.selector) return bit(Rule.Bond);
        if (selector == IDeals.DealBenchmarksTooLow.selector) return bit(Rule.Benchmarks);
        if (selector == IDeals.DealNetworkFlagsMissing.selector) return bit(Rule.NetworkFlags);
        if (selector == IDeals.DealCounterpartyWrong.selector) return bit(Rule.Counterparty);
        if (selector == IDeals.DealIdentityTooLow.selector) return bit(Rule.IdentityLevel);
        if (selector == IDeals.DealBlacklisted.selector) return bit(Rule.Blacklist);
        if (selector == IDeals.DealSelfTrade.selector) return bit(Rule.SelfDeal);
        if (selector == IDeals.DealAttestationMissing.selector) return bit(Rule.Attestation);
        if (selector == IDeals.DealBenchmarksNotAttested.selector) return bit(Rule.AttestedBenchmarks);
        if (selector == IDeals.DealRateStale.selector) return bit(Rule.RateStale);
        if (selector == ILedger.LedgerBalanceTooLow.selector) return bit(Rule.Funds) | bit(Rule.Bond);
        if (selector == IMarket.MarketPaused.selector) return bit(Rule.Paused);
        return 0;
    }

    function keyOf(address author) private view returns (uint256) {
        return author == buyer ? BUYER_KEY : WORKER_KEY;
    }

    /// @dev Signed by a key, or by a transaction where the author is a master, which has no key here.
    function signatureOf(OrderDraft memory draft, Order memory order) private returns (bytes memory) {
        if (draft.author == buyer || draft.author == worker) return signOrder(keyOf(draft.author), order);
        bytes32 id = market.orderId(order);
        vm.prank(draft.author);
        market.presign(id);
        return "";
    }

    // ---- tests

    /// @dev Nothing is compared that malformed benchmarks make meaningless.
    function comparable(uint256 mask) private pure returns (uint256) {
        if (mask & bit(Rule.BenchmarkFormat) == 0) return mask;
        return mask & ~(bit(Rule.Benchmarks) | bit(Rule.AttestedBenchmarks));
    }

    /// hardhat-config: fuzz.runs = 10000
    function testFuzz_whyNotIsZeroExactlyWhereOpenSucceeds(uint256 seed, uint256 salt) public {
        random = seed ^ salt;
        arrange();
        Order memory askOrder = ask_.pack();
        Order memory bidOrder = bid_.pack();
        uint256 failed = market.whyNot(askOrder, bidOrder, hardware_);
        assertEq(comparable(failed), comparable(expectedMask()), "rules that fail");

        bytes memory askSignature = signatureOf(ask_, askOrder);
        bytes memory bidSignature = signatureOf(bid_, bidOrder);
        try market.open(askOrder, askSignature, bidOrder, bidSignature, hardware_) returns (bytes32 id) {
            assertEq(failed, 0, "a deal opened against a rule");
            assertEq(market.dealState(id).escrow, reserve(), "escrow of the deal");
        } catch (bytes memory reason) {
            assertTrue(failed != 0, "no rule fails and no deal opened");
            assertTrue(rulesOf(bytes4(reason)) & failed != 0, "the error is not that of a rule that fails");
        }
    }

    /// hardhat-config: fuzz.runs = 10000
    function testFuzz_whyNotIsZeroExactlyWhereBuySucceeds(uint256 seed, uint256 salt) public {
        random = seed ^ salt;
        arrange();
        // what `buy` does not demand; a bid with these fields says the same
        bid_.side = uint8(Side.Bid);
        bid_.counterparty = address(0);
        bid_.blacklist = address(0);
        bid_.networkFlags = 0;
        bid_.identityLevel = 0;
        bid_.bond = 0;
        bid_.price = ask_.price;
        bid_.nonce = type(uint64).max;
        bid_.epoch = uint32(market.orderEpoch(bid_.author, Side.Bid));
        bid_.validUntil = uint40(vm.getBlockTimestamp());
        bid_.benchmarks = new uint256[](0);
        Order memory askOrder = ask_.pack();
        uint256 failed = market.whyNot(askOrder, bid_.pack(), hardware_);
        assertEq(comparable(failed), comparable(expectedMask()), "rules that fail");

        bytes memory signature = signatureOf(ask_, askOrder);
        vm.prank(bid_.author);
        try market.buy(askOrder, signature, bid_.duration, bid_.maxAttestationAge, hardware_) returns (bytes32 id) {
            assertEq(failed, 0, "a deal opened against a rule");
            assertEq(market.dealState(id).escrow, reserve(), "escrow of the deal");
        } catch (bytes memory reason) {
            assertTrue(failed != 0, "no rule fails and no deal opened");
            assertTrue(rulesOf(bytes4(reason)) & failed != 0, "the error is not that of a rule that fails");
        }
    }

    /// @dev The random situations are worth something only if many of them make a deal, and if each rule fails in a fair
    /// share of them and, in some, alone: only then is it that rule which `open` must not miss.
    function test_situationsAreMixed() public {
        uint256[] memory failures = new uint256[](uint256(type(Rule).max) + 1);
        uint256[] memory alone = new uint256[](failures.length);
        uint256 deals;
        for (uint256 seed = 0; seed < 400; ++seed) {
            uint256 snapshot = vm.snapshotState();
            random = seed;
            arrange();
            uint256 failed = market.whyNot(ask_.pack(), bid_.pack(), hardware_);
            vm.revertToState(snapshot);
            if (failed == 0) ++deals;
            for (uint256 rule = 0; rule < failures.length; ++rule) {
                if (failed & (1 << rule) != 0) ++failures[rule];
                if (failed == 1 << rule) ++alone[rule];
            }
        }
        assertGe(deals, 60, "too few deals");
        for (uint256 rule = 0; rule < failures.length; ++rule) {
            assertGe(failures[rule], 8, "a rule that fails in less than one of fifty situations");
            assertGe(alone[rule], 1, "a rule that never fails alone");
        }
    }
}
