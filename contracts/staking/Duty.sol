// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {SafeERC20} from "@openzeppelin/contracts/token/ERC20/utils/SafeERC20.sol";
import {MerkleProof} from "@openzeppelin/contracts/utils/cryptography/MerkleProof.sol";
import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";
import {SafeCast} from "@openzeppelin/contracts/utils/math/SafeCast.sol";
import {ReentrancyGuardTransient} from "@openzeppelin/contracts/utils/ReentrancyGuardTransient.sol";
import {Checkpoints} from "@openzeppelin/contracts/utils/structs/Checkpoints.sol";
import {Time} from "@openzeppelin/contracts/utils/types/Time.sol";

import {IDuty} from "../interfaces/IDuty.sol";
import {IFeeSource} from "../interfaces/IFeeSource.sol";
import {IMasternodes} from "../interfaces/IMasternodes.sol";
import {IReports} from "../interfaces/IReports.sol";
import {ISubsidySource} from "../interfaces/ISubsidySource.sol";
import {BASIS_POINTS, COMMISSION_NOTICE, COMMISSION_STEP, LEAF_DUTY, MAX_COMMISSION} from "../types/Constants.sol";

/// @title What masternodes earn
contract Duty is IDuty, ReentrancyGuardTransient {
    using Checkpoints for Checkpoints.Trace208;
    using SafeCast for uint256;
    using SafeERC20 for IERC20;

    /// @param payout where the commission goes; 0 for the owner
    /// @param rate basis points before `startsAt`
    /// @param next basis points from then on
    /// @param lowest basis points; no commission since the last claim was below it
    /// @param startsAt unix seconds
    struct Terms {
        address payout;
        uint16 rate;
        uint16 next;
        uint16 lowest;
        uint40 startsAt;
    }

    /// @param earned SNM wei claimed since genesis
    /// @param asOf unix seconds until which
    /// @param owed SNM wei that wait for the payout
    /// @param steady basis points of the commission, plus one, once a claim found no other in force; 0 after an announcement.
    /// Most claims need not look at the terms for it
    struct Record {
        uint96 earned;
        uint40 asOf;
        uint96 owed;
        uint16 steady;
    }

    /// @dev What a claim is held against, in one slot.
    /// @param collected SNM wei that came since genesis
    /// @param claimed SNM wei of them
    /// @param collectedAt unix seconds at which some came last
    struct Totals {
        uint96 collected;
        uint96 claimed;
        uint40 collectedAt;
    }

    /// @notice SNM.
    IERC20 public immutable token;
    /// @inheritdoc IDuty
    IMasternodes public immutable masternodes;
    /// @inheritdoc IDuty
    IReports public immutable reports;
    address private immutable deployer;

    /// @inheritdoc IDuty
    IFeeSource public feeSource;
    /// @inheritdoc IDuty
    ISubsidySource public subsidySource;
    Totals private totals;
    /// @dev SNM wei that came until then.
    Checkpoints.Trace208 private collections;
    mapping(address owner => Record) private records;
    mapping(address owner => Terms) private terms;

    constructor(IERC20 token_, IMasternodes masternodes_, IReports reports_) {
        token = token_;
        masternodes = masternodes_;
        reports = reports_;
        deployer = msg.sender;
        // The masternodes take what is collected, and nothing else is ever here.
        token_.forceApprove(address(masternodes_), type(uint256).max);
    }

    // Where rewards come from

    /// @inheritdoc IDuty
    function connectSources(IFeeSource fees, ISubsidySource subsidy) external {
        if (msg.sender != deployer) revert DutyDeployerOnly(msg.sender);
        if (address(feeSource) != address(0)) revert DutyConnectedAlready();
        if (address(fees).code.length == 0) revert DutySourceMissing(address(fees));
        if (address(subsidy).code.length == 0) revert DutySourceMissing(address(subsidy));
        (feeSource, subsidySource) = (fees, subsidy);
        emit SourcesConnected(address(fees), address(subsidy));
    }

    /// @inheritdoc IDuty
    /// @dev Counts what came, and not what the sources say.
    function collectRewards() external nonReentrant returns (uint256 fees, uint256 subsidy) {
        _checkConnected();
        uint256 before = token.balanceOf(address(this));
        feeSource.collect();
        uint256 between = token.balanceOf(address(this));
        subsidySource.collectSubsidy();
        uint256 collected = token.balanceOf(address(this));
        (fees, subsidy) = (between - before, collected - between);
        if (collected == 0) return (0, 0);

        // What somebody sent here came as well.
        uint256 total = (totals.collected + collected).toUint96();
        (totals.collected, totals.collectedAt) = (uint96(total), uint40(block.timestamp));
        collections.push(Time.timestamp(), uint208(total));
        emit RewardsCollected(fees, subsidy, total);
        masternodes.fundRewards(collected);
    }

    /// @inheritdoc IDuty
    function collectedBy(uint256 at) public view returns (uint256 collected) {
        return collections.upperLookupRecent(at.toUint48());
    }

    /// @inheritdoc IDuty
    function runway() external view returns (uint256) {
        _checkConnected();
        return Math.saturatingSub(subsidySource.subsidyEnds(), block.timestamp);
    }

    function _checkConnected() private view {
        if (address(feeSource) == address(0)) revert DutyNotConnected();
    }

    // Claiming

    /// @inheritdoc IDuty
    function claimDuty(
        address owner,
        uint256 sequence,
        uint256 asOf,
        uint256 earned,
        bytes32[] calldata proof
    ) external returns (uint256 amount) {
        Record storage stored = records[owner];
        Record memory record = stored;
        if (asOf > block.timestamp) revert DutyInFuture(asOf, block.timestamp);
        if (asOf <= record.asOf) revert DutyNotNewer(owner, asOf, record.asOf);
        if (earned <= record.earned) revert DutyNothingEarned(owner, earned, record.earned);
        bytes32 root = reports.rootOf(sequence);
        bytes32 leaf = leafOf(owner, asOf, earned);
        if (!MerkleProof.verifyCalldata(proof, root, leaf)) revert DutyProofInvalid(owner, leaf, root);
        amount = earned - record.earned;
        _count(amount, asOf);

        (uint256 rate, uint16 steady) = _takeCommission(owner, asOf, record.steady);
        uint256 commission = (amount * rate) / BASIS_POINTS;
        stored.earned = earned.toUint96();
        stored.asOf = uint40(asOf); // not in the future
        stored.owed = (record.owed + commission).toUint96();
        if (steady != record.steady) stored.steady = steady;
        emit DutyClaimed(owner, sequence, asOf, earned, amount, commission);
        masternodes.addRewards(owner, amount - commission);
    }

    /// @dev Whatever reports say, no more is given than had come by then.
    function _count(uint256 amount, uint256 asOf) private {
        Totals memory all = totals;
        uint256 claimed = all.claimed + amount;
        // Most claims come later than what was collected last, and need not look for it.
        uint256 collected = asOf >= all.collectedAt ? all.collected : collectedBy(asOf);
        if (claimed > collected) revert DutyNotReleased(claimed, collected);
        totals.claimed = uint96(claimed); // at most what was collected
    }

    /// @inheritdoc IDuty
    function totalClaimed() external view returns (uint256) {
        return totals.claimed;
    }

    /// @inheritdoc IDuty
    /// @dev Hashed twice, and typed: neither an inner node of the tree nor a leaf of another kind can pass for one.
    function leafOf(address owner, uint256 asOf, uint256 earned) public pure returns (bytes32) {
        return keccak256(bytes.concat(keccak256(abi.encode(LEAF_DUTY, owner, asOf, earned))));
    }

    /// @inheritdoc IDuty
    function dutyOf(address owner) external view returns (uint256 earned, uint256 asOf, uint256 owed) {
        Record memory record = records[owner];
        return (record.earned, record.asOf, record.owed);
    }

    // Commission

    /// @inheritdoc IDuty
    function payCommission(address owner) external returns (uint256 amount) {
        amount = records[owner].owed;
        if (amount == 0) revert DutyNothingOwed(owner);
        address payout = payoutOf(owner);
        records[owner].owed = 0;
        emit CommissionPaid(owner, payout, amount);

        masternodes.payRewards(payout, amount);
    }

    /// @inheritdoc IDuty
    function payoutOf(address owner) public view returns (address) {
        address payout = terms[owner].payout;
        return payout == address(0) ? owner : payout;
    }

    /// @inheritdoc IDuty
    function changePayout(address payout) external {
        _checkRegistered();
        if (payout == address(0) || payout == address(masternodes)) revert DutyPayoutInvalid(payout);
        terms[msg.sender].payout = payout;
        emit PayoutChanged(msg.sender, payout);
    }

    /// @inheritdoc IDuty
    function startCommission(address owner, uint256 commission) external {
        if (msg.sender != address(masternodes)) revert DutyMasternodesOnly(msg.sender);
        _checkCommission(commission);
        Terms storage ofOwner = terms[owner];
        uint16 rate = uint16(commission); // at most MAX_COMMISSION
        (ofOwner.rate, ofOwner.next, ofOwner.lowest) = (rate, rate, rate);
        records[owner].steady = 0;
        emit CommissionAnnounced(owner, commission, block.timestamp);
    }

    /// @inheritdoc IDuty
    function announceCommission(uint256 commission) external {
        _checkRegistered();
        _checkCommission(commission);
        Terms memory ofOwner = terms[msg.sender];
        if (block.timestamp >= ofOwner.startsAt) ofOwner.rate = ofOwner.next;
        if (commission > ofOwner.rate + COMMISSION_STEP || commission + COMMISSION_STEP < ofOwner.rate) {
            revert DutyCommissionStep(ofOwner.rate, commission, COMMISSION_STEP);
        }
        if (ofOwner.rate < ofOwner.lowest) ofOwner.lowest = ofOwner.rate;
        ofOwner.next = uint16(commission); // at most MAX_COMMISSION
        ofOwner.startsAt = uint40(block.timestamp + COMMISSION_NOTICE);
        terms[msg.sender] = ofOwner;
        records[msg.sender].steady = 0;
        emit CommissionAnnounced(msg.sender, commission, ofOwner.startsAt);
    }

    function _checkRegistered() private view {
        if (masternodes.masternode(msg.sender).signer == address(0)) revert DutyNotRegistered(msg.sender);
    }

    function _checkCommission(uint256 commission) private pure {
        if (commission > MAX_COMMISSION) revert DutyCommissionTooHigh(commission, MAX_COMMISSION);
    }

    /// @dev The lowest commission since the last claim. Only a claim for time after all that is announced starts anew, so
    /// that a later claim can't pay a new commission for old time.
    /// @param steady of the owner's record
    /// @return rate basis points
    /// @return next what the record keeps
    function _takeCommission(address owner, uint256 asOf, uint16 steady) private returns (uint256 rate, uint16 next) {
        if (steady != 0) return (steady - 1, steady);
        Terms memory ofOwner = terms[owner];
        if (asOf < ofOwner.startsAt) return (Math.min(ofOwner.lowest, ofOwner.rate), 0);
        if (ofOwner.lowest != ofOwner.next) terms[owner].lowest = ofOwner.next;
        return (Math.min(ofOwner.lowest, ofOwner.next), ofOwner.next + 1);
    }

    /// @inheritdoc IDuty
    function commissionOf(address owner) external view returns (uint256 commission, uint256 next, uint256 startsAt) {
        Terms memory ofOwner = terms[owner];
        commission = block.timestamp < ofOwner.startsAt ? ofOwner.rate : ofOwner.next;
        return (commission, ofOwner.next, ofOwner.startsAt);
    }
}
