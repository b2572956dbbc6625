// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

/// @title Each account's own blacklist
interface IBlacklist {
    error BlacklistSelf(address account);
    error BlacklistUnchanged(address account, address target, bool listed);

    event BlacklistSet(address indexed account, address indexed target, bool listed);

    /// @notice The caller deals with the target no more, or again. Deals that run are not touched.
    function setBlacklisted(address target, bool listed) external;

    /// @return whether `account` lists `target`
    function isBlacklisted(address account, address target) external view returns (bool);
}
