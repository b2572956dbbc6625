// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

/// @title Votes of staked SNM
/// @notice Staked SNM keeps its vote, which is that of whoever staked it. What unbonds has none. A share votes for what it
/// was worth when rewards were last settled in the pool; it follows every slash at once, and rewards in steps of a
/// hundredth of a percent. So the votes of a pool are never more than the SNM in it.
interface IStakeVotes {
    /// @notice Only what is past can be counted: it changes no more.
    error MasternodeTimepointNotPast(uint256 timepoint, uint256 timestamp);

    /// @return unix seconds
    function clock() external view returns (uint48);

    /// @return how `clock` counts, as ERC-6372 describes it: "mode=timestamp"
    function CLOCK_MODE() external view returns (string memory);

    /// @return SNM wei for which an account votes now
    function getVotes(address account) external view returns (uint256);

    /// @notice The votes of an account at a time. They are whole for `DELEGATION_MEMORY` after it: later a masternode that
    /// the account left may be forgotten.
    /// @param timepoint unix seconds, before now
    /// @return SNM wei
    function getPastVotes(address account, uint256 timepoint) external view returns (uint256);
}
