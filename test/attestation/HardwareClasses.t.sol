// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {IHardwareClasses} from "../../contracts/interfaces/IHardwareClasses.sol";
import {Architecture, ClassRequirement, Link} from "../../contracts/types/Enums.sol";
import {Facts, Gpu} from "../../contracts/types/Hardware.sol";
import {HardwareClass} from "../../contracts/types/HardwareClass.sol";
import {TestBase} from "../helpers/TestBase.sol";

/// @title Hardware classes: what comes back is what was added, and `qualifies` is the plain predicate
contract HardwareClassesTest is TestBase {
    address private dao;
    IHardwareClasses private classes;

    function setUp() public {
        dao = makeAddr("dao");
        classes = IHardwareClasses(deploy("HardwareClasses", abi.encode(dao, new HardwareClass[](0))));
    }

    /// @dev Few values, so that machines stand on both sides of each threshold and on it.
    function small(uint256 seed, string memory name, uint256 end) private pure returns (uint256) {
        return uint256(keccak256(abi.encode(seed, name))) % end;
    }

    function word(uint256 seed, string memory name, uint256 end) private pure returns (uint256 packed) {
        for (uint256 lane = 0; lane < 4; ++lane) {
            packed |= (uint256(keccak256(abi.encode(seed, name, lane))) % end) << (64 * lane);
        }
    }

    function makeClass(uint256 seed) private pure returns (HardwareClass memory class) {
        class.code = "class";
        class.label = "A class";
        class.architecture = Architecture(small(seed, "architecture", 3));
        class.link = Link(small(seed, "link", 3));
        class.minPhysicalCores = uint16(small(seed, "cores", 3));
        class.minClockMHz = uint32(small(seed, "clock", 3));
        class.minMemoryBytes = uint64(small(seed, "memory", 3));
        class.minDiskBytes = uint64(small(seed, "disk", 3)) + 1; // never a class that demands nothing
        class.minGpus = uint8(small(seed, "minGpus", 4));
        if (class.minGpus != 0) {
            class.maxGpus = class.minGpus + uint8(small(seed, "maxGpus", 3));
            class.minGpuMemoryBytes = uint64(small(seed, "minGpuMemory", 4));
            uint64 range = uint64(small(seed, "maxGpuMemory", 4));
            if (range != 0) class.maxGpuMemoryBytes = class.minGpuMemoryBytes + range;
            class.gpuModels = new bytes32[](small(seed, "models", 4));
            for (uint256 i = 0; i < class.gpuModels.length; ++i) class.gpuModels[i] = bytes32(2 * i + 1);
        }
        class.minBenchmarks = new uint256[](small(seed, "words", 4));
        for (uint256 i = 0; i < class.minBenchmarks.length; ++i) class.minBenchmarks[i] = word(seed + i, "least", 3);
    }

    function makeFacts(uint256 seed) private pure returns (Facts memory facts) {
        facts.architecture = Architecture(small(seed, "its architecture", 3));
        facts.link = Link(small(seed, "its link", 3));
        facts.physicalCores = uint16(small(seed, "its cores", 4));
        facts.clockMHz = uint32(small(seed, "its clock", 4));
        facts.memoryBytes = uint64(small(seed, "its memory", 4));
        facts.diskBytes = uint64(small(seed, "its disk", 5));
    }

    function makeGpus(uint256 seed) private pure returns (Gpu[] memory gpus) {
        gpus = new Gpu[](small(seed, "its cards", 8));
        for (uint256 i = 0; i < gpus.length; ++i) {
            gpus[i].model = bytes32(small(seed + i, "its model", 7));
            gpus[i].memoryBytes = uint64(small(seed + i, "its card's memory", 8));
        }
    }

    function makeBenchmarks(uint256 seed) private pure returns (uint256[] memory words) {
        words = new uint256[](small(seed, "its words", 5));
        for (uint256 i = 0; i < words.length; ++i) words[i] = word(seed + i, "its value", 6);
    }

    /// @dev The benchmarks one by one, without packing.
    function reaches(uint256[] memory offer, uint256[] memory demand) private pure returns (bool) {
        for (uint256 id = 0; id < demand.length * 4; ++id) {
            uint256 offered = id / 4 < offer.length ? uint64(offer[id / 4] >> (64 * (id % 4))) : 0;
            if (offered < uint64(demand[id / 4] >> (64 * (id % 4)))) return false;
        }
        return true;
    }

    function isListed(HardwareClass memory class, bytes32 model) private pure returns (bool found) {
        found = class.gpuModels.length == 0;
        for (uint256 i = 0; i < class.gpuModels.length; ++i) found = found || class.gpuModels[i] == model;
    }

    function counts(HardwareClass memory class, Gpu memory gpu) private pure returns (bool) {
        bool notAbove = class.maxGpuMemoryBytes == 0 || gpu.memoryBytes <= class.maxGpuMemoryBytes;
        return isListed(class, gpu.model) && gpu.memoryBytes >= class.minGpuMemoryBytes && notAbove;
    }

    /// @dev The predicate as one would explain it: which bits, and how many cards.
    function predicate(
        HardwareClass memory class,
        Facts memory facts,
        Gpu[] memory gpus,
        uint256[] memory benchmarks
    ) private pure returns (bool[11] memory fails, uint256 qualifying) {
        fails[uint256(ClassRequirement.Architecture)] =
            class.architecture != Architecture.Unattested &&
            class.architecture != facts.architecture;
        fails[uint256(ClassRequirement.Link)] = class.link != Link.Unattested && class.link != facts.link;
        fails[uint256(ClassRequirement.PhysicalCores)] = facts.physicalCores < class.minPhysicalCores;
        fails[uint256(ClassRequirement.Clock)] = facts.clockMHz < class.minClockMHz;
        fails[uint256(ClassRequirement.Memory)] = facts.memoryBytes < class.minMemoryBytes;
        fails[uint256(ClassRequirement.Disk)] = facts.diskBytes < class.minDiskBytes;
        fails[uint256(ClassRequirement.Benchmarks)] = !reaches(benchmarks, class.minBenchmarks);
        if (class.minGpus == 0) return (fails, 0);
        bool tooMany = gpus.length > class.maxGpus;
        fails[uint256(ClassRequirement.GpusTooMany)] = tooMany;
        if (tooMany) return (fails, 0);
        uint256 ofModel;
        for (uint256 i = 0; i < gpus.length; ++i) {
            if (isListed(class, gpus[i].model)) ++ofModel;
            if (counts(class, gpus[i])) ++qualifying;
        }
        bool few = gpus.length < class.minGpus;
        fails[uint256(ClassRequirement.GpusTooFew)] = few;
        fails[uint256(ClassRequirement.GpuModel)] = !few && ofModel < class.minGpus;
        fails[uint256(ClassRequirement.GpuMemory)] = ofModel >= class.minGpus && qualifying < class.minGpus;
    }

    function addClass(HardwareClass memory class) private returns (uint256) {
        vm.prank(dao);
        return classes.add(class);
    }

    function testFuzz_qualifiesIsThePlainPredicate(uint256 seed, uint256 machine) public {
        HardwareClass memory class = makeClass(seed);
        uint256 id = addClass(class);
        // Several machines for each class: adding one costs more than asking.
        for (uint256 i = 0; i < 8; ++i) {
            uint256 one = uint256(keccak256(abi.encode(machine, i)));
            Facts memory facts = makeFacts(one);
            Gpu[] memory gpus = makeGpus(one);
            uint256[] memory benchmarks = makeBenchmarks(one);
            (uint256 failures, uint256 qualifying) = classes.qualifies(id, facts, gpus, benchmarks);
            (bool[11] memory fails, uint256 cards) = predicate(class, facts, gpus, benchmarks);
            uint256 mask;
            for (uint256 bit = 0; bit < fails.length; ++bit) mask |= fails[bit] ? 1 << bit : 0;
            assertEq(failures, mask, "failures");
            assertEq(qualifying, cards, "cards");
        }
    }

    /// @dev Also values that no order may carry, up to 2^64 - 1.
    function testFuzz_packedBenchmarksCompareOneByOne(uint256[3] memory offered, uint256[2] memory demanded) public {
        HardwareClass memory class = makeClass(1);
        class.minBenchmarks = new uint256[](2);
        for (uint256 i = 0; i < 2; ++i) class.minBenchmarks[i] = demanded[i] & ~_topBits();
        uint256 id = addClass(class);
        uint256[] memory words = new uint256[](3);
        for (uint256 i = 0; i < 3; ++i) {
            words[i] = offered[i];
            // so that now and then all is reached
            if (i < 2 && offered[2] % 2 == 0) words[i] |= class.minBenchmarks[i];
        }
        (uint256 failures, ) = classes.qualifies(id, makeFacts(1), makeGpus(1), words);
        bool fails = (failures >> uint256(ClassRequirement.Benchmarks)) & 1 == 1;
        assertEq(fails, !reaches(words, class.minBenchmarks), "benchmarks");
    }

    function testFuzz_aClassIsReadBackAsItWasAdded(uint256 seed, uint64 most, bytes32 first) public {
        HardwareClass memory class = makeClass(seed);
        if (class.minGpus != 0 && first != 0) {
            class.gpuModels = new bytes32[](1);
            class.gpuModels[0] = first;
            class.minGpuMemoryBytes = most / 2;
            class.maxGpuMemoryBytes = most;
        }
        uint256 id = addClass(class);
        assertEq(keccak256(abi.encode(classes.hardwareClass(id))), keccak256(abi.encode(class)), "class");
        assertEq(classes.count(), id + 1, "count");
    }

    function _topBits() private pure returns (uint256) {
        return 0x8000000000000000800000000000000080000000000000008000000000000000;
    }
}
