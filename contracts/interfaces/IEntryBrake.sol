// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

/// @title The emergency brake of the market
/// @notice Decisions take days. Holders of a fiftieth of the supply together, or the guardian in its term, stop new deals at once.
/// Exits always work, and the market takes deals again by itself.
interface IEntryBrake {
    error BrakeGuardianOnly(address caller);
    /// @notice The guardian's term is over.
    error BrakeGuardianTermOver(uint256 ended);
    error BrakeVotesZero(address account, uint256 snapshot);
    error BrakeSupportedAlready(address account, uint256 round);

    /// @notice The first supporter opens a round. Votes of all its supporters are those at the snapshot.
    /// @param snapshot unix seconds
    /// @param ends unix seconds until which support adds up
    /// @param needed votes that pull the brake
    event BrakeCalled(uint256 indexed round, uint256 snapshot, uint256 ends, uint256 needed);
    /// @param total votes of the round so far
    event BrakeSupported(uint256 indexed round, address indexed account, uint256 votes, uint256 total, string reason);
    /// @param round 0 where the guardian pulled it
    event BrakePulled(uint256 indexed round, address indexed by, string reason);

    /// @notice Adds the caller's votes. The brake is pulled where they are enough, in the same transaction.
    /// @param reason for everybody to read
    function support(string calldata reason) external;

    /// @notice Pulls the brake. The guardian only, in its term.
    function pull(string calldata reason) external;

    /// @return round that runs, 0 where none does
    /// @return snapshot unix seconds at which votes count
    /// @return ends unix seconds
    /// @return total votes so far
    /// @return needed votes
    function currentRound()
        external
        view
        returns (uint256 round, uint256 snapshot, uint256 ends, uint256 total, uint256 needed);

    function hasSupported(uint256 round, address account) external view returns (bool);

    function governor() external view returns (address);

    /// @return the treasury
    function dao() external view returns (address);
}
