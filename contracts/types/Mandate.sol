// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {RewardMode} from "./Enums.sol";

/// @notice What the controller may do for a hardware class, as the DAO decided it.
/// @param usdPerGpuDay reward of the programs that it opens, USD with 18 decimals
/// @param mode of these programs
/// @param minSoftwareVersion of these programs
/// @param maxGpus most units of one of them
/// @param guarantee seconds for which one of them lasts, all guaranteed
/// @param reserveMargin of these programs
/// @param band basis points of the target within which nothing is done
/// @param boost basis points of the class's fees that may be spent on it
/// @param dailyGrant SNM wei that may be spent on it each day, whatever its deals do
struct Mandate {
    uint96 usdPerGpuDay;
    RewardMode mode;
    uint32 minSoftwareVersion;
    uint32 maxGpus;
    uint32 guarantee;
    uint16 reserveMargin;
    uint16 band;
    uint16 boost;
    uint96 dailyGrant;
}

/// @notice What the controller did with a class.
/// None: supply was within the band, or nothing could be done. Opened: a program. Resumed, Suspended: the admission of the
/// program that it opened last.
enum Steering {
    None,
    Opened,
    Resumed,
    Suspended
}
