// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {Terms} from "../../contracts/types/Deal.sol";
import {Side} from "../../contracts/types/Enums.sol";
import {AttestedHardware} from "../../contracts/types/Hardware.sol";
import {Order} from "../../contracts/types/Order.sol";
import {OrderDraft} from "../market/OrderDraft.sol";
import {Fault} from "./Fault.sol";
import {MarketActors} from "./MarketActors.sol";
import {MarketBonds} from "./MarketBonds.sol";
import {TokenKind} from "./TokenKind.sol";

/// @title Does to a market what buyers, suppliers, masters, strangers and the DAO may do, and the same to the model
contract MarketHandler is MarketBonds {
    Order[] private filledAsks;
    bytes[] private askSignatures;
    mapping(address author => mapping(Side side => uint256)) private epochs;

    constructor(TokenKind kind) MarketActors(kind) {
        for (uint256 i = 0; i < WORKERS; ++i) {
            deposit(2 * i, FUNDS / 100);
            deposit(2 * i + 1, FUNDS / 20);
        }
    }

    // ---- orders

    function cancelAll(uint256 actor, bool asks) external {
        Side side = asks ? Side.Ask : Side.Bid;
        vm.prank(anyActor(actor));
        market.cancelAll(side);
        epochs[anyActor(actor)][side] += 1;
        if (market.orderEpoch(anyActor(actor), side) != epochs[anyActor(actor)][side]) {
            broken[Fault.NonceOrEpochWentBack] = true;
        }
    }

    /// @dev A signed order that is cancelled before it fills stays unfilled.
    function cancel(uint256 worker, uint256 buyer) external {
        (Order memory order, bytes memory signature) = signedAsk(worker % WORKERS, 1e12, 0);
        uint64 nonce = uint64(order.replay >> 64);
        vm.prank(vm.addr(workerKeys[worker % WORKERS]));
        market.cancel(nonce);
        vm.prank(vm.addr(buyerKeys[buyer % WORKERS]));
        try market.buy(order, signature, 0, 0, nothing()) {
            broken[Fault.FilledTwice] = true;
        } catch {} // solhint-disable-line no-empty-blocks
    }

    function signedAsk(
        uint256 worker,
        uint256 price,
        uint256 duration
    ) private returns (Order memory order, bytes memory signature) {
        OrderDraft memory draft = ask(vm.addr(workerKeys[worker]));
        draft.price = uint96(price);
        draft.duration = uint32(duration);
        draft.epoch = uint32(epochs[draft.author][Side.Ask]);
        if (price % 2 == 0) draft.bond = uint96(bound(price, 1, FUNDS / 400));
        order = draft.pack();
        signature = signOrder(workerKeys[worker], order);
    }

    function nothing() private pure returns (AttestedHardware memory) {
        return AttestedHardware(bytes32(0), new uint256[](0));
    }

    function freshen(uint256 seed) private {
        (, , bool fresh) = reports.rateAndIntegral();
        if (!fresh) reportRate(seed);
    }

    // ---- deals

    function buy(uint256 buyer, uint256 worker, uint256 price, uint256 duration) external {
        freshen(price);
        price = bound(price, 1, 1e16);
        duration = duration % 3 == 0 ? 0 : bound(duration, 1, 3 days);
        (Order memory order, bytes memory signature) = signedAsk(worker % WORKERS, price, duration);
        vm.prank(vm.addr(buyerKeys[buyer % WORKERS]));
        try market.buy(order, signature, duration, 0, nothing()) returns (bytes32 id) {
            opened(vm.addr(buyerKeys[buyer % WORKERS]), order, signature, duration, id);
        } catch {} // solhint-disable-line no-empty-blocks
    }

    function open(uint256 buyer, uint256 worker, uint256 price, uint256 duration) external {
        freshen(price);
        price = bound(price, 1, 1e16);
        duration = bound(duration, 0, 10 days);
        (Order memory order, bytes memory signature) = signedAsk(worker % WORKERS, price, 10 days);
        OrderDraft memory draft = bid(vm.addr(buyerKeys[buyer % WORKERS]));
        draft.price = uint96(price + 5);
        draft.duration = uint32(duration);
        draft.epoch = uint32(epochs[draft.author][Side.Bid]);
        Order memory bidOrder = draft.pack();
        bytes memory bidSignature = signOrder(buyerKeys[buyer % WORKERS], bidOrder);
        vm.prank(stranger);
        try market.open(order, signature, bidOrder, bidSignature, nothing()) returns (bytes32 id) {
            opened(draft.author, order, signature, duration, id);
        } catch {} // solhint-disable-line no-empty-blocks
    }

    function opened(address buyer, Order memory order, bytes memory signature, uint256 duration, bytes32 id) private {
        address worker = address(uint160(order.head >> 96));
        Terms memory terms = Terms({
            buyer: buyer,
            supplier: worker,
            master: market.masterOf(worker),
            price: uint96(order.head),
            bond: uint96(order.replay >> 160),
            origin: market.orderId(order),
            duration: uint32(duration),
            start: uint40(vm.getBlockTimestamp())
        });
        modelOpen(terms, id);
        filledAsks.push(order);
        askSignatures.push(signature);
        if (market.dealId(terms) != id) broken[Fault.ClosedDealChanged] = true;
    }

    function fillAgain(uint256 seed, uint256 buyer) external {
        if (filledAsks.length == 0) return;
        freshen(seed);
        uint256 index = seed % filledAsks.length;
        vm.prank(vm.addr(buyerKeys[buyer % WORKERS]));
        try market.buy(filledAsks[index], askSignatures[index], 0, 0, nothing()) {
            broken[Fault.FilledTwice] = true;
        } catch {} // solhint-disable-line no-empty-blocks
        address author = address(uint160(filledAsks[index].head >> 96));
        if (!market.nonceUsed(author, uint64(filledAsks[index].replay >> 64))) {
            broken[Fault.NonceOrEpochWentBack] = true;
        }
    }

    // ---- bills

    function bill(uint256 seed, uint256 who) external {
        if (deals.length == 0) return;
        ModelDeal storage one = deals[seed % deals.length];
        if (!one.open) return touchClosed(one, who);
        uint256 accrued = market.accrued(one.terms);
        vm.prank(caller(who, one.terms));
        try market.bill(one.terms) returns (uint256 paid) {
            if (paid != accrued || paid != modelBill(one)) broken[Fault.PaidNotAsAccrued] = true;
            checkReserve(one);
        } catch {
            broken[Fault.BillFailed] = true;
        }
    }

    function billMany(uint256[6] memory seeds) external {
        if (deals.length == 0) return;
        Terms[] memory list = new Terms[](seeds.length);
        for (uint256 i = 0; i < seeds.length; ++i) {
            list[i] = deals[seeds[i] % deals.length].terms;
        }
        vm.prank(stranger);
        try market.billMany(list) returns (uint256 paid) {
            uint256 expected;
            for (uint256 i = 0; i < seeds.length; ++i) {
                ModelDeal storage one = deals[seeds[i] % deals.length];
                if (one.open) expected += modelBill(one);
            }
            if (paid != expected) broken[Fault.PaidNotAsAccrued] = true;
        } catch {
            broken[Fault.BillFailed] = true;
        }
    }

    function checkReserve(ModelDeal storage one) private {
        uint256 escrow = market.dealState(one.id).escrow;
        if (!one.open || escrow >= modelReserve(one.terms)) return;
        if (escrow == 0 || modelBalance[one.terms.buyer] != 0) broken[Fault.ReserveNotFull] = true;
    }

    function close(uint256 seed, uint256 who) external {
        if (deals.length == 0) return;
        ModelDeal storage one = deals[seed % deals.length];
        if (!one.open) return touchClosed(one, who);
        address by = caller(who, one.terms);
        bool seller = by == one.terms.supplier || by == one.terms.master;
        bool allowed = by == one.terms.buyer || (seller && (one.terms.duration == 0 || modelEnded(one.terms)));
        vm.prank(by);
        try market.close(one.terms) {
            if (!allowed) broken[Fault.CloseAgainstTheRules] = true;
            modelClose(one);
        } catch {
            if (allowed) broken[Fault.CloseAgainstTheRules] = true;
        }
    }

    function touchClosed(ModelDeal storage one, uint256 who) private {
        Terms[] memory list = new Terms[](1);
        list[0] = one.terms;
        if (market.billMany(list) != 0) broken[Fault.ClosedDealChanged] = true;
        vm.prank(caller(who, one.terms));
        try market.bill(one.terms) {
            broken[Fault.ClosedDealChanged] = true;
        } catch {} // solhint-disable-line no-empty-blocks
        vm.prank(one.terms.buyer);
        try market.close(one.terms) {
            broken[Fault.ClosedDealChanged] = true;
        } catch {} // solhint-disable-line no-empty-blocks
    }

    // ---- changes

    function change(uint256 seed, uint256 price, uint256 duration) external {
        if (deals.length == 0) return;
        ModelDeal storage one = deals[seed % deals.length];
        if (!one.open || modelEnded(one.terms)) return;
        price = bound(price, 1, 1e16);
        uint256 elapsed = vm.getBlockTimestamp() - one.terms.start;
        bool keep = seed % 3 == 0;
        if (one.terms.duration == 0 || keep) duration = one.terms.duration;
        else duration = bound(duration, elapsed + 1, elapsed + 10 days);
        if (price == one.terms.price && duration == one.terms.duration) return;
        if (!changeTerms(one, uint96(price), uint32(duration))) broken[Fault.AmendedAgainstTheRules] = true;
    }

    // ---- exits

    /// @dev Everybody tries to leave, and then nothing of it happened. What is learnt survives in memory only.
    function everybodyLeaves(uint256 time) external {
        uint256 snapshot = vm.snapshotState();
        setFrozen(false);
        skip(bound(time, 0, 3 days));
        bool collected = true;
        bool left = true;
        for (uint256 i = 0; i < deals.length; ++i) {
            if (!deals[i].open) continue;
            if (i % 2 == 0) collected = collected && supplierCollects(deals[i]);
            else left = left && buyerLeaves(deals[i]);
        }
        // all bonds are the suppliers' again when nobody can claim any more
        skip(3 days + 1);
        for (uint256 i = 0; i < deals.length; ++i) {
            left = left && bondReturns(deals[i]);
        }
        for (uint256 i = 0; i < actors.length; ++i) {
            left = left && takesEverything(actors[i]);
        }
        vm.revertToState(snapshot);
        if (!collected) broken[Fault.SupplierCouldNotCollect] = true;
        if (!left) broken[Fault.BuyerCouldNotLeave] = true;
    }
}
