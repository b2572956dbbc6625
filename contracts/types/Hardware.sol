// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {Architecture, Link} from "./Enums.sol";

/// @notice What the masternodes found in a machine. Zero means: not attested.
/// @param softwareVersion of the supplier's agent: major << 16 | minor << 8 | patch
/// @param cpuModel ASCII, cut at 31 bytes
struct Facts {
    Architecture architecture;
    Link link;
    uint16 physicalCores;
    uint16 logicalCores;
    uint32 clockMHz;
    uint64 memoryBytes;
    uint64 diskBytes;
    uint32 softwareVersion;
    bytes32 cpuModel;
}

/// @notice One graphics card.
/// @param model ASCII, cut at 31 bytes
/// @param commitment hash of the network and the card's unique id: the same card has the same one everywhere
struct Gpu {
    bytes32 model;
    uint64 memoryBytes;
    bytes32 commitment;
}

/// @notice A machine's leaf in the tree of a report, in full.
/// @param measuredAt unix seconds
/// @param benchmarks packed as in an order
struct MachineLeaf {
    address worker;
    uint40 measuredAt;
    Facts facts;
    Gpu[] gpus;
    uint256[] benchmarks;
}

/// @notice What a buyer brings to prove an ask's numbers against the slot that `Hardware` keeps.
/// @param factsHash hash of the ABI encoding of facts and cards
/// @param benchmarks attested values, packed as in an order; empty where the ask offers exactly the attested ones
struct AttestedHardware {
    bytes32 factsHash;
    uint256[] benchmarks;
}

/// @notice One slot a machine.
/// @param commitment first 26 bytes of the hash over facts hash and benchmarks hash
/// @param measuredAt unix seconds; 0 means never attested
/// @param validDays days after `measuredAt` at which the attestation ends
struct MachineSlot {
    bytes26 commitment;
    uint40 measuredAt;
    uint8 validDays;
}
