// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {TimelockController} from "@openzeppelin/contracts/governance/TimelockController.sol";
import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";
import {SafeCast} from "@openzeppelin/contracts/utils/math/SafeCast.sol";
import {Checkpoints} from "@openzeppelin/contracts/utils/structs/Checkpoints.sol";

import {IMarket} from "../interfaces/IMarket.sol";
import {IMasternodes} from "../interfaces/IMasternodes.sol";
import {ISlashing} from "../interfaces/ISlashing.sol";
import {ISonmGovernor} from "../interfaces/ISonmGovernor.sol";
import {ITreasury} from "../interfaces/ITreasury.sol";
import {
    BASIS_POINTS,
    FAST_SPENDING_PERIOD,
    FAST_SPENDING_SHARE,
    MAX_DELAY,
    MAX_PAUSE,
    MIN_FAST_DELAY,
    MIN_STANDARD_DELAY
} from "../types/Constants.sol";
import {Speed} from "../types/Governance.sol";
import {SpendingCalls} from "./SpendingCalls.sol";

/// @title The treasury: a timelock that holds the DAO's funds and sets every parameter
/// @dev The timelock's own least delay is that of fast decisions. Only the treasury itself changes its roles, by a slow decision.
contract Treasury is ITreasury, TimelockController, SpendingCalls {
    using Checkpoints for Checkpoints.Trace208;
    using SafeCast for uint256;

    /// @param standardDelay seconds
    /// @param spendingSince unix seconds at which the period of fast spending began
    /// @param spentFast SNM wei of this period
    /// @param unbondingSet seconds that decisions last set unbonding to, which may not be in force yet; 0 before the first
    struct Pace {
        uint32 standardDelay;
        uint40 spendingSince;
        uint128 spentFast;
        uint32 unbondingSet;
    }

    address private immutable deployer;

    /// @inheritdoc ITreasury
    address public governor;
    /// @inheritdoc ITreasury
    address public brake;
    /// @inheritdoc ITreasury
    address public token;
    /// @inheritdoc ITreasury
    address public market;
    /// @inheritdoc ITreasury
    address public masternodes;
    /// @inheritdoc ITreasury
    address public splitter;

    Pace private pace;
    /// @dev What is called there could harm stakers, or changes the rules of the DAO itself.
    mapping(address target => bool) private isSlow;
    Checkpoints.Trace208 private spending;

    /// @param fastDelay seconds that fast decisions wait
    /// @param standardDelay seconds that others wait, but slow ones
    constructor(
        uint256 fastDelay,
        uint256 standardDelay
    ) TimelockController(fastDelay, new address[](0), new address[](0), address(0)) {
        deployer = msg.sender;
        _setStandardDelay(standardDelay, fastDelay);
    }

    /// @inheritdoc ITreasury
    function complete(
        address governor_,
        address brake_,
        address market_,
        address masternodes_,
        address splitter_
    ) external {
        if (msg.sender != deployer) revert TreasuryDeployerOnly(msg.sender);
        if (governor != address(0)) revert TreasuryConnected(governor);
        _checkContract(governor_);
        _checkContract(brake_);
        _checkContract(market_);
        _checkContract(masternodes_);
        _checkContract(splitter_);
        (governor, brake, market, masternodes, splitter) = (governor_, brake_, market_, masternodes_, splitter_);
        token = ISonmGovernor(governor_).token();
        address[5] memory slow = [masternodes_, splitter_, governor_, brake_, address(this)];
        for (uint256 i; i < slow.length; ++i) isSlow[slow[i]] = true;
        _grantRole(PROPOSER_ROLE, governor_);
        _grantRole(CANCELLER_ROLE, governor_);
        _grantRole(EXECUTOR_ROLE, governor_);
        emit TreasuryCompleted(governor_, brake_);
    }

    function _checkContract(address account) private view {
        if (account.code.length == 0) revert TreasuryNoContract(account);
    }

    /// @inheritdoc ITreasury
    function brakeEntries() external {
        if (msg.sender != brake) revert TreasuryBrakeOnly(msg.sender);
        IMarket(market).pauseEntries(MAX_PAUSE);
    }

    // Waiting

    /// @inheritdoc ITreasury
    function speedOf(
        address[] calldata targets,
        uint256[] calldata,
        bytes[] calldata payloads
    ) external view returns (Speed speed) {
        (speed, ) = _speedOf(targets, payloads);
    }

    /// @inheritdoc ITreasury
    function delayOf(Speed speed) public view returns (uint256) {
        uint256 fast = getMinDelay();
        if (speed == Speed.Fast) return fast;
        Pace memory now_ = pace;
        if (speed == Speed.Standard) return now_.standardDelay;
        // Who hears of a decision may begin to leave when a longer period, set before, is in force.
        uint256 unbonding = Math.max(IMasternodes(masternodes).unbondingPeriod(), now_.unbondingSet);
        return Math.max(now_.standardDelay, unbonding + fast);
    }

    /// @notice Schedules a decision. It waits as long as what it does asks for, or longer.
    function scheduleBatch(
        address[] calldata targets,
        uint256[] calldata values,
        bytes[] calldata payloads,
        bytes32 predecessor,
        bytes32 salt,
        uint256 delay
    ) public override {
        (Speed speed, uint256 amount) = _speedOf(targets, payloads);
        if (speed == Speed.Fast && amount != 0) _spendFast(amount);
        super.scheduleBatch(targets, values, payloads, predecessor, salt, Math.max(delay, delayOf(speed)));
    }

    /// @notice Decisions are batches: this reverts.
    function schedule(address, uint256, bytes calldata, bytes32, bytes32, uint256) public pure override {
        revert TreasuryBatchesOnly();
    }

    /// @dev The slowest of its calls says how long a batch waits.
    /// @return speed of the batch
    /// @return amount SNM wei that its fast calls pay
    function _speedOf(
        address[] calldata targets,
        bytes[] calldata payloads
    ) private view returns (Speed speed, uint256 amount) {
        for (uint256 i; i < targets.length && i < payloads.length; ++i) {
            address target = targets[i];
            bytes calldata payload = payloads[i];
            if (target == token && _isPayment(payload)) amount += _amountOf(payload);
            else if (!isSlow[target]) speed = Speed.Standard;
            else if (target != masternodes || !_punishes(payload)) return (Speed.Slow, 0);
        }
        if (amount != 0 && amount > fastSpendingLeft()) speed = Speed.Standard;
    }

    /// @dev Must happen before whoever is punished has left, so it can't wait for longer than unbonding.
    function _punishes(bytes calldata payload) private pure returns (bool) {
        bytes4 selector = bytes4(payload);
        return selector == ISlashing.slash.selector || selector == ISlashing.jail.selector;
    }

    /// @inheritdoc ITreasury
    function fastSpendingLeft() public view returns (uint256) {
        Pace memory now_ = pace;
        uint256 limit = (IERC20(token).balanceOf(address(this)) * FAST_SPENDING_SHARE) / BASIS_POINTS;
        uint256 spent = block.timestamp < now_.spendingSince + FAST_SPENDING_PERIOD ? now_.spentFast : 0;
        return Math.saturatingSub(limit, spent);
    }

    function _spendFast(uint256 amount) private {
        Pace memory now_ = pace;
        if (block.timestamp >= now_.spendingSince + FAST_SPENDING_PERIOD) {
            (now_.spendingSince, now_.spentFast) = (uint40(block.timestamp), 0);
        }
        now_.spentFast += amount.toUint128();
        pace = now_;
        emit FastSpendingReserved(amount, now_.spentFast, now_.spendingSince);
    }

    /// @inheritdoc ITreasury
    function setStandardDelay(uint256 delay) external {
        if (msg.sender != address(this)) revert TimelockUnauthorizedCaller(msg.sender);
        _setStandardDelay(delay, MIN_STANDARD_DELAY);
    }

    /// @notice Sets for how long fast decisions wait. By a decision only.
    function updateDelay(uint256 newDelay) public override {
        if (newDelay < MIN_FAST_DELAY || newDelay > pace.standardDelay) {
            revert TreasuryDelayOutOfRange(newDelay, MIN_FAST_DELAY, pace.standardDelay);
        }
        super.updateDelay(newDelay);
    }

    function _setStandardDelay(uint256 delay, uint256 lowest) private {
        uint256 least = Math.max(lowest, getMinDelay());
        if (delay < least || delay > MAX_DELAY) revert TreasuryDelayOutOfRange(delay, least, MAX_DELAY);
        pace.standardDelay = uint32(delay);
        emit StandardDelaySet(delay);
    }

    // Spending

    /// @notice Executes a decision that is due, and counts the SNM that leave by it.
    function executeBatch(
        address[] calldata targets,
        uint256[] calldata values,
        bytes[] calldata payloads,
        bytes32 predecessor,
        bytes32 salt
    ) public payable override {
        super.executeBatch(targets, values, payloads, predecessor, salt);
        for (uint256 i; i < targets.length; ++i) {
            if (targets[i] != token || !_isApproval(payloads[i])) continue;
            address spender = _payeeOf(payloads[i]);
            uint256 left = IERC20(token).allowance(address(this), spender);
            if (left != 0) revert TreasuryAllowanceLeft(spender, left);
        }
    }

    /// @dev Whom it calls may execute another decision, which counts what it spends itself.
    function _execute(address target, uint256 value, bytes calldata data) internal override {
        address token_ = token;
        if (_givesVotes(data) || (target == token_ && _callsPayee(data))) revert TreasuryCallRefused(bytes4(data));
        uint256 before = IERC20(token_).balanceOf(address(this)) + spending.latest();
        super._execute(target, value, data);
        if (target == masternodes && bytes4(data) == IMasternodes.setUnbondingPeriod.selector) {
            pace.unbondingSet = uint32(uint256(bytes32(data[4:36]))); // masternodes took it, so it fits
        }
        uint256 counted = spending.latest();
        uint256 amount = Math.saturatingSub(before, IERC20(token_).balanceOf(address(this)) + counted);
        if (amount == 0) return;
        uint256 total = counted + amount;
        spending.push(uint48(block.timestamp), total.toUint208());
        emit TreasurySpent(amount, total);
    }

    /// @inheritdoc ITreasury
    function spentUntil(uint256 timepoint) external view returns (uint256) {
        if (timepoint >= block.timestamp) revert TreasuryTimepointNotPast(timepoint, block.timestamp);
        return spending.upperLookupRecent(uint48(timepoint));
    }

    /// @inheritdoc ITreasury
    function totalSpent() external view returns (uint256) {
        return spending.latest();
    }
}
