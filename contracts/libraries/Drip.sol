// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {SafeCast} from "@openzeppelin/contracts/utils/math/SafeCast.sol";

/// @title An amount that becomes due evenly over time
/// @notice In one slot.
library Drip {
    using SafeCast for uint256;

    /// @param amount SNM wei that were not due at `from`
    /// @param ready SNM wei that were due before, and are not taken yet
    /// @param from unix seconds
    /// @param duration seconds after `from` at which all are due
    struct State {
        uint96 amount;
        uint96 ready;
        uint40 from;
        uint24 duration;
    }

    /// @return SNM wei that are due now and not taken, rounded down
    function due(State memory drip) internal view returns (uint256) {
        uint256 passed = block.timestamp - drip.from;
        if (passed >= drip.duration) return uint256(drip.ready) + drip.amount;
        return drip.ready + (drip.amount * passed) / drip.duration;
    }

    /// @notice Takes what is due now. Nothing changes by it for the rest.
    /// @return amount SNM wei
    function take(State memory drip) internal view returns (uint256 amount) {
        _refresh(drip);
        amount = drip.ready;
        drip.ready = 0;
    }

    /// @notice Adds an amount. All that is not due ends at one time then: the mean of both, by amount, so that somebody
    /// who adds little can't hold much back.
    /// @param duration seconds that the addition would take alone
    function add(State memory drip, uint256 amount, uint256 duration) internal view {
        _refresh(drip);
        uint256 total = drip.amount + amount;
        if (total != 0) duration = (drip.amount * uint256(drip.duration) + amount * duration) / total;
        drip.amount = total.toUint96();
        drip.duration = duration.toUint24();
    }

    function _refresh(State memory drip) private view {
        uint256 nowReady = due(drip);
        uint256 passed = block.timestamp - drip.from;
        drip.amount = (uint256(drip.ready) + drip.amount - nowReady).toUint96();
        drip.ready = nowReady.toUint96();
        drip.duration = passed >= drip.duration ? 0 : uint24(drip.duration - passed); // less than before
        drip.from = uint40(block.timestamp);
    }
}
