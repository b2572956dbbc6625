// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {IHardware} from "../../contracts/interfaces/IHardware.sol";
import {Architecture, Link} from "../../contracts/types/Enums.sol";
import {Facts, Gpu, MachineLeaf, MachineSlot} from "../../contracts/types/Hardware.sol";
import {Report} from "../../contracts/types/Report.sol";
import {Attesters} from "../helpers/Attesters.sol";

/// @title Hardware: leaves, proofs, and the one slot of a machine
contract HardwareTest is Attesters {
    uint256 private constant VALID_DAYS = 30;

    IHardware private hardware;
    Node[] private set;
    uint256 private epoch;

    function setUp() public {
        deployAttesters();
        hardware = IHardware(deploy("Hardware", abi.encode(reports, dao, VALID_DAYS, 7)));
        set.push(join(MINIMUM_BOND));
        masternodes.rotate();
        skip(100 days);
        epoch = reports.currentEpoch() - 2;
    }

    function makeMachine(uint256 seed, address worker, uint256 measuredAt) private pure returns (MachineLeaf memory) {
        Gpu[] memory gpus = new Gpu[](uint8(seed) % 9);
        for (uint256 i = 0; i < gpus.length; ++i) {
            bytes32 random = keccak256(abi.encode("gpu", seed, i));
            gpus[i] = Gpu({model: random, memoryBytes: uint64(uint256(random)), commitment: ~random});
        }
        uint256[] memory benchmarks = new uint256[](uint8(seed >> 8) % 9);
        for (uint256 i = 0; i < benchmarks.length; ++i) {
            benchmarks[i] = uint256(keccak256(abi.encode("benchmarks", seed, i)));
        }
        Facts memory facts = Facts({
            architecture: Architecture((seed >> 16) % 3),
            link: Link((seed >> 24) % 3),
            physicalCores: uint16(seed >> 32),
            logicalCores: uint16(seed >> 48),
            clockMHz: uint32(seed >> 64),
            memoryBytes: uint64(seed >> 96),
            diskBytes: uint64(seed >> 160),
            softwareVersion: uint32(seed >> 224),
            cpuModel: keccak256(abi.encode("cpu", seed))
        });
        return
            MachineLeaf({
                worker: worker,
                measuredAt: uint40(measuredAt),
                facts: facts,
                gpus: gpus,
                benchmarks: benchmarks
            });
    }

    /// @dev The leaf as the interface describes it, with the type as a parameter.
    function leafWith(uint256 leafType, MachineLeaf memory machine) private pure returns (bytes32) {
        bytes32 factsHash = keccak256(abi.encode(machine.facts, machine.gpus));
        bytes32 benchmarksHash = keccak256(abi.encodePacked(machine.benchmarks));
        bytes32 inner = keccak256(
            abi.encode(leafType, machine.worker, uint256(machine.measuredAt), factsHash, benchmarksHash)
        );
        return keccak256(abi.encode(inner));
    }

    function pair(bytes32 left, bytes32 right) private pure returns (bytes32) {
        return left < right ? keccak256(abi.encode(left, right)) : keccak256(abi.encode(right, left));
    }

    /// @dev A tree of 2^levels leaves, all others random, and the way from this leaf to its root.
    function treeAround(
        bytes32 leaf,
        uint256 levels,
        uint256 seed
    ) private pure returns (bytes32 root, bytes32[] memory proof) {
        proof = new bytes32[](levels);
        root = leaf;
        for (uint256 i = 0; i < levels; ++i) {
            proof[i] = keccak256(abi.encode("sibling", seed, i));
            root = pair(root, proof[i]);
        }
    }

    function reportRoot(bytes32 root) private returns (uint256) {
        Report memory report = reportFor(++epoch);
        report.root = root;
        endEpoch(epoch);
        return reports.submit(report, 1, signAll(set, digestOf(report), 1));
    }

    /// @dev Reports a tree that holds the machine, and submits the machine.
    function attest(MachineLeaf memory machine, uint256 levels, uint256 seed) private {
        (bytes32 root, bytes32[] memory proof) = treeAround(leafWith(1, machine), levels, seed);
        uint256 sequence = reportRoot(root);
        hardware.submit(machine, sequence, proof);
    }

    function testFuzz_leafIsTheTypedDoubleHash(uint256 seed, address worker, uint40 measuredAt) public view {
        MachineLeaf memory machine = makeMachine(seed, worker, measuredAt);
        assertEq(hardware.leafOf(machine), leafWith(1, machine), "leaf");
        assertEq(hardware.factsHashOf(machine), keccak256(abi.encode(machine.facts, machine.gpus)), "facts hash");
    }

    function testFuzz_keepsTheSlotOfAProvedMachine(uint256 seed, address worker, uint256 levels) public {
        uint256 measuredAt = vm.getBlockTimestamp() - ((seed >> 200) % (VALID_DAYS * 1 days - EPOCH));
        MachineLeaf memory machine = makeMachine(seed, worker, measuredAt);
        attest(machine, bound(levels, 0, 17), seed);
        MachineSlot memory slot = hardware.machine(worker);
        bytes32 factsHash = keccak256(abi.encode(machine.facts, machine.gpus));
        bytes32 benchmarksHash = keccak256(abi.encodePacked(machine.benchmarks));
        assertEq(
            bytes32(slot.commitment),
            bytes32(bytes26(keccak256(abi.encode(factsHash, benchmarksHash)))),
            "commitment"
        );
        assertEq(slot.measuredAt, measuredAt, "measured at");
        assertEq(slot.validDays, VALID_DAYS, "days");
    }

    /// @dev Each change of one field makes another leaf.
    function testFuzz_changedMachinesAreNotProved(uint256 seed, uint256 change) public {
        address worker = makeAddr("worker");
        seed = ((seed >> 16) << 16) | 0x0203; // three cards, two words
        MachineLeaf memory machine = makeMachine(seed, worker, vm.getBlockTimestamp() - 1 hours);
        (bytes32 root, bytes32[] memory proof) = treeAround(leafWith(1, machine), 5, seed);
        uint256 sequence = reportRoot(root);
        change %= 8;
        if (change == 0) machine.worker = makeAddr("another worker");
        if (change == 1) ++machine.measuredAt;
        if (change == 2) machine.facts.cpuModel = ~machine.facts.cpuModel;
        if (change == 3) machine.gpus[0].commitment = ~machine.gpus[0].commitment;
        if (change == 4) machine.gpus = new Gpu[](0);
        if (change == 5) machine.benchmarks[0] ^= 1;
        if (change == 6) machine.benchmarks = new uint256[](0);
        if (change == 7) proof[seed % 5] ^= bytes32(uint256(1));
        bytes32 leaf = leafWith(1, machine);
        vm.expectRevert(abi.encodeWithSelector(IHardware.HardwareProofInvalid.selector, machine.worker, leaf, root));
        hardware.submit(machine, sequence, proof);
    }

    function test_pitfall_23_leavesOfAnotherTypeAreNotMachines() public {
        address worker = makeAddr("worker");
        MachineLeaf memory machine = makeMachine(99, worker, vm.getBlockTimestamp());
        bytes32[] memory none = new bytes32[](0);
        bytes32 leaf = leafWith(1, machine);
        bytes32[4] memory roots = [
            leafWith(2, machine),
            // no type
            keccak256(abi.encode(keccak256(abi.encode(machine.worker, uint256(machine.measuredAt))))),
            // hashed once
            keccak256(
                abi.encode(
                    uint256(1),
                    worker,
                    uint256(machine.measuredAt),
                    hardware.factsHashOf(machine),
                    keccak256(abi.encodePacked(machine.benchmarks))
                )
            ),
            // hashed three times: an inner node over the leaf
            keccak256(abi.encode(leaf))
        ];
        for (uint256 i = 0; i < roots.length; ++i) {
            uint256 sequence = reportRoot(roots[i]);
            vm.expectRevert(abi.encodeWithSelector(IHardware.HardwareProofInvalid.selector, worker, leaf, roots[i]));
            hardware.submit(machine, sequence, none);
        }
    }

    function test_pitfall_23_emptyShortAndLongProofsFail() public {
        address worker = makeAddr("worker");
        MachineLeaf memory machine = makeMachine(99, worker, vm.getBlockTimestamp());
        bytes32 leaf = leafWith(1, machine);
        (bytes32 root, bytes32[] memory proof) = treeAround(leaf, 4, 1);
        uint256 sequence = reportRoot(root);
        bytes memory problem = abi.encodeWithSelector(IHardware.HardwareProofInvalid.selector, worker, leaf, root);
        vm.expectRevert(problem);
        hardware.submit(machine, sequence, new bytes32[](0));

        bytes32[] memory short = new bytes32[](3);
        bytes32[] memory long = new bytes32[](5);
        for (uint256 i = 0; i < 4; ++i) {
            if (i < 3) short[i] = proof[i];
            long[i] = proof[i];
        }
        vm.expectRevert(problem);
        hardware.submit(machine, sequence, short);
        vm.expectRevert(problem);
        hardware.submit(machine, sequence, long);
        hardware.submit(machine, sequence, proof);
    }

    function testFuzz_pitfall_24_anOlderMeasurementNeverReplacesANewerOne(uint40[6] memory ages) public {
        address worker = makeAddr("worker");
        uint256 stored;
        for (uint256 i = 0; i < ages.length; ++i) {
            uint256 measuredAt = vm.getBlockTimestamp() - bound(ages[i], 0, 20 days);
            MachineLeaf memory machine = makeMachine(i, worker, measuredAt);
            (bytes32 root, bytes32[] memory proof) = treeAround(leafWith(1, machine), 3, i);
            uint256 sequence = reportRoot(root);
            if (measuredAt <= stored) {
                vm.expectRevert(
                    abi.encodeWithSelector(IHardware.HardwareNotNewer.selector, worker, measuredAt, stored)
                );
            }
            hardware.submit(machine, sequence, proof);
            if (measuredAt > stored) stored = measuredAt;
            assertEq(hardware.machine(worker).measuredAt, stored, "measured at");
        }
    }
}
