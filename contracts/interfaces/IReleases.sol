// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {Release} from "../types/Governance.sol";

/// @title Versions of the programs, and which are still good
/// @notice The DAO publishes versions by the hash of what is to be run, and says from when on older ones count no more. Machines whose agent
/// is older than the lowest version then qualify for no reward, and earn nothing from that second on.
interface IReleases {
    error ReleaseDaoOnly(address caller);
    error ReleaseComponentEmpty();
    error ReleaseVersionNotNewer(uint256 version, uint256 newest);
    error ReleaseContentHashZero();
    /// @notice It was never published.
    error ReleaseUnknown(bytes32 component, uint256 version);
    /// @notice The lowest version only rises, not before what was decided earlier, and at most a year ahead.
    error ReleaseMinimumInvalid(bytes32 component, uint256 version, uint256 from);

    /// @param uri where it is
    event ReleasePublished(bytes32 indexed component, uint32 indexed version, bytes32 contentHash, string uri);
    /// @param from unix seconds from which older versions count no more
    event MinimumVersionSet(bytes32 indexed component, uint32 indexed version, uint256 from);

    /// @notice DAO only.
    /// @param component a short name in ASCII, as "agent"
    /// @param version major << 16 | minor << 8 | patch
    /// @param contentHash keccak256 of what is to be run
    function publish(bytes32 component, uint32 version, bytes32 contentHash, string calldata uri) external;

    /// @notice Says from when on older versions count no more. DAO only.
    /// @param version that was published
    /// @param from unix seconds; now where it is past
    function setMinimum(bytes32 component, uint32 version, uint256 from) external;

    /// @return the lowest version that counts now; 0 where all do
    function minimumVersion(bytes32 component) external view returns (uint32);

    /// @return the lowest version that counts at a time, by what is decided so far
    /// @param timepoint unix seconds
    function minimumVersionAt(bytes32 component, uint256 timepoint) external view returns (uint32);

    /// @return from unix seconds from which on a version counts no more, by what is decided so far; the largest number where it does
    function outdatedFrom(bytes32 component, uint32 version) external view returns (uint256 from);

    /// @return all of a component, oldest first
    function releasesOf(bytes32 component) external view returns (Release[] memory);

    /// @return all that have releases
    function components() external view returns (bytes32[] memory);

    /// @return the treasury
    function dao() external view returns (address);
}
