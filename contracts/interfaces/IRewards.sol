// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

/// @title Rewards in the hands of the masternodes
/// @notice The SNM that rewards are paid from lies here; who has earned it is told by `Duty`, which is connected once. It
/// can't give more than is held for rewards, and nothing of anybody's stake.
interface IRewards {
    error MasternodeDutyOnly(address caller);
    error MasternodeDeployerOnly(address caller);
    error MasternodeConnectedAlready(address duty);
    error MasternodeRewardsNotHeld(uint256 amount, uint256 held);

    /// @notice From now on rewards are given by this contract. Once, in the deployment.
    event DutyConnected(address indexed duty);
    /// @param held SNM wei for rewards afterwards
    event RewardsFunded(address indexed payer, uint256 amount, uint256 held);
    /// @param until unix seconds at which the last of all rewards on their way into the pool is part of its stake
    event RewardsAdded(address indexed owner, uint256 amount, uint256 until);
    /// @notice Of rewards.
    event RewardsPaid(address indexed to, uint256 amount);

    /// @notice Says which contract gives rewards. Once, by whoever deployed this, who has no other right: that contract is
    /// made later, since it names this one.
    function connectDuty(address duty) external;

    /// @notice Pays SNM in for rewards. Needs an allowance.
    function fundRewards(uint256 amount) external;

    /// @notice Gives a reward to whoever has stake in a masternode. It becomes part of the stake evenly over half of the
    /// first unbonding period, so that it can't be had by coming just before. `Duty` only.
    function addRewards(address owner, uint256 amount) external;

    /// @notice Pays a commission. `Duty` only.
    function payRewards(address to, uint256 amount) external;

    /// @return address of the contract that gives rewards; 0 before it is connected
    function duty() external view returns (address);

    /// @return SNM wei that are held for rewards and not given
    function rewardsHeld() external view returns (uint256);
}
