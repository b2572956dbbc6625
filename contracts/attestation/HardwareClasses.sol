// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {IHardwareClasses} from "../interfaces/IHardwareClasses.sol";
import {ClassPredicate} from "../libraries/ClassPredicate.sol";
import {CodeStore} from "../libraries/CodeStore.sol";
import {PackedClass} from "../libraries/PackedClass.sol";
import {
    BENCHMARK_LIMIT,
    MAX_BENCHMARK_WORDS,
    MAX_CLASS_GPUS,
    MAX_CLASS_MODELS,
    MAX_HARDWARE_CLASSES
} from "../types/Constants.sol";
import {Architecture, Link} from "../types/Enums.sol";
import {Facts, Gpu} from "../types/Hardware.sol";
import {HardwareClass} from "../types/HardwareClass.sol";

/// @title Named classes of machines
/// @notice Each class is kept as the code of a contract of its own: it can't change, and reading it costs one account.
contract HardwareClasses is IHardwareClasses {
    /// @notice Longest code, in bytes.
    uint256 public constant LONGEST_CODE = 32;
    /// @notice Longest label, in bytes. Neither may be empty.
    uint256 public constant LONGEST_LABEL = 64;

    /// @dev The top bit of each of the four values of a word.
    uint256 private constant TOO_LARGE = BENCHMARK_LIMIT * (1 + (1 << 64) + (1 << 128) + (1 << 192));

    /// @inheritdoc IHardwareClasses
    address public immutable dao;

    /// @inheritdoc IHardwareClasses
    uint256 public count;
    mapping(bytes32 codeHash => bool) private taken;

    /// @param initial classes with ids from 0 on
    constructor(address dao_, HardwareClass[] memory initial) {
        dao = dao_;
        for (uint256 i = 0; i < initial.length; ++i) {
            _add(initial[i]);
        }
    }

    // Asking

    /// @inheritdoc IHardwareClasses
    function qualifies(
        uint256 classId,
        Facts calldata facts,
        Gpu[] calldata gpus,
        uint256[] calldata benchmarks
    ) external view returns (uint256 failures, uint256 qualifyingGpus) {
        return ClassPredicate.check(_read(classId), facts, gpus, benchmarks);
    }

    /// @inheritdoc IHardwareClasses
    function hardwareClass(uint256 id) external view returns (HardwareClass memory) {
        return PackedClass.unpack(_read(id));
    }

    /// @return packed the class as `PackedClass` packs it
    function _read(uint256 id) private view returns (bytes memory packed) {
        packed = CodeStore.read(CodeStore.addressOf(address(this), id));
        if (packed.length == 0) revert ClassIdUnknown(id, count);
    }

    // Adding

    /// @inheritdoc IHardwareClasses
    function add(HardwareClass calldata definition) external returns (uint256 id) {
        if (msg.sender != dao) revert ClassDaoOnly(msg.sender);
        return _add(definition);
    }

    function _add(HardwareClass memory class) private returns (uint256 id) {
        id = count;
        if (id == MAX_HARDWARE_CLASSES) revert ClassListFull(id, MAX_HARDWARE_CLASSES);
        _checkText(class.code, LONGEST_CODE);
        _checkText(class.label, LONGEST_LABEL);
        bytes32 codeHash = keccak256(bytes(class.code));
        if (taken[codeHash]) revert ClassCodeTaken(class.code);
        _checkGpus(class);
        _checkBenchmarks(class.minBenchmarks);
        if (_demandsNothing(class)) revert ClassDemandsNothing(class.code);

        taken[codeHash] = true;
        count = id + 1;
        emit HardwareClassAdded(id, class);
        CodeStore.write(id, PackedClass.pack(class));
    }

    function _checkText(string memory text, uint256 longest) private pure {
        uint256 length = bytes(text).length;
        if (length == 0 || length > longest) revert ClassTextLength(text, longest);
    }

    function _checkGpus(HardwareClass memory class) private pure {
        uint256 least = class.minGpus;
        uint256 most = class.maxGpus;
        if (least > most || most > MAX_CLASS_GPUS || (least == 0 && most != 0)) {
            revert ClassGpuCountInvalid(least, most, MAX_CLASS_GPUS);
        }
        if (class.maxGpuMemoryBytes != 0 && class.minGpuMemoryBytes > class.maxGpuMemoryBytes) {
            revert ClassGpuMemoryInvalid(class.minGpuMemoryBytes, class.maxGpuMemoryBytes);
        }
        bytes32[] memory models = class.gpuModels;
        if (models.length > MAX_CLASS_MODELS) revert ClassModelsTooMany(models.length, MAX_CLASS_MODELS);
        bytes32 previous;
        for (uint256 i = 0; i < models.length; ++i) {
            if (models[i] <= previous) revert ClassModelsUnordered(previous, models[i]);
            previous = models[i];
        }
        bool aboutGpus = models.length != 0 || class.minGpuMemoryBytes != 0 || class.maxGpuMemoryBytes != 0;
        if (aboutGpus && least == 0) revert ClassGpusNotDemanded(class.code);
    }

    function _checkBenchmarks(uint256[] memory words) private pure {
        if (words.length > MAX_BENCHMARK_WORDS) revert ClassBenchmarksTooLong(words.length, MAX_BENCHMARK_WORDS);
        for (uint256 i = 0; i < words.length; ++i) {
            if (words[i] & TOO_LARGE != 0) revert ClassBenchmarkTooLarge(words[i]);
        }
    }

    function _demandsNothing(HardwareClass memory class) private pure returns (bool) {
        uint256 benchmarks;
        for (uint256 i = 0; i < class.minBenchmarks.length; ++i) {
            benchmarks |= class.minBenchmarks[i];
        }
        return
            class.architecture == Architecture.Unattested &&
            class.link == Link.Unattested &&
            class.minPhysicalCores == 0 &&
            class.minClockMHz == 0 &&
            class.minMemoryBytes == 0 &&
            class.minDiskBytes == 0 &&
            class.minGpus == 0 &&
            benchmarks == 0;
    }
}
