// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {SafeERC20} from "@openzeppelin/contracts/token/ERC20/utils/SafeERC20.sol";
import {Fault} from "./Fault.sol";
import {MarketActors} from "./MarketActors.sol";

/// @title Money that enters and leaves, and what the DAO, the oracles and the clock do meanwhile
abstract contract MarketPurses is MarketActors {
    using SafeERC20 for IERC20;

    uint256[2] private lastPause;

    /// @notice How often the token moved nothing, and the market found out.
    uint256 public transfersRefused;

    // ---- ledger

    function deposit(uint256 actor, uint256 amount) public {
        depositFor(actor, actor, amount);
    }

    function depositFor(uint256 actor, uint256 account, uint256 amount) public {
        address from = anyActor(actor);
        uint256 wallet = token.balanceOf(from);
        if (wallet == 0) return;
        amount = bound(amount, 1, wallet);
        if (!tryDeposit(from, anyActor(account), amount)) return;
        modelBalance[anyActor(account)] += amount;
        deposited += amount;
    }

    /// @dev A wallet that promises more than it holds: no token moves, however it says so.
    function depositTooMuch(uint256 actor, uint256 account, uint256 excess) external {
        address from = anyActor(actor);
        uint256 amount = token.balanceOf(from) + bound(excess, 1, 1e24);
        if (tryDeposit(from, anyActor(account), amount)) broken[Fault.TransferMisread] = true;
    }

    /// @return moved whether the market says that the amount came in
    function tryDeposit(address from, address account, uint256 amount) private returns (bool moved) {
        bool can = !frozen && amount <= token.balanceOf(from);
        // the allowance first: each of the two calls is the actor's
        vm.prank(from);
        token.forceApprove(address(market), amount);
        vm.prank(from);
        try market.depositFor(account, amount) {
            moved = true;
        } catch {
            ++transfersRefused;
        }
        if (moved != can) broken[Fault.TransferMisread] = true;
    }

    function withdraw(uint256 actor, uint256 to, uint256 amount) external {
        address from = anyActor(actor);
        uint256 balance = modelBalance[from];
        if (balance == 0) return;
        // often all of it, so that deals run dry
        amount = to % 2 == 0 ? balance : bound(amount, 1, balance);
        vm.prank(from);
        try market.withdrawTo(anyActor(to), amount) {
            modelBalance[from] -= amount;
            withdrawn += amount;
            if (frozen) broken[Fault.TransferMisread] = true;
        } catch {
            ++transfersRefused;
            if (!frozen) broken[Fault.TransferMisread] = true;
        }
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

    function collectFees() external {
        if (modelFees == 0) return;
        try market.collectFees() returns (uint256 amount) {
            if (frozen || amount != modelFees) broken[Fault.TransferMisread] = true;
            feesCollected += amount;
            modelFees = 0;
        } catch {
            ++transfersRefused;
            if (!frozen) broken[Fault.TransferMisread] = true;
        }
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
}
