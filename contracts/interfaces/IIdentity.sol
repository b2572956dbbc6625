// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

/// @title Identity levels as the market keeps them
/// @notice Orders may demand a level of the other side's master. `Profiles` says who has which, and until when.
interface IIdentity {
    /// @notice Only the contract of profiles sets levels.
    error IdentityProfilesOnly(address caller);

    /// @param until unix seconds from which the level counts no more
    event LevelSet(address indexed account, uint256 level, uint256 until);

    /// @notice Keeps what `profiles` found out. Only `profiles` calls.
    function setLevel(address account, uint8 level, uint40 until) external;

    /// @return the contract of profiles
    function profiles() external view returns (address);

    /// @return level now: 1 anonymous, 2 registered, 3 identified, 4 professional
    function levelOf(address account) external view returns (uint256);
}
