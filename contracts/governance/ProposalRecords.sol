// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {Governor} from "@openzeppelin/contracts/governance/Governor.sol";

import {ISonmGovernor} from "../interfaces/ISonmGovernor.sol";
import {CodeStore} from "../libraries/CodeStore.sol";
import {PackedCalls} from "../libraries/PackedCalls.sol";

/// @title Proposals, kept with their calls and with the code that these were meant for
abstract contract ProposalRecords is ISonmGovernor, Governor {
    /// @param store has the calls as its code, see `PackedCalls`
    /// @param number from 1
    struct Record {
        address store;
        uint48 number;
    }

    mapping(uint256 proposalId => Record) private records;

    /// @inheritdoc ISonmGovernor
    uint256 public proposalCount;

    /// @inheritdoc ISonmGovernor
    function queue(uint256 proposalId) external {
        (address[] memory targets, uint256[] memory values, bytes[] memory calldatas, bytes32 hash, ) = _read(
            proposalId
        );
        queue(targets, values, calldatas, hash);
    }

    /// @inheritdoc ISonmGovernor
    function execute(uint256 proposalId) external payable {
        (address[] memory targets, uint256[] memory values, bytes[] memory calldatas, bytes32 hash, ) = _read(
            proposalId
        );
        execute(targets, values, calldatas, hash);
    }

    /// @inheritdoc ISonmGovernor
    function cancel(uint256 proposalId) external {
        (address[] memory targets, uint256[] memory values, bytes[] memory calldatas, bytes32 hash, ) = _read(
            proposalId
        );
        cancel(targets, values, calldatas, hash);
    }

    /// @inheritdoc ISonmGovernor
    function proposalDetails(
        uint256 proposalId
    )
        external
        view
        returns (address[] memory targets, uint256[] memory values, bytes[] memory calldatas, bytes32 descriptionHash)
    {
        (targets, values, calldatas, descriptionHash, ) = _read(proposalId);
    }

    /// @inheritdoc ISonmGovernor
    function proposalNumber(uint256 proposalId) external view returns (uint256) {
        return records[proposalId].number;
    }

    function _propose(
        address[] memory targets,
        uint256[] memory values,
        bytes[] memory calldatas,
        string memory description,
        address proposer
    ) internal virtual override returns (uint256 proposalId) {
        proposalId = super._propose(targets, values, calldatas, description, proposer);
        bytes32 codeHash = _codeHashOf(targets);
        uint256 number = ++proposalCount;
        bytes memory packed = PackedCalls.pack(targets, values, calldatas, keccak256(bytes(description)), codeHash);
        records[proposalId] = Record(CodeStore.append(packed), uint48(number));
        emit ProposalRecorded(proposalId, number, codeHash);
    }

    /// @dev Reverts where a target's code is not what was voted on.
    function _checkCode(uint256 proposalId, address[] memory targets) internal view {
        (, , , , bytes32 pinned) = _read(proposalId);
        bytes32 found = _codeHashOf(targets);
        if (found != pinned) revert GovernorCodeChanged(proposalId, pinned, found);
    }

    /// @dev An account without code has a hash too: a contract that appears there later is another one.
    function _codeHashOf(address[] memory targets) private view returns (bytes32) {
        bytes32[] memory hashes = new bytes32[](targets.length);
        for (uint256 i; i < targets.length; ++i) hashes[i] = _emptyIfUnused(targets[i].codehash);
        return keccak256(abi.encodePacked(hashes));
    }

    /// @dev Whoever sends a wei to an account that nobody used must not spoil a proposal to pay it.
    function _emptyIfUnused(bytes32 codeHash) private pure returns (bytes32) {
        return codeHash == 0 ? keccak256("") : codeHash;
    }

    function _read(
        uint256 proposalId
    )
        internal
        view
        returns (
            address[] memory targets,
            uint256[] memory values,
            bytes[] memory calldatas,
            bytes32 descriptionHash,
            bytes32 codeHash
        )
    {
        address store = records[proposalId].store;
        if (store == address(0)) revert GovernorProposalUnknown(proposalId);
        return PackedCalls.unpack(CodeStore.read(store));
    }
}
