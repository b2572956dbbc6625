// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {SafeCast} from "@openzeppelin/contracts/utils/math/SafeCast.sol";

/// @title A parameter whose next value is known before it is in force
library ScheduledValue {
    using SafeCast for uint256;

    /// @param value in force before `startsAt`
    /// @param next in force from then on
    /// @param startsAt unix seconds
    struct State {
        uint96 value;
        uint96 next;
        uint40 startsAt;
    }

    function current(State storage state) internal view returns (uint256) {
        State memory read = state;
        return block.timestamp < read.startsAt ? read.value : read.next;
    }

    /// @notice Replaces what was scheduled and is not in force yet.
    function schedule(State storage state, uint256 next, uint256 startsAt) internal {
        uint96 value = uint96(current(state));
        (state.value, state.next, state.startsAt) = (value, next.toUint96(), startsAt.toUint40());
    }
}
