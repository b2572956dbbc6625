// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {ISonmGovernor} from "../interfaces/ISonmGovernor.sol";
import {GUARDIAN_TERM} from "../types/Constants.sol";
import {ProposalRecords} from "./ProposalRecords.sol";

/// @title Who may cancel in the first year, and nothing else
abstract contract Guardianship is ProposalRecords {
    /// @inheritdoc ISonmGovernor
    uint256 public immutable guardianTermEnd;
    /// @inheritdoc ISonmGovernor
    address public guardian;

    constructor(address guardian_) {
        guardianTermEnd = block.timestamp + GUARDIAN_TERM;
        _setGuardian(guardian_);
    }

    /// @inheritdoc ISonmGovernor
    function veto(uint256 proposalId, string calldata reason) external {
        if (msg.sender != guardian) revert GovernorGuardianOnly(msg.sender);
        if (block.timestamp >= guardianTermEnd) revert GovernorGuardianTermOver(guardianTermEnd);
        (address[] memory targets, uint256[] memory values, bytes[] memory calldatas, bytes32 hash, ) = _read(
            proposalId
        );
        _cancel(targets, values, calldatas, hash);
        emit ProposalVetoed(proposalId, msg.sender, reason);
    }

    /// @inheritdoc ISonmGovernor
    function setGuardian(address guardian_) external onlyGovernance {
        _setGuardian(guardian_);
    }

    function _setGuardian(address guardian_) private {
        guardian = guardian_;
        emit GuardianSet(guardian_);
    }
}
