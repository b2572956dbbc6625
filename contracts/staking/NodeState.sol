// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {IVotes} from "@openzeppelin/contracts/governance/utils/IVotes.sol";
import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {ReentrancyGuardTransient} from "@openzeppelin/contracts/utils/ReentrancyGuardTransient.sol";

import {IMasternodes} from "../interfaces/IMasternodes.sol";
import {Drip} from "../libraries/Drip.sol";
import {ScheduledValue} from "../libraries/ScheduledValue.sol";
import {SharePool} from "../libraries/SharePool.sol";
import {MAX_BOND, MAX_UNBONDING, MIN_BOND, MIN_UNBONDING, VOTES_ELSEWHERE} from "../types/Constants.sol";

/// @title What is kept of masternodes, and what the DAO may set
abstract contract NodeState is IMasternodes, ReentrancyGuardTransient {
    using ScheduledValue for ScheduledValue.State;

    /// @param id counts nodes from 1
    /// @param jailedUntil unix seconds
    /// @param seat counts active nodes from 1; 0 for others
    struct Node {
        address signer;
        uint32 id;
        uint40 jailedUntil;
        uint8 seat;
    }

    /// @notice The token that is staked.
    IERC20 public immutable token;
    /// @inheritdoc IMasternodes
    address public immutable dao;
    /// @notice Seconds that pass at least between two changes of the signer set.
    uint256 public immutable rotationInterval;

    ScheduledValue.State private bondParameter;
    ScheduledValue.State private unbondingParameter;

    mapping(address owner => Node) internal nodes;
    /// @dev What is staked in each node.
    mapping(address owner => SharePool.State) internal pools;
    /// @dev What is on the way out of each node.
    mapping(address owner => SharePool.State) internal unbondingPools;
    /// @dev Rewards on their way into the pool of each node.
    mapping(address owner => Drip.State) internal drips;

    modifier onlyDao() {
        _checkDao();
        _;
    }

    /// @param minimumBond_ SNM wei
    /// @param unbondingPeriod_ seconds
    /// @param rotationInterval_ seconds
    constructor(
        IERC20 token_,
        address dao_,
        uint256 minimumBond_,
        uint256 unbondingPeriod_,
        uint256 rotationInterval_
    ) {
        _checkRange(minimumBond_, 1, MAX_BOND);
        _checkRange(unbondingPeriod_, 1, MAX_UNBONDING);
        // A signer that left must be able to leave the set before its stake does.
        _checkRange(rotationInterval_, 1, unbondingPeriod_);
        token = token_;
        dao = dao_;
        rotationInterval = rotationInterval_;
        IVotes(address(token_)).delegate(VOTES_ELSEWHERE);
        _setMinimumBond(minimumBond_, block.timestamp);
        _setUnbondingPeriod(unbondingPeriod_, block.timestamp);
    }

    function _checkDao() private view {
        if (msg.sender != dao) revert MasternodeDaoOnly(msg.sender);
    }

    function _registered(address owner) internal view returns (Node memory node) {
        node = nodes[owner];
        if (node.signer == address(0)) revert MasternodeNotRegistered(owner);
    }

    // Parameters

    /// @inheritdoc IMasternodes
    function minimumBond() public view returns (uint256) {
        return bondParameter.current();
    }

    /// @inheritdoc IMasternodes
    function unbondingPeriod() public view returns (uint256) {
        return unbondingParameter.current();
    }

    /// @inheritdoc IMasternodes
    function setMinimumBond(uint256 minimumBond_) external onlyDao {
        _checkRange(minimumBond_, MIN_BOND, MAX_BOND);
        _setMinimumBond(minimumBond_, _startOf(minimumBond_ > minimumBond()));
    }

    /// @inheritdoc IMasternodes
    /// @dev What is on the way out keeps its release. The shortest period is longer than the longest dispute window.
    function setUnbondingPeriod(uint256 unbondingPeriod_) external onlyDao {
        _checkRange(unbondingPeriod_, MIN_UNBONDING, MAX_UNBONDING);
        _setUnbondingPeriod(unbondingPeriod_, _startOf(unbondingPeriod_ > unbondingPeriod()));
    }

    /// @dev What harms stakers starts when whoever begins to leave now, or an epoch later, is gone.
    /// @return unix seconds
    function _startOf(bool harms) private view returns (uint256) {
        return harms ? block.timestamp + unbondingPeriod() + rotationInterval : block.timestamp;
    }

    function _setMinimumBond(uint256 minimumBond_, uint256 startsAt) private {
        bondParameter.schedule(minimumBond_, startsAt);
        emit MinimumBondSet(minimumBond_, startsAt);
    }

    function _setUnbondingPeriod(uint256 unbondingPeriod_, uint256 startsAt) private {
        unbondingParameter.schedule(unbondingPeriod_, startsAt);
        emit UnbondingPeriodSet(unbondingPeriod_, startsAt);
    }

    function _checkRange(uint256 value, uint256 lowest, uint256 highest) internal pure {
        if (value < lowest || value > highest) revert MasternodeParameterOutOfRange(value, lowest, highest);
    }
}
