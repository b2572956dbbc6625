// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {Architecture, Link} from "./Enums.sol";

/// @notice What a machine must have to belong to a class. Zero, or an empty list, demands nothing.
/// @dev Cards that have a listed model and a memory within the range count for the class. At least `minGpus` must count;
/// the machine may have at most `maxGpus` cards of any kind.
/// @param code short unique name, such as `vram-8-11`
/// @param label for people
/// @param maxGpus 0 exactly where `minGpus` is
/// @param maxGpuMemoryBytes 0 means without an end
/// @param gpuModels strictly ascending, each as in `Gpu`
/// @param minBenchmarks packed as in an order
struct HardwareClass {
    string code;
    string label;
    Architecture architecture;
    Link link;
    uint16 minPhysicalCores;
    uint32 minClockMHz;
    uint64 minMemoryBytes;
    uint64 minDiskBytes;
    uint8 minGpus;
    uint8 maxGpus;
    uint64 minGpuMemoryBytes;
    uint64 maxGpuMemoryBytes;
    bytes32[] gpuModels;
    uint256[] minBenchmarks;
}
