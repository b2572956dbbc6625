// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {SafeERC20} from "@openzeppelin/contracts/token/ERC20/utils/SafeERC20.sol";
import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";

import {ISubsidySource} from "../interfaces/ISubsidySource.sol";
import {ITeamPool} from "../interfaces/ITeamPool.sol";
import {SubsidySchedule} from "../libraries/SubsidySchedule.sol";
import {PROGRAMS_SUPPLY} from "../types/Constants.sol";

/// @title The team's tenth of the supply
contract TeamPool is ITeamPool {
    using SafeERC20 for IERC20;
    using SubsidySchedule for SubsidySchedule.State;

    /// @notice SNM.
    IERC20 public immutable token;
    /// @inheritdoc ITeamPool
    address public immutable dao;
    /// @inheritdoc ITeamPool
    uint256 public immutable subsidyStart;
    /// @dev May name the masternodes once, and nothing else.
    address private immutable deployer;

    /// @inheritdoc ITeamPool
    address public masternodes;
    /// @inheritdoc ITeamPool
    address public programs;
    /// @inheritdoc ITeamPool
    uint256 public programsLeft = PROGRAMS_SUPPLY;
    /// @inheritdoc ITeamPool
    uint256 public subsidySent;
    SubsidySchedule.State private schedule;

    modifier onlyDao() {
        if (msg.sender != dao) revert TeamPoolDaoOnly(msg.sender);
        _;
    }

    /// @dev The contract owes `TEAM_SUPPLY` from here on: it gets it in the same transaction.
    /// @param token_ SNM
    /// @param dao_ the treasury
    /// @param deployer_ names the masternodes
    constructor(IERC20 token_, address dao_, address deployer_) {
        _requireContract(dao_);
        token = token_;
        dao = dao_;
        deployer = deployer_;
        subsidyStart = block.timestamp;
        schedule.begin(block.timestamp);
        emit SubsidyStarted(block.timestamp, schedule.ends());
    }

    /// @inheritdoc ITeamPool
    function complete(address masternodes_) external {
        if (msg.sender != deployer) revert TeamPoolDeployerOnly(msg.sender);
        if (masternodes != address(0)) revert TeamPoolComplete(masternodes);
        _requireContract(masternodes_);
        masternodes = masternodes_;
        emit TeamPoolMasternodesSet(masternodes_);
    }

    // The subsidy

    /// @inheritdoc ISubsidySource
    function collectSubsidy() external returns (uint256 amount) {
        if (msg.sender != masternodes) revert TeamPoolMasternodesOnly(msg.sender);
        uint256 released = schedule.released(block.timestamp);
        amount = released - subsidySent;
        if (amount == 0) return 0;
        subsidySent = released;
        emit SubsidyCollected(msg.sender, amount, released);

        token.safeTransfer(msg.sender, amount);
    }

    /// @inheritdoc ITeamPool
    function extendSubsidy(uint256 amount) external {
        if (msg.sender != dao && msg.sender != programs) revert TeamPoolProgramsOnly(msg.sender);
        if (amount == 0) revert TeamPoolAmountZero();
        schedule.extend(amount);
        emit SubsidyExtended(msg.sender, amount, schedule.ends());

        token.safeTransferFrom(msg.sender, address(this), amount);
    }

    /// @inheritdoc ISubsidySource
    function subsidyReleased(uint256 at) external view returns (uint256) {
        return schedule.released(at);
    }

    /// @inheritdoc ISubsidySource
    function subsidyEnds() external view returns (uint256) {
        return schedule.ends();
    }

    /// @inheritdoc ITeamPool
    function subsidyTotal() external view returns (uint256) {
        return schedule.total();
    }

    /// @inheritdoc ITeamPool
    function runway() external view returns (uint256) {
        return Math.saturatingSub(schedule.ends(), block.timestamp);
    }

    // Reward programs

    /// @inheritdoc ITeamPool
    function setPrograms(address programs_) external onlyDao {
        if (programs != address(0)) revert TeamPoolProgramsSet(programs);
        _requireContract(programs_);
        programs = programs_;
        emit ProgramsSet(programs_);
    }

    /// @inheritdoc ITeamPool
    function fundPrograms(uint256 amount) external onlyDao {
        if (programs == address(0)) revert TeamPoolProgramsNotSet();
        if (amount == 0) revert TeamPoolAmountZero();
        uint256 left = programsLeft;
        if (amount > left) revert TeamPoolProgramsTooLow(left, amount);
        left -= amount;
        programsLeft = left;
        emit ProgramsFunded(programs, amount, left);

        token.safeTransfer(programs, amount);
    }

    function _requireContract(address account) private view {
        if (account.code.length == 0) revert TeamPoolNoContract(account);
    }
}
