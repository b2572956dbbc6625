// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {SafeERC20} from "@openzeppelin/contracts/token/ERC20/utils/SafeERC20.sol";
import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";
import {SafeCast} from "@openzeppelin/contracts/utils/math/SafeCast.sol";

import {IDelegation} from "../interfaces/IDelegation.sol";
import {Drip} from "../libraries/Drip.sol";
import {SharePool} from "../libraries/SharePool.sol";
import {MAX_UNBONDINGS} from "../types/Constants.sol";
import {Seats} from "./Seats.sol";

/// @title Stake in the pools of masternodes, and its way out
abstract contract Delegation is Seats {
    using Drip for Drip.State;
    using SafeCast for uint256;
    using SafeERC20 for IERC20;
    using SharePool for SharePool.State;

    /// @dev Parts of an account's stake that unbond, by number; a part's place is its number modulo `MAX_UNBONDINGS`.
    /// Places keep what they held, since one in use costs less than a new one.
    /// @param first number of the oldest part that is not withdrawn
    /// @param next number of the next part
    /// @param lastRelease unix seconds; of the newest part
    struct Queue {
        uint32 first;
        uint32 next;
        uint40 lastRelease;
        mapping(uint256 place => Part) parts;
    }

    /// @param shares of what is on the way out of the node
    /// @param releaseAt unix seconds
    struct Part {
        uint128 shares;
        uint40 releaseAt;
    }

    mapping(address owner => mapping(address account => Queue)) private queues;

    // Staking

    /// @inheritdoc IDelegation
    function delegate(address owner, uint256 amount) external nonReentrant returns (uint256 shares) {
        shares = _stake(owner, msg.sender, amount);
        token.safeTransferFrom(msg.sender, address(this), amount);
    }

    /// @dev Whoever calls this sees to it that the amount is there. An owner's bond is never smaller than it must be.
    function _stake(address owner, address account, uint256 amount) internal returns (uint256 shares) {
        uint256 id = _registered(owner).id;
        (SharePool.State memory pool_, ) = _settle(owner);
        uint256 before = _sharesOf(id, account);
        if (owner == account) {
            uint256 bond = pool_.valueOf(before) + amount;
            if (bond < minimumBond()) revert MasternodeBondTooSmall(bond, minimumBond());
        }
        shares = pool_.enter(amount);
        if (shares == 0) revert MasternodeAmountZero();

        pools[owner] = pool_;
        _setShares(id, account, before + shares);
        if (before == 0) _list(account, id);
        emit StakeAdded(owner, account, amount, shares, pool_.assets);
    }

    // Leaving

    /// @inheritdoc IDelegation
    function undelegate(address owner, uint256 amount) external nonReentrant returns (uint256 releaseAt) {
        return _unstake(owner, msg.sender, amount);
    }

    function _unstake(address owner, address account, uint256 amount) internal returns (uint256 releaseAt) {
        Node memory node = _registered(owner);
        (SharePool.State memory pool_, ) = _settle(owner);
        uint256 held = _sharesOf(node.id, account);
        (uint256 taken, uint256 left) = _sharesTaken(pool_, account, held, amount);
        if (owner == account && left != 0 && left < minimumBond()) revert MasternodeBondTooSmall(left, minimumBond());

        amount = pool_.leave(taken);
        pools[owner] = pool_;
        _setShares(node.id, account, held - taken);
        SharePool.State memory leaving = unbondingPools[owner];
        uint256 shares = leaving.enter(amount);
        unbondingPools[owner] = leaving;
        releaseAt = _queue(queues[owner][account], shares);
        emit UnbondingStarted(owner, account, amount, taken, shares, pool_.assets, releaseAt);
        if (owner == account && left == 0 && node.seat != 0) _leaveSeat(owner);
    }

    /// @param held shares of the account
    /// @return taken shares, rounded up
    /// @return left SNM wei that the account keeps
    function _sharesTaken(
        SharePool.State memory pool_,
        address account,
        uint256 held,
        uint256 amount
    ) private pure returns (uint256 taken, uint256 left) {
        uint256 stake = pool_.valueOf(held);
        if (amount == 0) revert MasternodeAmountZero();
        if (amount == type(uint256).max) amount = stake;
        if (amount > stake || stake == 0) revert MasternodeStakeTooLow(account, stake, amount);
        left = stake - amount;
        // No shares stay behind that are worth nothing.
        taken = left == 0 ? held : pool_.sharesFor(amount);
    }

    /// @dev What is on the way out never gets an earlier release, also where the period was made shorter meanwhile.
    /// @return releaseAt unix seconds
    function _queue(Queue storage queue, uint256 shares) private returns (uint256 releaseAt) {
        (uint256 first, uint256 next) = (queue.first, queue.next);
        releaseAt = Math.max(queue.lastRelease, block.timestamp + unbondingPeriod());
        if (next - first == MAX_UNBONDINGS) shares += queue.parts[--next % MAX_UNBONDINGS].shares;
        queue.parts[next % MAX_UNBONDINGS] = Part({shares: shares.toUint128(), releaseAt: uint40(releaseAt)});
        queue.next = (next + 1).toUint32();
        queue.lastRelease = uint40(releaseAt); // at most MAX_UNBONDING from now
    }

    /// @inheritdoc IDelegation
    function withdrawFrom(address owner, address to) external nonReentrant returns (uint256 amount) {
        return _withdraw(owner, to);
    }

    function _withdraw(address owner, address to) internal returns (uint256 amount) {
        amount = _release(owner, msg.sender, to);
        token.safeTransfer(to, amount);
    }

    /// @inheritdoc IDelegation
    function redelegate(address owner, address nextOwner) external nonReentrant returns (uint256 amount) {
        amount = _release(owner, msg.sender, address(this));
        _stake(nextOwner, msg.sender, amount);
    }

    /// @dev Takes out what has finished unbonding. A slash may have left nothing of it.
    /// @return amount SNM wei
    function _release(address owner, address account, address to) private returns (uint256 amount) {
        Queue storage queue = queues[owner][account];
        (uint256 first, uint256 next) = (queue.first, queue.next);
        if (first == next) revert MasternodeNothingToWithdraw(account);
        uint256 shares;
        uint256 number = first;
        for (; number != next; ++number) {
            Part memory part = queue.parts[number % MAX_UNBONDINGS];
            if (block.timestamp < part.releaseAt) {
                if (number == first) revert MasternodeStillUnbonding(account, part.releaseAt);
                break;
            }
            shares += part.shares;
        }
        SharePool.State memory leaving = unbondingPools[owner];
        amount = leaving.leave(shares);

        queue.first = uint32(number); // at most `next`, which is 32 bits
        unbondingPools[owner] = leaving;
        emit StakeWithdrawn(owner, account, to, amount, shares);
    }

    // Rewards

    /// @inheritdoc IDelegation
    function settle(address owner) external nonReentrant returns (uint256 amount) {
        (, amount) = _settle(owner);
    }

    /// @return pool_ as it is now
    /// @return amount SNM wei of rewards that became part of it
    function _settle(address owner) internal returns (SharePool.State memory pool_, uint256 amount) {
        pool_ = pools[owner];
        Drip.State memory drip = drips[owner];
        amount = drip.take();
        if (amount == 0) return (pool_, 0);
        drips[owner] = drip;
        if (pool_.shares != 0) {
            pool_.assets = (pool_.assets + amount).toUint96();
            pools[owner] = pool_;
            _notePrice(nodes[owner].id, pool_);
        }
        emit RewardsSettled(owner, amount, pool_.assets);
        // In an empty pool nobody but the owner has earned it.
        if (pool_.shares == 0) token.safeTransfer(owner, amount);
    }

    // Reading

    /// @inheritdoc IDelegation
    function pool(address owner) external view returns (PoolState memory) {
        (SharePool.State memory staked, SharePool.State memory leaving) = (pools[owner], unbondingPools[owner]);
        Drip.State memory drip = drips[owner];
        return
            PoolState({
                stake: staked.assets,
                shares: staked.shares,
                unbonding: leaving.assets,
                unbondingShares: leaving.shares,
                rewards: uint256(drip.amount) + drip.ready,
                rewardsUntil: uint256(drip.from) + drip.duration
            });
    }

    /// @inheritdoc IDelegation
    function stakeOf(address owner, address account) external view returns (uint256 stake, uint256 shares) {
        SharePool.State memory pool_ = pools[owner];
        if (pool_.shares != 0) pool_.assets += uint96(drips[owner].due()); // less than exists of the token
        shares = _sharesOf(nodes[owner].id, account);
        stake = pool_.valueOf(shares);
    }

    /// @inheritdoc IDelegation
    function unbondingsOf(address owner, address account) external view returns (Unbonding[] memory parts) {
        Queue storage queue = queues[owner][account];
        SharePool.State memory leaving = unbondingPools[owner];
        parts = new Unbonding[](queue.next - queue.first);
        for (uint256 i; i < parts.length; ++i) {
            Part memory part = queue.parts[(queue.first + i) % MAX_UNBONDINGS];
            parts[i] = Unbonding({amount: leaving.valueOf(part.shares), releaseAt: part.releaseAt});
        }
    }
}
