// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";
import {Checkpoints} from "@openzeppelin/contracts/utils/structs/Checkpoints.sol";

import {IReleases} from "../interfaces/IReleases.sol";
import {MAX_RELEASE_NOTICE} from "../types/Constants.sol";
import {Release} from "../types/Governance.sol";

/// @title Versions of the programs, and which are still good
/// @notice The lowest versions are checkpoints in time, some of them in the future.
contract Releases is IReleases {
    using Checkpoints for Checkpoints.Trace208;

    /// @inheritdoc IReleases
    address public immutable dao;

    bytes32[] private names;
    /// @dev Oldest first: versions ascend.
    mapping(bytes32 component => Release[]) private releases;
    /// @dev The lowest version that counts, by the second from which on it does.
    mapping(bytes32 component => Checkpoints.Trace208) private minimums;

    constructor(address dao_) {
        dao = dao_;
    }

    modifier onlyDao() {
        if (msg.sender != dao) revert ReleaseDaoOnly(msg.sender);
        _;
    }

    // Versions

    /// @inheritdoc IReleases
    function publish(bytes32 component, uint32 version, bytes32 contentHash, string calldata uri) external onlyDao {
        if (component == 0) revert ReleaseComponentEmpty();
        if (contentHash == 0) revert ReleaseContentHashZero();
        Release[] storage list = releases[component];
        uint256 newest = list.length == 0 ? 0 : list[list.length - 1].version;
        if (version <= newest) revert ReleaseVersionNotNewer(version, newest);

        if (newest == 0) names.push(component);
        list.push(Release({version: version, releasedAt: uint40(block.timestamp), contentHash: contentHash}));
        emit ReleasePublished(component, version, contentHash, uri);
    }

    /// @inheritdoc IReleases
    function releasesOf(bytes32 component) external view returns (Release[] memory) {
        return releases[component];
    }

    /// @inheritdoc IReleases
    function components() external view returns (bytes32[] memory) {
        return names;
    }

    // Which still count

    /// @inheritdoc IReleases
    function setMinimum(bytes32 component, uint32 version, uint256 from) external onlyDao {
        if (!_isPublished(component, version)) revert ReleaseUnknown(component, version);
        uint256 start = Math.max(from, block.timestamp);
        Checkpoints.Trace208 storage lowest = minimums[component];
        (, uint48 lastFrom, uint208 last) = lowest.latestCheckpoint();
        if (version <= last || start < lastFrom || start > block.timestamp + MAX_RELEASE_NOTICE) {
            revert ReleaseMinimumInvalid(component, version, from);
        }

        lowest.push(uint48(start), version); // a year from now at most
        emit MinimumVersionSet(component, version, start);
    }

    /// @dev From the newest on, which it mostly is.
    function _isPublished(bytes32 component, uint256 version) private view returns (bool) {
        Release[] storage list = releases[component];
        uint256 i = list.length;
        while (i != 0 && list[i - 1].version > version) --i;
        return i != 0 && list[i - 1].version == version;
    }

    /// @inheritdoc IReleases
    function minimumVersion(bytes32 component) external view returns (uint32) {
        return minimumVersionAt(component, block.timestamp);
    }

    /// @inheritdoc IReleases
    function minimumVersionAt(bytes32 component, uint256 timepoint) public view returns (uint32) {
        uint48 key = uint48(Math.min(timepoint, type(uint48).max));
        return uint32(minimums[component].upperLookupRecent(key)); // a version
    }

    /// @inheritdoc IReleases
    function outdatedFrom(bytes32 component, uint32 version) external view returns (uint256 from) {
        Checkpoints.Trace208 storage lowest = minimums[component];
        from = type(uint256).max;
        // Back to the first that is above the version.
        for (uint256 i = lowest.length(); i != 0; --i) {
            Checkpoints.Checkpoint208 memory point = lowest.at(uint32(i - 1));
            if (point._value <= version) return from;
            from = point._key;
        }
    }
}
