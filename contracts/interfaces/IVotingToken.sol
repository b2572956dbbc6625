// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

/// @title A token that tells how much of it can vote
interface IVotingToken {
    /// @return SNM wei that exist, from deployment on
    // solhint-disable-next-line func-name-mixedcase
    function SUPPLY() external view returns (uint256);

    /// @return SNM wei whose holders delegated them, to themselves or to others
    function votingSupply() external view returns (uint256);

    /// @notice What could vote at a time, to a hundredth: a smaller change is noted with the next one.
    /// @param timepoint unix seconds, before now
    /// @return SNM wei
    function getPastVotingSupply(uint256 timepoint) external view returns (uint256);
}
