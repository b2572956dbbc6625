// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {Facts, Gpu} from "../types/Hardware.sol";
import {HardwareClass} from "../types/HardwareClass.sol";

/// @title Named classes of machines
/// @notice A class is a predicate over what the masternodes attested of a machine. Whatever pays or counts by class
/// names it by its id.
interface IHardwareClasses {
    error ClassDaoOnly(address caller);
    error ClassListFull(uint256 count, uint256 most);
    error ClassCodeTaken(string code);
    error ClassTextLength(string text, uint256 longest);
    error ClassIdUnknown(uint256 id, uint256 count);
    /// @notice Every machine would belong to it, also one of which nothing is attested.
    error ClassDemandsNothing(string code);
    error ClassModelsTooMany(uint256 count, uint256 most);
    /// @notice Models must ascend strictly, from above zero: none is empty, none stands twice.
    error ClassModelsUnordered(bytes32 previous, bytes32 next);
    error ClassGpuCountInvalid(uint256 minGpus, uint256 maxGpus, uint256 most);
    error ClassGpuMemoryInvalid(uint256 minBytes, uint256 maxBytes);
    /// @notice It says something about cards, and demands none.
    error ClassGpusNotDemanded(string code);
    error ClassBenchmarksTooLong(uint256 words, uint256 maxWords);
    /// @notice A value in this word is 2^63 or more.
    error ClassBenchmarkTooLarge(uint256 word);

    event HardwareClassAdded(uint256 indexed id, HardwareClass definition);

    /// @notice Adds a class under the next id, from 0 on. It never changes afterwards. DAO only.
    function add(HardwareClass calldata definition) external returns (uint256 id);

    /// @notice Whether a machine belongs to a class. Anything may be asked: that the values are attested is for the caller
    /// to check, against the commitment that `Hardware` keeps.
    /// @param benchmarks packed as in an order
    /// @dev Warning: cards may count although the machine fails. Use `qualifyingGpus` only where `failures` is 0.
    /// @return failures one bit for each `ClassRequirement` that fails; 0 means that the machine qualifies
    /// @return qualifyingGpus cards that count for the class; 0 where it demands none
    function qualifies(
        uint256 classId,
        Facts calldata facts,
        Gpu[] calldata gpus,
        uint256[] calldata benchmarks
    ) external view returns (uint256 failures, uint256 qualifyingGpus);

    function hardwareClass(uint256 id) external view returns (HardwareClass memory);

    function count() external view returns (uint256);

    function dao() external view returns (address);
}
