// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {MerkleProof} from "@openzeppelin/contracts/utils/cryptography/MerkleProof.sol";

import {IHardware} from "../interfaces/IHardware.sol";
import {IReports} from "../interfaces/IReports.sol";
import {
    LEAF_HARDWARE,
    MAX_ATTESTATION_DAYS,
    MAX_BENCHMARK_WORDS,
    MAX_MOVE_COOLDOWN_DAYS,
    MIN_ATTESTATION_DAYS,
    MIN_MOVE_COOLDOWN_DAYS
} from "../types/Constants.sol";
import {MachineLeaf, MachineSlot} from "../types/Hardware.sol";

/// @title Attested hardware
/// @notice Keeps one slot for each machine that was proved against a report.
contract Hardware is IHardware {
    /// @notice Whose roots the leaves are proved against.
    IReports public immutable reports;
    /// @inheritdoc IHardware
    address public immutable dao;

    uint8 private attestationDays;
    uint8 private cooldownDays;
    mapping(address worker => MachineSlot) private machines;

    /// @param validDays_ days for which an attestation is good
    /// @param moveCooldownDays_ days for which a master holds a card
    constructor(IReports reports_, address dao_, uint256 validDays_, uint256 moveCooldownDays_) {
        reports = reports_;
        dao = dao_;
        _setValidDays(validDays_);
        _setMoveCooldownDays(moveCooldownDays_);
    }

    // Attesting

    /// @inheritdoc IHardware
    function submit(MachineLeaf calldata machine_, uint256 sequence, bytes32[] calldata proof) external {
        uint256 words = machine_.benchmarks.length;
        if (words > MAX_BENCHMARK_WORDS) revert HardwareBenchmarksTooLong(words, MAX_BENCHMARK_WORDS);
        uint8 validFor = attestationDays;
        uint256 expiresAt = _checkTime(machine_.worker, machine_.measuredAt, validFor);
        bytes26 commitment = _checkProof(machine_, reports.rootOf(sequence), proof);

        machines[machine_.worker] = MachineSlot({
            commitment: commitment,
            measuredAt: machine_.measuredAt,
            validDays: validFor
        });
        _emitAttested(machine_, sequence, expiresAt);
    }

    /// @return expiresAt unix seconds; the attestation is good before it
    function _checkTime(address worker, uint256 measuredAt, uint256 validFor) private view returns (uint256 expiresAt) {
        if (measuredAt > block.timestamp) revert HardwareMeasuredInFuture(measuredAt, block.timestamp);
        uint256 stored = machines[worker].measuredAt;
        if (measuredAt <= stored) revert HardwareNotNewer(worker, measuredAt, stored);
        expiresAt = measuredAt + validFor * 1 days;
        if (expiresAt <= block.timestamp) revert HardwareAttestationEnded(worker, measuredAt, expiresAt);
    }

    /// @return what the machine's slot keeps of the leaf
    function _checkProof(
        MachineLeaf calldata machine_,
        bytes32 root,
        bytes32[] calldata proof
    ) private pure returns (bytes26) {
        bytes32 factsHash = factsHashOf(machine_);
        bytes32 benchmarksHash = _benchmarksHash(machine_);
        bytes32 leaf = _leaf(machine_, factsHash, benchmarksHash);
        if (!MerkleProof.verifyCalldata(proof, root, leaf)) revert HardwareProofInvalid(machine_.worker, leaf, root);
        return bytes26(keccak256(abi.encode(factsHash, benchmarksHash)));
    }

    function _emitAttested(MachineLeaf calldata machine_, uint256 sequence, uint256 expiresAt) private {
        emit HardwareAttested(
            machine_.worker,
            sequence,
            machine_.measuredAt,
            expiresAt,
            machine_.facts,
            machine_.gpus,
            machine_.benchmarks
        );
    }

    /// @inheritdoc IHardware
    function leafOf(MachineLeaf calldata machine_) external pure returns (bytes32) {
        return _leaf(machine_, factsHashOf(machine_), _benchmarksHash(machine_));
    }

    /// @inheritdoc IHardware
    function factsHashOf(MachineLeaf calldata machine_) public pure returns (bytes32) {
        return keccak256(abi.encode(machine_.facts, machine_.gpus));
    }

    function _benchmarksHash(MachineLeaf calldata machine_) private pure returns (bytes32) {
        return keccak256(abi.encodePacked(machine_.benchmarks));
    }

    /// @dev Hashed twice, and typed: neither an inner node of the tree nor a leaf of another kind can pass for a machine.
    function _leaf(
        MachineLeaf calldata machine_,
        bytes32 factsHash,
        bytes32 benchmarksHash
    ) private pure returns (bytes32) {
        bytes32 inner = keccak256(
            abi.encode(LEAF_HARDWARE, machine_.worker, uint256(machine_.measuredAt), factsHash, benchmarksHash)
        );
        return keccak256(bytes.concat(inner));
    }

    // Reading

    /// @inheritdoc IHardware
    function machine(address worker) external view returns (MachineSlot memory) {
        return machines[worker];
    }

    // Parameters

    /// @inheritdoc IHardware
    function validDays() external view returns (uint256) {
        return attestationDays;
    }

    /// @inheritdoc IHardware
    function setValidDays(uint256 validDays_) external {
        _checkDao();
        _setValidDays(validDays_);
    }

    function _setValidDays(uint256 validDays_) private {
        if (validDays_ < MIN_ATTESTATION_DAYS || validDays_ > MAX_ATTESTATION_DAYS) {
            revert HardwareValidityOutOfRange(validDays_, MIN_ATTESTATION_DAYS, MAX_ATTESTATION_DAYS);
        }
        attestationDays = uint8(validDays_); // at most MAX_ATTESTATION_DAYS
        emit ValidDaysSet(validDays_);
    }

    /// @inheritdoc IHardware
    function moveCooldownDays() external view returns (uint256) {
        return cooldownDays;
    }

    /// @inheritdoc IHardware
    function setMoveCooldownDays(uint256 cooldownDays_) external {
        _checkDao();
        _setMoveCooldownDays(cooldownDays_);
    }

    function _setMoveCooldownDays(uint256 cooldownDays_) private {
        if (cooldownDays_ < MIN_MOVE_COOLDOWN_DAYS || cooldownDays_ > MAX_MOVE_COOLDOWN_DAYS) {
            revert HardwareCooldownOutOfRange(cooldownDays_, MIN_MOVE_COOLDOWN_DAYS, MAX_MOVE_COOLDOWN_DAYS);
        }
        cooldownDays = uint8(cooldownDays_); // at most MAX_MOVE_COOLDOWN_DAYS
        emit MoveCooldownSet(cooldownDays_);
    }

    function _checkDao() private view {
        if (msg.sender != dao) revert HardwareDaoOnly(msg.sender);
    }
}
