// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {SafeCast} from "@openzeppelin/contracts/utils/math/SafeCast.sol";
import {Checkpoints} from "@openzeppelin/contracts/utils/structs/Checkpoints.sol";
import {Time} from "@openzeppelin/contracts/utils/types/Time.sol";

import {IDelegation} from "../interfaces/IDelegation.sol";
import {IStakeVotes} from "../interfaces/IStakeVotes.sol";
import {SharePool} from "../libraries/SharePool.sol";
import {DELEGATION_MEMORY, MAX_DELEGATIONS} from "../types/Constants.sol";
import {NodeState} from "./NodeState.sol";

/// @title Who has which shares of masternodes, and how many votes that is
/// @notice Shares and prices are checkpointed apart: a slash or a reward changes one price, however many own the pool.
abstract contract StakeVotes is NodeState {
    using Checkpoints for Checkpoints.Trace208;
    using SafeCast for uint256;
    using SharePool for SharePool.State;

    /// @dev Bits of a node's number in a list.
    uint256 private constant ID_BITS = 32;
    /// @dev A price is worth a checkpoint when it rose by more than its part of this.
    uint256 private constant PRICE_STEP = 10_000;

    /// @dev By the numbers of nodes.
    mapping(uint256 id => address owner) internal owners;
    mapping(uint256 id => mapping(address account => Checkpoints.Trace208)) private positions;
    mapping(uint256 id => Checkpoints.Trace208) private prices;
    /// @dev Numbers of the nodes in which an account has stake, in one word; 0 where there is none.
    mapping(address account => uint256 ids) private delegations;

    // Reading

    /// @inheritdoc IStakeVotes
    function clock() public view returns (uint48) {
        return Time.timestamp();
    }

    /// @inheritdoc IStakeVotes
    function CLOCK_MODE() external pure returns (string memory) {
        return "mode=timestamp";
    }

    /// @inheritdoc IStakeVotes
    function getVotes(address account) external view returns (uint256) {
        return _votesAt(account, clock());
    }

    /// @inheritdoc IStakeVotes
    function getPastVotes(address account, uint256 timepoint) external view returns (uint256) {
        if (timepoint >= clock()) revert MasternodeTimepointNotPast(timepoint, clock());
        return _votesAt(account, uint48(timepoint));
    }

    function _votesAt(address account, uint48 timepoint) private view returns (uint256 votes) {
        for (uint256 ids = delegations[account]; ids != 0; ids >>= ID_BITS) {
            uint256 id = uint32(ids);
            uint256 shares = positions[id][account].upperLookupRecent(timepoint);
            if (shares != 0) votes += SharePool.valueAt(shares, prices[id].upperLookupRecent(timepoint));
        }
    }

    /// @inheritdoc IDelegation
    function delegationsOf(address account) external view returns (address[] memory list) {
        uint256 count;
        uint256 ids = delegations[account];
        while (ids >> (count * ID_BITS) != 0 && count < MAX_DELEGATIONS) ++count;
        list = new address[](count);
        for (uint256 i; i < count; ++i) {
            list[i] = owners[uint32(ids >> (i * ID_BITS))];
        }
    }

    function _sharesOf(uint256 id, address account) internal view returns (uint256) {
        return positions[id][account].latest();
    }

    /// @return SNM wei of the owner's own stake, rewards that are not settled left out
    function _bondOf(address owner, SharePool.State memory pool_) internal view returns (uint256) {
        return pool_.valueOf(_sharesOf(nodes[owner].id, owner));
    }

    // Writing

    function _setShares(uint256 id, address account, uint256 shares) internal {
        positions[id][account].push(clock(), shares.toUint208());
    }

    /// @dev Lets votes follow the price of a share. It must after every slash, or there would be more votes than SNM.
    function _notePrice(uint256 id, SharePool.State memory pool_) internal {
        uint208 price = pool_.priceOf();
        uint208 last = prices[id].latest();
        if (price >= last && price - last <= last / PRICE_STEP) return;
        prices[id].push(clock(), price);
    }

    /// @dev Gives a node a place in the list of an account: one of its own, a free one, or that of a node which the account
    /// left so long ago that no vote counts it any more.
    function _list(address account, uint256 id) internal {
        uint256 ids = delegations[account];
        uint256 place = MAX_DELEGATIONS;
        for (uint256 i; i < MAX_DELEGATIONS; ++i) {
            uint256 other = uint32(ids >> (i * ID_BITS));
            if (other == id) return;
            if (place == MAX_DELEGATIONS && other == 0) place = i;
        }
        if (place == MAX_DELEGATIONS) place = _forgottenPlace(account, ids);
        uint256 shift = place * ID_BITS;
        delegations[account] = (ids & ~(uint256(type(uint32).max) << shift)) | (id << shift);
    }

    function _forgottenPlace(address account, uint256 ids) private view returns (uint256 place) {
        for (; place < MAX_DELEGATIONS; ++place) {
            (, uint48 at, uint208 shares) = positions[uint32(ids >> (place * ID_BITS))][account].latestCheckpoint();
            if (shares == 0 && block.timestamp > at + DELEGATION_MEMORY) return place;
        }
        revert MasternodeDelegationsTooMany(account, MAX_DELEGATIONS);
    }
}
