// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

/// @title Where masternodes get their subsidy
interface ISubsidySource {
    /// @notice How much of the subsidy the schedule has released by a time.
    /// @param at unix seconds
    /// @return SNM wei since the start; it never decreases, and the answer for a time that is over never changes
    function subsidyReleased(uint256 at) external view returns (uint256);

    /// @notice Sends the masternodes what is released and was not sent yet.
    /// @return amount SNM wei; 0 if there is none
    function collectSubsidy() external returns (uint256 amount);

    /// @return unix seconds at which the last of the subsidy is released
    function subsidyEnds() external view returns (uint256);
}
