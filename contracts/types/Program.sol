// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {RewardMode} from "./Enums.sol";

/// @notice The terms of a reward program. They never change, but for a later end and room for more: another reward is another program.
/// A unit is a card that counts for the class, or the machine where the class demands no card.
/// @param classId in `HardwareClasses`
/// @param usdPerGpuDay USD with 18 decimals for a unit and 86,400 seconds
/// @param start unix seconds from which units earn
/// @param guaranteedUntil unix seconds until which the budget of a member is reserved
/// @param end unix seconds from which nothing is earned
/// @param minSoftwareVersion of the supplier's agent: major << 16 | minor << 8 | patch; 0 demands none
/// @param maxGpus most units that are members at one time
/// @param reserveMargin basis points of the reward at the rate of its admission that are reserved for a member; above
/// 10,000 the reward stays covered while SNM loses value
struct ProgramTerms {
    uint16 classId;
    RewardMode mode;
    uint96 usdPerGpuDay;
    uint40 start;
    uint40 guaranteedUntil;
    uint40 end;
    uint32 minSoftwareVersion;
    uint32 maxGpus;
    uint16 reserveMargin;
}

/// @notice Where a program stands.
/// @param budget SNM wei that it was given
/// @param left SNM wei of it that were not paid
/// @param reserved SNM wei of what is left that members have a promise of
/// @param gpus units that are members
/// @param admits whether new members are taken
/// @param closed whether what was left over has been given to the masternodes' subsidy
struct ProgramState {
    uint256 budget;
    uint256 left;
    uint256 reserved;
    uint256 gpus;
    bool admits;
    bool closed;
}

/// @notice A machine in a program.
/// @param gpus units that it earns for; 0 where it is no member
/// @param since unix seconds from which on it earns for so many
/// @param leftAt unix seconds at which it left; 0 while it is a member
/// @param allowance GPU-seconds that it can have earned before `since`, at most
/// @param claimed GPU-seconds that were paid
/// @param asOf unix seconds up to which they were
/// @param reserved SNM wei
struct Member {
    uint256 gpus;
    uint256 since;
    uint256 leftAt;
    uint256 allowance;
    uint256 claimed;
    uint256 asOf;
    uint256 reserved;
}

/// @notice What a machine has earned in a program, as a report attests it.
/// @param sequence final report whose tree holds the leaf
/// @param asOf unix seconds at which the report's epoch ended
/// @param gpuSeconds that were earned until then; never fewer in a later report
/// @param proof from the leaf keccak256(keccak256(abi.encode(LEAF_REWARD, programId, worker, asOf, gpuSeconds))) to the root
struct RewardClaim {
    uint256 programId;
    address worker;
    uint256 sequence;
    uint40 asOf;
    uint256 gpuSeconds;
    bytes32[] proof;
}
