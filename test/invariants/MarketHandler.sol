// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {SafeERC20} from "@openzeppelin/contracts/token/ERC20/utils/SafeERC20.sol";
import {IMarket} from "../../contracts/interfaces/IMarket.sol";
import {NoReturnTokenMock} from "../../contracts/mocks/NoReturnTokenMock.sol";
import {Terms} from "../../contracts/types/Deal.sol";
import {Side} from "../../contracts/types/Enums.sol";
import {AttestedHardware} from "../../contracts/types/Hardware.sol";
import {Order} from "../../contracts/types/Order.sol";
import {OrderDraft} from "../market/OrderDraft.sol";
import {MarketChanges} from "./MarketChanges.sol";

/// @title Does to a market what buyers, suppliers, masters, strangers and the DAO may do, and the same to the model
/// @dev What must never happen is written to `broken` when it happens: a revert in a handler does not fail a run.
contract MarketHandler is MarketChanges {
    using SafeERC20 for IERC20;

    /// @notice One line for each way in which the market did not do as the model.
    enum Fault {
        None,
        FilledTwice,
        ClosedDealChanged,
        BillFailed,
        CloseAgainstTheRules,
        PauseAgainstTheRules,
        PaidNotAsAccrued,
        SupplierCouldNotCollect,
        BuyerCouldNotLeave,
        ReserveNotFull,
        NonceOrEpochWentBack,
        AmendedAgainstTheRules
    }

    uint256 private constant FUNDS = 1_000_000e18;
    uint256 private constant WORKERS = 3;

    mapping(Fault fault => bool) public broken;

    uint256[] private workerKeys;
    address[] public actors;
    uint256[] private buyerKeys;
    address public stranger = address(uint160(uint256(keccak256("stranger"))));
    address private master = address(uint160(uint256(keccak256("master"))));

    Order[] private filledAsks;
    bytes[] private askSignatures;
    uint256[2] private lastPause;
    mapping(address author => mapping(Side side => uint256)) private epochs;

    /// @param returning whether the token answers transfers, as SNM does and its predecessor does not
    constructor(bool returning) {
        deployOracles(FIRST_RATE);
        recordRate(FIRST_RATE);
        rateTimes[0] = reports.genesis();
        deployMarket(returning ? IERC20(snm) : IERC20(address(new NoReturnTokenMock(address(this), snm.SUPPLY()))));
        for (uint256 i = 0; i < WORKERS; ++i) {
            workerKeys.push(uint256(keccak256(abi.encode("worker", i))));
            buyerKeys.push(uint256(keccak256(abi.encode("buyer", i))));
            actors.push(vm.addr(workerKeys[i]));
            actors.push(vm.addr(buyerKeys[i]));
        }
        actors.push(master);
        for (uint256 i = 0; i < actors.length; ++i) {
            token.safeTransfer(actors[i], FUNDS);
        }
        // one worker has a master, one is owned by somebody who rents too, one is its own
        confirmWorker(workerKeys[0], master);
        confirmWorker(workerKeys[1], vm.addr(buyerKeys[2]));
        for (uint256 i = 0; i < WORKERS; ++i) {
            deposit(2 * i + 1, FUNDS / 20);
        }
    }

    function actorCount() external view returns (uint256) {
        return actors.length;
    }

    function market_() external view returns (IMarket) {
        return market;
    }

    function token_() external view returns (IERC20) {
        return token;
    }

    function anyActor(uint256 seed) private view returns (address) {
        return actors[seed % actors.length];
    }

    function caller(uint256 seed, Terms memory terms) private view returns (address) {
        address[5] memory callers = [terms.buyer, terms.supplier, terms.master, stranger, anyActor(seed >> 8)];
        return callers[seed % 5];
    }

    // ---- ledger

    function deposit(uint256 actor, uint256 amount) public {
        depositFor(actor, actor, amount);
    }

    function depositFor(uint256 actor, uint256 account, uint256 amount) public {
        address from = anyActor(actor);
        uint256 wallet = token.balanceOf(from);
        if (wallet == 0) return;
        amount = bound(amount, 1, wallet);
        // the allowance first: each of the two calls is the actor's
        vm.prank(from);
        token.forceApprove(address(market), amount);
        vm.prank(from);
        market.depositFor(anyActor(account), amount);
        modelBalance[anyActor(account)] += amount;
        deposited += amount;
    }

    function withdraw(uint256 actor, uint256 to, uint256 amount) external {
        address from = anyActor(actor);
        uint256 balance = modelBalance[from];
        if (balance == 0) return;
        // often all of it, so that deals run dry
        amount = to % 2 == 0 ? balance : bound(amount, 1, balance);
        vm.prank(from);
        market.withdrawTo(anyActor(to), amount);
        modelBalance[from] -= amount;
        withdrawn += amount;
    }

    /// @dev Sends tokens past the ledger. Nobody owns them, and they confuse nobody.
    function donate(uint256 actor, uint256 amount) external {
        address from = anyActor(actor);
        uint256 wallet = token.balanceOf(from);
        amount = bound(amount, 0, wallet < 1e18 ? wallet : 1e18);
        vm.prank(from);
        token.safeTransfer(address(market), amount);
        donated += amount;
    }

    // ---- time, rate, parameters

    function pass(uint256 time) external {
        skip(bound(time, 0, 2 days));
    }

    function reportRate(uint256 wanted) public {
        uint256 rate = allowedRate(wanted);
        report(rate);
        recordRate(rate);
    }

    /// @dev Rates that move by the largest step, up or down.
    function reportStep(bool up) external {
        reportRate(up ? type(uint256).max : 0);
    }

    function setFee(uint256 fee) external {
        modelFee = bound(fee, 0, 500);
        vm.prank(dao);
        market.setFee(modelFee);
    }

    function setFeeCollector(uint256 actor) external {
        vm.prank(dao);
        market.setFeeCollector(anyActor(actor));
    }

    function collectFees() external {
        if (modelFees == 0) return;
        uint256 amount = market.collectFees();
        assertEq(amount, modelFees, "fees collected");
        feesCollected += amount;
        modelFees = 0;
    }

    function pause(uint256 duration) external {
        duration = bound(duration, 0, 9 days);
        uint256 time = vm.getBlockTimestamp();
        bool allowed = duration <= 7 days && (lastPause[0] == 0 || time >= lastPause[0] + 30 days);
        vm.prank(dao);
        try market.pauseEntries(duration) {
            if (!allowed) broken[Fault.PauseAgainstTheRules] = true;
            lastPause = [time, time + duration];
        } catch {
            if (allowed) broken[Fault.PauseAgainstTheRules] = true;
        }
        if (market.pausedUntil() != lastPause[1]) broken[Fault.PauseAgainstTheRules] = true;
    }

    function setBlacklisted(uint256 account, uint256 target) external {
        (address one, address other) = (anyActor(account), anyActor(target));
        if (one == other) return;
        bool listed = market.isBlacklisted(one, other);
        vm.prank(one);
        market.setBlacklisted(other, !listed);
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
        order = draft.pack();
        signature = signOrder(workerKeys[worker], order);
    }

    function nothing() private pure returns (AttestedHardware memory) {
        return AttestedHardware(bytes32(0), new uint256[](0));
    }

    function freshen(uint256 seed) private {
        (, , bool fresh) = reports.currentRate();
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
            bond: 0,
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
        skip(bound(time, 0, 3 days));
        bool collected = true;
        bool left = true;
        for (uint256 i = 0; i < deals.length; ++i) {
            if (!deals[i].open) continue;
            if (i % 2 == 0) collected = collected && supplierCollects(deals[i]);
            else left = left && buyerLeaves(deals[i]);
        }
        for (uint256 i = 0; i < actors.length; ++i) {
            left = left && takesEverything(actors[i]);
        }
        vm.revertToState(snapshot);
        if (!collected) broken[Fault.SupplierCouldNotCollect] = true;
        if (!left) broken[Fault.BuyerCouldNotLeave] = true;
    }
}
