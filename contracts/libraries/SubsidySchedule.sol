// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";
import {SafeCast} from "@openzeppelin/contracts/utils/math/SafeCast.sol";

import {SUBSIDY_SUPPLY, SUBSIDY_YEAR} from "../types/Constants.sol";

/// @title When the masternodes' subsidy is released
/// @notice Four years of 40, 30, 20 and 10 percent; then whatever was added, at the rate of the fourth year. What is added
/// while the subsidy runs moves its end. What is added later runs from then on, as a stretch of its own, so that no answer
/// about the past ever changes.
library SubsidySchedule {
    using SafeCast for uint256;

    /// @notice What was added, and runs without a gap.
    /// @param from unix seconds
    /// @param before SNM wei released until then
    /// @param length SNM wei that it releases
    struct Stretch {
        uint48 from;
        uint104 before;
        uint104 length;
    }

    /// @param start unix seconds
    /// @param stretches in their order; the first one begins when the four years are over
    struct State {
        uint256 start;
        Stretch[] stretches;
    }

    uint256 private constant YEARS = 4;
    /// @dev Of the subsidy: a year releases as many as it and the years after it are, which is ten in four years.
    uint256 private constant TENTH = SUBSIDY_SUPPLY / 10;

    function begin(State storage self, uint256 start) internal {
        self.start = start;
        uint256 from = start + YEARS * SUBSIDY_YEAR;
        self.stretches.push(Stretch({from: from.toUint48(), before: uint104(SUBSIDY_SUPPLY), length: 0}));
    }

    /// @param amount SNM wei
    function extend(State storage self, uint256 amount) internal {
        Stretch storage last = _last(self);
        uint256 sum = total(self);
        if (block.timestamp > ends(self)) {
            self.stretches.push(
                Stretch({from: block.timestamp.toUint48(), before: sum.toUint104(), length: amount.toUint104()})
            );
        } else {
            last.length += amount.toUint104();
        }
    }

    /// @param at unix seconds
    /// @return SNM wei, rounded down
    function released(State storage self, uint256 at) internal view returns (uint256) {
        uint256 start = self.start;
        if (at <= start) return 0;
        if (at < start + YEARS * SUBSIDY_YEAR) return _inYears(at - start);
        // There are as many stretches as times at which the subsidy had run dry before a program ended, and the newest
        // serves all but questions about the past.
        uint256 i = self.stretches.length - 1;
        while (self.stretches[i].from > at) --i;
        Stretch memory stretch = self.stretches[i];
        return stretch.before + Math.min(stretch.length, Math.mulDiv(TENTH, at - stretch.from, SUBSIDY_YEAR));
    }

    /// @return unix seconds, rounded up
    function ends(State storage self) internal view returns (uint256) {
        Stretch storage last = _last(self);
        return last.from + Math.ceilDiv(last.length * SUBSIDY_YEAR, TENTH);
    }

    /// @return SNM wei, released or not
    function total(State storage self) internal view returns (uint256) {
        Stretch storage last = _last(self);
        return uint256(last.before) + last.length;
    }

    function _last(State storage self) private view returns (Stretch storage) {
        return self.stretches[self.stretches.length - 1];
    }

    /// @param elapsed seconds, less than four years
    function _inYears(uint256 elapsed) private pure returns (uint256) {
        uint256 year = elapsed / SUBSIDY_YEAR;
        // Tenths of the years that are over: 0, 4, 7 and 9; and of the one that runs: 4, 3, 2 and 1.
        uint256 tenths = (year * (2 * YEARS + 1 - year)) / 2;
        return tenths * TENTH + ((YEARS - year) * TENTH * (elapsed % SUBSIDY_YEAR)) / SUBSIDY_YEAR;
    }
}
