// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {RewardMode} from "./Enums.sol";

/// @notice What the controller may do for a hardware class, as the DAO decided it.
/// @param usdPerGpuDay reward of the programs that it opens, USD with 18 decimals
/// @param mode of these programs
/// @param minSoftwareVersion of these programs
/// @param maxGpus most units of one of them
/// @param step units that there is room for at least where supply is short: those of the largest machine that shall fit
/// @param guarantee seconds for which one of them lasts, all guaranteed; it takes members in the first half
/// @param reserveMargin of these programs
/// @param band basis points of the target within which nothing is done
/// @param boost basis points of the class's fees that may be spent on it
/// @param dailyGrant SNM wei that may be spent on it each day, whatever its deals do
/// @param feePerGpuDay USD of fees with 18 decimals that a unit of demand pays a day: deals that pay less count for less
struct Mandate {
    uint96 usdPerGpuDay;
    RewardMode mode;
    uint32 minSoftwareVersion;
    uint32 maxGpus;
    uint16 step;
    uint32 guarantee;
    uint16 reserveMargin;
    uint16 band;
    uint16 boost;
    uint96 dailyGrant;
    uint96 feePerGpuDay;
}

/// @notice What the controller does with a class.
/// None: supply is within the band, or nothing can be done. Opened: a program, and the one before takes no members any more.
/// Enlarged: the program that it opened last, which takes members again if it did not. Resumed, Suspended: the admission of that one.
enum Steering {
    None,
    Opened,
    Enlarged,
    Resumed,
    Suspended
}

/// @notice What the controller would do with a class now, and why.
/// @param supply units attested and online on average, three decimals
/// @param demand units in deals on average, three decimals, as far as their fees count
/// @param programId that was opened last
/// @param gpus units that a program is opened for or enlarged by
/// @param budget SNM wei that it is given
struct SteeringPlan {
    Steering steering;
    uint256 supply;
    uint256 demand;
    uint256 programId;
    uint256 gpus;
    uint256 budget;
}
