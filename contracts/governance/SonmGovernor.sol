// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {Governor} from "@openzeppelin/contracts/governance/Governor.sol";
import {GovernorCountingSimple} from "@openzeppelin/contracts/governance/extensions/GovernorCountingSimple.sol";
import {GovernorPreventLateQuorum} from "@openzeppelin/contracts/governance/extensions/GovernorPreventLateQuorum.sol";
import {GovernorSettings} from "@openzeppelin/contracts/governance/extensions/GovernorSettings.sol";
import {GovernorTimelockControl} from "@openzeppelin/contracts/governance/extensions/GovernorTimelockControl.sol";
import {TimelockController} from "@openzeppelin/contracts/governance/TimelockController.sol";

import {IVotingToken} from "../interfaces/IVotingToken.sol";
import {
    BASIS_POINTS,
    MAX_PROPOSAL_THRESHOLD_SHARE,
    MAX_VOTING_DELAY,
    MAX_VOTING_PERIOD,
    MIN_VOTING_DELAY,
    MIN_VOTING_PERIOD
} from "../types/Constants.sol";
import {Guardianship} from "./Guardianship.sol";
import {ProposalRecords} from "./ProposalRecords.sol";
import {VoteWeights} from "./VoteWeights.sol";

/// @title The vote of the DAO
/// @dev How long a decision waits is the treasury's business.
contract SonmGovernor is
    GovernorSettings,
    GovernorCountingSimple,
    GovernorPreventLateQuorum,
    GovernorTimelockControl,
    VoteWeights,
    Guardianship
{
    uint256 private immutable highestThreshold;

    /// @param token SNM
    /// @param votingDelay seconds between a proposal and its vote
    /// @param votingPeriod seconds
    /// @param lateExtension seconds that a vote goes on at least once the quorum is reached
    /// @param proposalThreshold votes
    /// @param guardian may cancel for the first year; the zero address for nobody
    struct Parameters {
        IVotingToken token;
        address dividends;
        address masternodes;
        TimelockController treasury;
        address guardian;
        uint48 votingDelay;
        uint32 votingPeriod;
        uint48 lateExtension;
        uint256 proposalThreshold;
    }

    constructor(
        Parameters memory parameters
    )
        Governor("SonmGovernor")
        GovernorSettings(parameters.votingDelay, parameters.votingPeriod, parameters.proposalThreshold)
        GovernorPreventLateQuorum(parameters.lateExtension)
        GovernorTimelockControl(parameters.treasury)
        VoteWeights(parameters.token, parameters.dividends, parameters.masternodes)
        Guardianship(parameters.guardian)
    {
        highestThreshold = (parameters.token.SUPPLY() * MAX_PROPOSAL_THRESHOLD_SHARE) / BASIS_POINTS;
    }

    // Settings

    /// @inheritdoc GovernorSettings
    function setVotingDelay(uint48 newVotingDelay) public override {
        _checkRange(newVotingDelay, MIN_VOTING_DELAY, MAX_VOTING_DELAY);
        super.setVotingDelay(newVotingDelay);
    }

    /// @inheritdoc GovernorSettings
    function setVotingPeriod(uint32 newVotingPeriod) public override {
        _checkRange(newVotingPeriod, MIN_VOTING_PERIOD, MAX_VOTING_PERIOD);
        super.setVotingPeriod(newVotingPeriod);
    }

    /// @inheritdoc GovernorSettings
    function setProposalThreshold(uint256 newProposalThreshold) public override {
        _checkRange(newProposalThreshold, 0, highestThreshold);
        super.setProposalThreshold(newProposalThreshold);
    }

    function _checkRange(uint256 value, uint256 lowest, uint256 highest) private pure {
        if (value < lowest || value > highest) revert GovernorSettingOutOfRange(value, lowest, highest);
    }

    // What the parts have in common

    /// @inheritdoc Governor
    function state(uint256 proposalId) public view override(Governor, GovernorTimelockControl) returns (ProposalState) {
        return super.state(proposalId);
    }

    /// @inheritdoc Governor
    function proposalDeadline(
        uint256 proposalId
    ) public view override(Governor, GovernorPreventLateQuorum) returns (uint256) {
        return super.proposalDeadline(proposalId);
    }

    /// @inheritdoc Governor
    function proposalThreshold() public view override(Governor, GovernorSettings) returns (uint256) {
        return super.proposalThreshold();
    }

    /// @inheritdoc Governor
    function proposalNeedsQueuing(
        uint256 proposalId
    ) public view override(Governor, GovernorTimelockControl) returns (bool) {
        return super.proposalNeedsQueuing(proposalId);
    }

    function _propose(
        address[] memory targets,
        uint256[] memory values,
        bytes[] memory calldatas,
        string memory description,
        address proposer
    ) internal override(Governor, ProposalRecords) returns (uint256) {
        return super._propose(targets, values, calldatas, description, proposer);
    }

    /// @dev The treasury may wait for longer than its least delay, and tells until when.
    function _queueOperations(
        uint256 proposalId,
        address[] memory targets,
        uint256[] memory values,
        bytes[] memory calldatas,
        bytes32 descriptionHash
    ) internal override(Governor, GovernorTimelockControl) returns (uint48) {
        super._queueOperations(proposalId, targets, values, calldatas, descriptionHash);
        bytes32 salt = bytes20(address(this)) ^ descriptionHash;
        bytes32 operation = keccak256(abi.encode(targets, values, calldatas, bytes32(0), salt));
        return uint48(TimelockController(payable(timelock())).getTimestamp(operation));
    }

    function _executeOperations(
        uint256 proposalId,
        address[] memory targets,
        uint256[] memory values,
        bytes[] memory calldatas,
        bytes32 descriptionHash
    ) internal override(Governor, GovernorTimelockControl) {
        _checkCode(proposalId, targets);
        super._executeOperations(proposalId, targets, values, calldatas, descriptionHash);
    }

    function _cancel(
        address[] memory targets,
        uint256[] memory values,
        bytes[] memory calldatas,
        bytes32 descriptionHash
    ) internal override(Governor, GovernorTimelockControl) returns (uint256) {
        return super._cancel(targets, values, calldatas, descriptionHash);
    }

    function _tallyUpdated(uint256 proposalId) internal override(Governor, GovernorPreventLateQuorum) {
        super._tallyUpdated(proposalId);
    }

    function _executor() internal view override(Governor, GovernorTimelockControl) returns (address) {
        return super._executor();
    }
}
