// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {SafeERC20} from "@openzeppelin/contracts/token/ERC20/utils/SafeERC20.sol";
import {SafeCast} from "@openzeppelin/contracts/utils/math/SafeCast.sol";

import {IRewards} from "../interfaces/IRewards.sol";
import {Drip} from "../libraries/Drip.sol";
import {Delegation} from "./Delegation.sol";

/// @title Rewards in the hands of the masternodes
abstract contract Rewards is Delegation {
    using Drip for Drip.State;
    using SafeCast for uint256;
    using SafeERC20 for IERC20;

    /// @dev Rewards become part of the stake over the unbonding period of the deployment divided by this.
    uint256 private constant DRIP_DIVISOR = 2;

    address private immutable deployer;
    /// @dev Seconds over which a reward becomes part of the stake.
    uint256 private immutable rewardPeriod;

    /// @inheritdoc IRewards
    address public duty;
    /// @dev In the slot of the above.
    uint96 private held;

    modifier onlyDuty() {
        if (msg.sender != duty) revert MasternodeDutyOnly(msg.sender);
        _;
    }

    constructor() {
        deployer = msg.sender;
        rewardPeriod = unbondingPeriod() / DRIP_DIVISOR;
    }

    /// @inheritdoc IRewards
    function connectDuty(address duty_) external {
        if (msg.sender != deployer) revert MasternodeDeployerOnly(msg.sender);
        if (duty != address(0)) revert MasternodeConnectedAlready(duty);
        duty = duty_;
        emit DutyConnected(duty_);
    }

    /// @inheritdoc IRewards
    function rewardsHeld() external view returns (uint256) {
        return held;
    }

    /// @inheritdoc IRewards
    function fundRewards(uint256 amount) external nonReentrant {
        held = (held + amount).toUint96();
        emit RewardsFunded(msg.sender, amount, held);

        token.safeTransferFrom(msg.sender, address(this), amount);
    }

    /// @inheritdoc IRewards
    function addRewards(address owner, uint256 amount) external onlyDuty {
        _spend(amount);
        Drip.State memory drip = drips[owner];
        drip.add(amount, rewardPeriod);
        drips[owner] = drip;
        emit RewardsAdded(owner, amount, uint256(drip.from) + drip.duration);
    }

    /// @inheritdoc IRewards
    function payRewards(address to, uint256 amount) external onlyDuty {
        _spend(amount);
        emit RewardsPaid(to, amount);

        token.safeTransfer(to, amount);
    }

    function _spend(uint256 amount) private {
        if (amount > held) revert MasternodeRewardsNotHeld(amount, held);
        held -= uint96(amount); // at most what is held
    }
}
