// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";

import {BASIS_POINTS, RESERVE_UNIT, REWARD_DAY, WAD} from "../types/Constants.sol";

/// @title What rewards come to in SNM
library RewardMath {
    /// @param gpuSeconds that are paid
    /// @param usdPerGpuDay USD with 18 decimals
    /// @param integral growth of the rate integral over `time`: SNM wei x seconds per USD
    /// @param time seconds, above zero
    /// @return SNM wei at the average rate of that time, rounded down
    function rewardFor(
        uint256 gpuSeconds,
        uint256 usdPerGpuDay,
        uint256 integral,
        uint256 time
    ) internal pure returns (uint256) {
        return Math.mulDiv(gpuSeconds * usdPerGpuDay, integral, time * REWARD_DAY * WAD);
    }

    /// @param gpuSeconds that are promised
    /// @param usdPerGpuDay USD with 18 decimals
    /// @param rate SNM wei per USD
    /// @param margin basis points of the reward at that rate
    /// @return units of `RESERVE_UNIT`, rounded up
    function reserveFor(
        uint256 gpuSeconds,
        uint256 usdPerGpuDay,
        uint256 rate,
        uint256 margin
    ) internal pure returns (uint256) {
        uint256 divisor = WAD * REWARD_DAY * BASIS_POINTS * RESERVE_UNIT;
        return Math.mulDiv(gpuSeconds * usdPerGpuDay, rate * margin, divisor, Math.Rounding.Ceil);
    }

    /// @notice The part of a reserve that is for the time still to come.
    /// @param from unix seconds from which on the reserve is
    /// @param now_ unix seconds, not before `from`
    /// @param until unix seconds up to which it is
    /// @return units, rounded up
    function stillFor(uint256 reserve, uint256 from, uint256 now_, uint256 until) internal pure returns (uint256) {
        if (now_ >= until) return 0;
        return Math.mulDiv(reserve, until - now_, until - from, Math.Rounding.Ceil);
    }
}
