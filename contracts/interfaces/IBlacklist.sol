// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

/// @title Each account's own blacklist, and the DAO's
/// @notice Lists keep new deals from opening. Deals that run are not touched, and money leaves as ever. An order may name
/// any account's list to apply beside its author's own.
interface IBlacklist {
    error BlacklistSelf(address account);
    error BlacklistUnchanged(address account, address target, bool listed);

    event BlacklistSet(address indexed account, address indexed target, bool listed);
    /// @param banned whether the DAO's list, which always applies, has the account
    event BanSet(address indexed account, bool banned);

    /// @notice The caller deals with the target no more, or again.
    function setBlacklisted(address target, bool listed) external;

    /// @notice Puts an account on the DAO's list, or takes it off: nobody deals with it as buyer, worker or master. DAO only.
    function setBanned(address account, bool banned) external;

    /// @return whether the DAO's list has the account
    function isBanned(address account) external view returns (bool);

    /// @return whether `account` lists `target`
    function isBlacklisted(address account, address target) external view returns (bool);
}
