// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {SafeERC20} from "@openzeppelin/contracts/token/ERC20/utils/SafeERC20.sol";
import {MerkleProof} from "@openzeppelin/contracts/utils/cryptography/MerkleProof.sol";
import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";
import {SafeCast} from "@openzeppelin/contracts/utils/math/SafeCast.sol";

import {IHardware} from "../interfaces/IHardware.sol";
import {IHardwareClasses} from "../interfaces/IHardwareClasses.sol";
import {IMarket} from "../interfaces/IMarket.sol";
import {IReleases} from "../interfaces/IReleases.sol";
import {IReports} from "../interfaces/IReports.sol";
import {IRewardPrograms} from "../interfaces/IRewardPrograms.sol";
import {ITeamPool} from "../interfaces/ITeamPool.sol";
import {RewardMath} from "../libraries/RewardMath.sol";
import {LEAF_REWARD, RESERVE_UNIT} from "../types/Constants.sol";
import {ProgramTerms, RewardClaim} from "../types/Program.sol";
import {Members} from "./Members.sol";
import {Programs} from "./Programs.sol";

/// @title Elevated rewards for suppliers
contract RewardPrograms is Members {
    using SafeCast for uint256;
    using SafeERC20 for IERC20;

    constructor(
        IERC20 token_,
        IReports reports_,
        IHardware hardware_,
        IHardwareClasses classes_,
        IMarket market_,
        ITeamPool teamPool_,
        address dao_,
        IReleases releases_
    ) Programs(token_, reports_, classes_, teamPool_, dao_) Members(hardware_, market_, releases_) {
        // The market takes what is claimed, and each claim says how much.
        token_.forceApprove(address(market_), type(uint256).max);
    }

    // Claims

    /// @inheritdoc IRewardPrograms
    function claim(RewardClaim calldata reward) external returns (uint256 amount) {
        address master = market.masterOf(reward.worker);
        amount = _claim(reward, master);
        market.depositFor(master, amount);
    }

    /// @inheritdoc IRewardPrograms
    function claimMany(RewardClaim[] calldata rewards) external returns (uint256 amount) {
        if (rewards.length == 0) revert RewardClaimsEmpty();
        address master = market.masterOf(rewards[0].worker);
        uint256 waiting = 0;
        for (uint256 i = 0; i < rewards.length; ++i) {
            address next = market.masterOf(rewards[i].worker);
            if (next != master) {
                market.depositFor(master, waiting);
                (master, waiting) = (next, 0);
            }
            uint256 paid = _claim(rewards[i], master);
            waiting += paid;
            amount += paid;
        }
        market.depositFor(master, waiting);
    }

    /// @dev Everything but the deposit.
    function _claim(RewardClaim calldata reward, address master) private returns (uint256 amount) {
        ProgramTerms storage terms_ = _terms(reward.programId);
        Purse memory purse = _notClosed(reward.programId);
        Account memory account = accounts[reward.programId][reward.worker];
        Tenure memory tenure = _checkClaim(reward, account, terms_);

        uint256 due;
        uint112 integral;
        (due, integral) = _due(terms_, account, reward.asOf, reward.gpuSeconds, reward.sequence);
        // Less than a wei waits for more.
        if (due == 0) {
            revert RewardNothingEarned(reward.programId, reward.worker, reward.gpuSeconds, account.claimed);
        }
        uint256 reserved = account.reserved;
        amount = Math.min(due, _free(purse) + reserved * RESERVE_UNIT);
        uint256 gpuSeconds = reward.gpuSeconds - account.claimed;
        if (amount < due) {
            // Nobody is paid for a part of a second: what these seconds come to, rounded down, is at most what is there.
            gpuSeconds = Math.mulDiv(gpuSeconds, amount, due);
            amount = Math.mulDiv(due, gpuSeconds, reward.gpuSeconds - account.claimed);
            if (amount == 0) revert RewardBudgetUsedUp(reward.programId, due);
        }
        account.claimed = uint32(account.claimed + gpuSeconds); // at most what is possible, which fits
        reserved = _reservedAfter(purse, account, tenure, terms_.guaranteedUntil, reward.asOf, amount, due);
        account.steady = 0;
        if (amount == due) {
            (account.asOf, account.integral) = (reward.asOf, integral);
            if (reward.asOf >= tenure.since) account.steady = tenure.gpus;
        }
        _book(purse, account, reserved);
        purse.left = uint96(purse.left - amount); // at most what is left
        (purses[reward.programId], accounts[reward.programId][reward.worker]) = (purse, account);
        _emitClaimed(reward, master, account, due, amount);
    }

    function _checkClaim(
        RewardClaim calldata reward,
        Account memory account,
        ProgramTerms storage terms_
    ) private view returns (Tenure memory tenure) {
        (uint256 programId, address worker) = (reward.programId, reward.worker);
        if (reward.asOf > block.timestamp) revert RewardInFuture(reward.asOf, block.timestamp);
        if (account.asOf == 0) revert RewardNotMember(programId, worker);
        if (reward.asOf <= account.asOf) revert RewardNotNewer(programId, worker, reward.asOf, account.asOf);
        if (reward.gpuSeconds <= account.claimed) {
            revert RewardNothingEarned(programId, worker, reward.gpuSeconds, account.claimed);
        }
        tenure = _tenureFor(reward, account, terms_);
        bytes32 root = reports.rootOf(reward.sequence);
        bytes32 leaf = leafOf(programId, worker, reward.asOf, reward.gpuSeconds);
        if (!MerkleProof.verifyCalldata(reward.proof, root, leaf)) revert RewardProofInvalid(worker, leaf, root);
    }

    /// @dev Reverts unless so many seconds were possible: in all, or since the claim before, which implies it.
    /// @return tenure as it is stored, or as far as a steady member's account tells it
    function _tenureFor(
        RewardClaim calldata reward,
        Account memory account,
        ProgramTerms storage terms_
    ) private view returns (Tenure memory tenure) {
        (tenure.gpus, tenure.since) = (account.steady, account.asOf);
        tenure.allowance = account.claimed;
        if (account.steady != 0 && reward.gpuSeconds <= _possible(terms_, tenure, reward.asOf)) return tenure;

        tenure = tenures[reward.programId][reward.worker];
        uint256 possible = _possible(terms_, tenure, reward.asOf);
        if (reward.gpuSeconds > possible) {
            revert RewardImpossible(reward.programId, reward.worker, reward.gpuSeconds, possible);
        }
    }

    /// @dev At the average rate since the last claim, or since the admission, and until the end at most. What is proved only
    /// after the end was claimed is paid at the rate in force.
    /// @return due SNM wei
    /// @return integral at `asOf`, or at the end
    function _due(
        ProgramTerms storage terms_,
        Account memory account,
        uint256 asOf,
        uint256 gpuSeconds,
        uint256 sequence
    ) private view returns (uint256 due, uint112 integral) {
        uint256 earned = gpuSeconds - account.claimed;
        uint256 until = Math.min(asOf, terms_.end);
        (uint256 from, uint256 known) = (account.asOf, account.integral);
        if (from >= until) {
            (, uint256 rate, ) = reports.rateAndIntegral();
            return (RewardMath.rewardFor(earned, terms_.usdPerGpuDay, rate, 1), account.integral);
        }
        uint256 cumulative = reports.cumulativeNear(until, from, known, sequence);
        due = RewardMath.rewardFor(earned, terms_.usdPerGpuDay, cumulative - known, until - from);
        integral = cumulative.toUint112();
    }

    /// @dev A claim takes from what is reserved for the member, and frees what its time is over for. Rounded up, as far as what
    /// is left covers it.
    /// @param until unix seconds at which the guarantee ends
    /// @param asOf unix seconds of the claim
    /// @return units of `RESERVE_UNIT`
    function _reservedAfter(
        Purse memory purse,
        Account memory account,
        Tenure memory tenure,
        uint256 until,
        uint256 asOf,
        uint256 amount,
        uint256 due
    ) private pure returns (uint256) {
        uint256 reserved = account.reserved;
        uint256 covered = (_free(purse) + reserved * RESERVE_UNIT - amount) / RESERVE_UNIT;
        uint256 rest = Math.ceilDiv(Math.saturatingSub(reserved * RESERVE_UNIT, amount), RESERVE_UNIT);
        if (amount == due) rest = Math.min(rest, _stillGuaranteed(account, tenure, until, asOf));
        return Math.min(rest, covered);
    }

    /// @dev Of a machine that has left, nothing is to come once its last time was claimed.
    function _stillGuaranteed(
        Account memory account,
        Tenure memory tenure,
        uint256 until,
        uint256 asOf
    ) private pure returns (uint256) {
        if (tenure.gpus == 0 && asOf >= tenure.leftAt) return 0;
        if (asOf < tenure.since) return account.reserved;
        return _stillAhead(account, tenure, asOf, until);
    }

    function _emitClaimed(
        RewardClaim calldata reward,
        address master,
        Account memory account,
        uint256 due,
        uint256 amount
    ) private {
        emit RewardClaimed(
            reward.programId,
            reward.worker,
            master,
            reward.sequence,
            account.claimed,
            account.asOf,
            due,
            amount,
            account.reserved * RESERVE_UNIT
        );
    }

    // Reading

    /// @inheritdoc IRewardPrograms
    function rewardOf(
        uint256 programId,
        address worker,
        uint256 asOf,
        uint256 gpuSeconds
    ) external view returns (uint256 due, uint256 payable_) {
        Account memory account = accounts[programId][worker];
        if (asOf <= account.asOf || gpuSeconds <= account.claimed) return (0, 0);
        (due, ) = _due(_terms(programId), account, asOf, gpuSeconds, 0);
        Purse memory purse = purses[programId];
        payable_ = purse.closed ? 0 : Math.min(due, _free(purse) + account.reserved * RESERVE_UNIT);
    }

    /// @inheritdoc IRewardPrograms
    /// @dev Hashed twice, and typed: neither an inner node of the tree nor a leaf of another kind can pass for one.
    function leafOf(uint256 programId, address worker, uint256 asOf, uint256 gpuSeconds) public pure returns (bytes32) {
        return keccak256(bytes.concat(keccak256(abi.encode(LEAF_REWARD, programId, worker, asOf, gpuSeconds))));
    }
}
