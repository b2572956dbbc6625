// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

/// @title Where the masternodes get their subsidy
/// @notice The schedule is public and fixed: whoever shares the subsidy out computes each epoch's from it.
interface ISubsidySource {
    /// @notice Sends the masternodes' contract what is released and was not sent yet. The masternodes' contract only.
    /// @return amount SNM wei; 0 where nothing is due
    function collectSubsidy() external returns (uint256 amount);

    /// @notice What was released from the start until then. Never decreases, and what it says of the past never changes.
    /// @param at unix seconds; of the future it says what is released if nothing is added
    /// @return SNM wei, rounded down
    function subsidyReleased(uint256 at) external view returns (uint256);

    /// @return unix seconds at which all is released, unless something is added
    function subsidyEnds() external view returns (uint256);
}
