// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {Facts, Gpu, MachineLeaf, MachineSlot} from "../types/Hardware.sol";

/// @title Attested hardware
/// @notice A machine's facts and benchmarks are a leaf of a report's tree; whoever gains by it proves it here.
interface IHardware {
    error HardwareProofInvalid(address worker, bytes32 leaf, bytes32 root);
    /// @notice A measurement of this time or a later one is stored.
    error HardwareNotNewer(address worker, uint256 measuredAt, uint256 stored);
    error HardwareAttestationEnded(address worker, uint256 measuredAt, uint256 expiresAt);
    error HardwareMeasuredInFuture(uint256 measuredAt, uint256 nowTime);
    error HardwareBenchmarksTooLong(uint256 words, uint256 maxWords);
    error HardwareDaoOnly(address caller);
    error HardwareValidityOutOfRange(uint256 validDays, uint256 lowest, uint256 highest);
    error HardwareCooldownOutOfRange(uint256 cooldownDays, uint256 lowest, uint256 highest);

    /// @param sequence of the report whose root held the leaf
    /// @param expiresAt unix seconds
    event HardwareAttested(
        address indexed worker,
        uint256 indexed sequence,
        uint256 measuredAt,
        uint256 expiresAt,
        Facts facts,
        Gpu[] gpus,
        uint256[] benchmarks
    );
    event ValidDaysSet(uint256 validDays);
    event MoveCooldownSet(uint256 cooldownDays);

    /// @notice Stores what the masternodes attested of a machine. Anybody may submit.
    /// @param sequence of a report among the last `REPORT_ROOTS`
    function submit(MachineLeaf calldata machine, uint256 sequence, bytes32[] calldata proof) external;

    /// @return the slot of the machine, all zero if it was never attested
    function machine(address worker) external view returns (MachineSlot memory);

    /// @return the leaf of a machine: double hash of its type, worker, time, facts hash and benchmarks hash
    function leafOf(MachineLeaf calldata machine_) external pure returns (bytes32);

    /// @return the hash that a buyer brings as `AttestedHardware.factsHash`
    function factsHashOf(MachineLeaf calldata machine_) external pure returns (bytes32);

    /// @return days for which an attestation submitted now is good
    function validDays() external view returns (uint256);

    /// @notice For attestations submitted from now on. DAO only.
    function setValidDays(uint256 validDays_) external;

    /// @return days for which masternodes attest a card of no other master than the one whose machine showed it last
    function moveCooldownDays() external view returns (uint256);

    /// @notice For reports from the next one on. DAO only.
    function setMoveCooldownDays(uint256 cooldownDays) external;

    function dao() external view returns (address);
}
