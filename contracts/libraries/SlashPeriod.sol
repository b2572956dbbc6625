// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";

import {BASIS_POINTS, SLASH_CAP, SLASH_PERIOD} from "../types/Constants.sol";

/// @title What one masternode may still lose before its period is over
library SlashPeriod {
    /// @param began unix seconds of the first slash in it
    /// @param base most SNM wei that the node had at a slash in it, earlier ones added
    /// @param slashed SNM wei since then
    struct State {
        uint40 began;
        uint96 base;
        uint96 slashed;
    }

    /// @notice Counts a slash.
    /// @param stake SNM wei that the node has, unbonding included
    /// @param wanted SNM wei
    /// @return amount SNM wei that the cap leaves of it
    function take(State storage state, uint256 stake, uint256 wanted) internal returns (uint256 amount) {
        State memory period = state;
        if (block.timestamp >= uint256(period.began) + SLASH_PERIOD) {
            // A stake is at most 96 bits.
            period = State({began: uint40(block.timestamp), base: uint96(stake), slashed: 0});
        }
        // What came since the first slash can lose its share too: else who is slashed for little could go on for nothing.
        // Both are at most what exists of the token.
        period.base = uint96(Math.max(period.base, stake + period.slashed));
        uint256 cap = (uint256(period.base) * SLASH_CAP) / BASIS_POINTS;
        amount = Math.min(wanted, cap - period.slashed);
        // At most the cap, which is below the base.
        period.slashed += uint96(amount);
        state.began = period.began;
        state.base = period.base;
        state.slashed = period.slashed;
    }
}
