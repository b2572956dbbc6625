// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {ClassRequirement} from "../types/Enums.sol";
import {Facts, Gpu} from "../types/Hardware.sol";
import {PackedClass} from "./PackedClass.sol";

/// @title Whether a machine belongs to a hardware class
/// @notice Zero is "not attested", and below every demand.
/// @dev Reads a class as `PackedClass` packs it: decoding it first would cost half as much again as the whole check.
/// `HardwareClasses.t.sol` holds it to the plain predicate.
library ClassPredicate {
    /// @dev The top bit of each of the four lanes of packed benchmarks.
    uint256 private constant TOP_BITS = 0x8000000000000000800000000000000080000000000000008000000000000000;
    /// @dev The word of a class at which its models begin.
    uint256 private constant MODELS = 2;

    /// @param class as `PackedClass` packs it
    /// @return failures one bit for each `ClassRequirement` that fails
    /// @return qualifyingGpus cards that count for the class
    function check(
        bytes memory class,
        Facts calldata facts,
        Gpu[] calldata gpus,
        uint256[] calldata benchmarks
    ) internal pure returns (uint256 failures, uint256 qualifyingGpus) {
        uint256 demands = PackedClass.wordAt(class, 0);
        (failures, qualifyingGpus) = _checkGpus(class, demands, gpus);
        failures |=
            _bit(_differs(uint256(facts.architecture), uint8(demands)), ClassRequirement.Architecture) |
            _bit(_differs(uint256(facts.link), uint8(demands >> 8)), ClassRequirement.Link) |
            _bit(facts.physicalCores < uint16(demands >> 16), ClassRequirement.PhysicalCores) |
            _bit(facts.clockMHz < uint32(demands >> 32), ClassRequirement.Clock) |
            _bit(facts.memoryBytes < uint64(demands >> 64), ClassRequirement.Memory) |
            _bit(facts.diskBytes < uint64(demands >> 128), ClassRequirement.Disk) |
            _bit(!_covers(class, demands, benchmarks), ClassRequirement.Benchmarks);
    }

    function _bit(bool fails, ClassRequirement requirement) private pure returns (uint256) {
        return fails ? 1 << uint256(requirement) : 0;
    }

    /// @param wanted 0 takes everything
    function _differs(uint256 value, uint256 wanted) private pure returns (bool) {
        return wanted != 0 && value != wanted;
    }

    /// @dev More cards than the class allows are not looked at: that bounds the loop.
    function _checkGpus(
        bytes memory class,
        uint256 demands,
        Gpu[] calldata gpus
    ) private pure returns (uint256, uint256) {
        uint256 least = uint8(demands >> 192);
        if (least == 0) return (0, 0);
        if (gpus.length > uint8(demands >> 200)) return (_bit(true, ClassRequirement.GpusTooMany), 0);

        (uint256 ofModel, uint256 qualifying) = _countGpus(class, uint8(demands >> 208), gpus);
        if (gpus.length < least) return (_bit(true, ClassRequirement.GpusTooFew), qualifying);
        if (ofModel < least) return (_bit(true, ClassRequirement.GpuModel), qualifying);
        return (_bit(qualifying < least, ClassRequirement.GpuMemory), qualifying);
    }

    /// @return ofModel cards of a listed model
    /// @return qualifying those of them whose memory is within the range
    function _countGpus(
        bytes memory class,
        uint256 models,
        Gpu[] calldata gpus
    ) private pure returns (uint256 ofModel, uint256 qualifying) {
        uint256 range = PackedClass.wordAt(class, 1);
        uint256 least = uint64(range);
        uint256 most = range >> 64;
        if (most == 0) most = type(uint64).max;
        // Most rigs have cards of one model: what was found once is not looked for again. Zero is never listed.
        bytes32 found;
        // At most MAX_CLASS_GPUS cards.
        unchecked {
            for (uint256 i = 0; i < gpus.length; ++i) {
                Gpu calldata gpu = gpus[i];
                bytes32 model = gpu.model;
                if (models != 0 && (model != found || model == 0)) {
                    if (!_isListed(class, models, model)) continue;
                    found = model;
                }
                ++ofModel;
                if (gpu.memoryBytes >= least && gpu.memoryBytes <= most) ++qualifying;
            }
        }
    }

    function _isListed(bytes memory class, uint256 models, bytes32 model) private pure returns (bool) {
        // At most MAX_CLASS_MODELS models.
        unchecked {
            for (uint256 i = MODELS; i < MODELS + models; ++i) {
                if (bytes32(PackedClass.wordAt(class, i)) == model) return true;
            }
        }
        return false;
    }

    /// @notice Whether every benchmark is at least what the class demands. Missing words are zero.
    /// @dev Demanded values are below 2^63. In each lane offer + 2^63 - demand keeps the top bit exactly if offer >=
    /// demand, and never borrows from the next lane; an offer of 2^63 or more has the top bit itself.
    function _covers(bytes memory class, uint256 demands, uint256[] calldata offer) private pure returns (bool) {
        uint256 kept = TOP_BITS;
        // At most MAX_BENCHMARK_WORDS words, and no lane of a demand is above the top bit that stands in the same lane.
        unchecked {
            uint256 first = MODELS + uint8(demands >> 208);
            uint256 words = uint8(demands >> 216);
            for (uint256 i = 0; i < words; ++i) {
                uint256 demand = PackedClass.wordAt(class, first + i);
                uint256 offered = i < offer.length ? offer[i] : 0;
                kept &= ((offered | TOP_BITS) - demand) | offered;
            }
        }
        return kept & TOP_BITS == TOP_BITS;
    }
}
