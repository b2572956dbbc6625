// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {Architecture, Link} from "../types/Enums.sol";
import {HardwareClass} from "../types/HardwareClass.sol";

/// @title A hardware class in words
/// @notice What the predicate asks stands first, so that it is read without decoding the rest. Word 0, from the lowest bit:
/// architecture (8), link (8), cores (16), clock (32), memory (64), disk (64), least and most cards (8 each), number of
/// models (8), number of benchmark words (8). Word 1: least and most memory of a card (64 each). Then the models, the
/// benchmark words, and the ABI encoding of code and label.
library PackedClass {
    function pack(HardwareClass memory class) internal pure returns (bytes memory) {
        // The lengths are at most MAX_CLASS_MODELS and MAX_BENCHMARK_WORDS.
        uint256 facts =
            uint256(class.architecture) |
                (uint256(class.link) << 8) |
                (uint256(class.minPhysicalCores) << 16) |
                (uint256(class.minClockMHz) << 32) |
                (uint256(class.minMemoryBytes) << 64) |
                (uint256(class.minDiskBytes) << 128) |
                (uint256(class.minGpus) << 192) |
                (uint256(class.maxGpus) << 200) |
                (class.gpuModels.length << 208) |
                (class.minBenchmarks.length << 216);
        uint256 cards = class.minGpuMemoryBytes | (uint256(class.maxGpuMemoryBytes) << 64);
        return
            bytes.concat(
                abi.encodePacked(facts, cards, class.gpuModels, class.minBenchmarks),
                abi.encode(class.code, class.label)
            );
    }

    /// @param packed as `pack` makes it
    function unpack(bytes memory packed) internal pure returns (HardwareClass memory class) {
        uint256 facts = wordAt(packed, 0);
        uint256 cards = wordAt(packed, 1);
        class.architecture = Architecture(uint8(facts));
        class.link = Link(uint8(facts >> 8));
        class.minPhysicalCores = uint16(facts >> 16);
        class.minClockMHz = uint32(facts >> 32);
        class.minMemoryBytes = uint64(facts >> 64);
        class.minDiskBytes = uint64(facts >> 128);
        class.minGpus = uint8(facts >> 192);
        class.maxGpus = uint8(facts >> 200);
        class.minGpuMemoryBytes = uint64(cards);
        class.maxGpuMemoryBytes = uint64(cards >> 64);
        class.gpuModels = new bytes32[](uint8(facts >> 208));
        class.minBenchmarks = new uint256[](uint8(facts >> 216));
        uint256 next = 2;
        for (uint256 i = 0; i < class.gpuModels.length; ++i) class.gpuModels[i] = bytes32(wordAt(packed, next++));
        for (uint256 i = 0; i < class.minBenchmarks.length; ++i) class.minBenchmarks[i] = wordAt(packed, next++);
        (class.code, class.label) = abi.decode(_from(packed, 32 * next), (string, string));
    }

    /// @param index below the number of whole words: it is not checked
    function wordAt(bytes memory packed, uint256 index) internal pure returns (uint256 word) {
        assembly ("memory-safe") {
            word := mload(add(add(packed, 0x20), shl(5, index)))
        }
    }

    /// @dev The bytes from `start` on, which is not behind the end.
    function _from(bytes memory packed, uint256 start) private pure returns (bytes memory rest) {
        rest = new bytes(packed.length - start);
        // Both are that long: the one was just allocated, the other was written by `pack`.
        assembly ("memory-safe") {
            mcopy(add(rest, 0x20), add(add(packed, 0x20), start), mload(rest))
        }
    }
}
