// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {IIdentity} from "../interfaces/IIdentity.sol";
import {Profiles} from "./Profiles.sol";
import {Account} from "../types/Account.sol";
import {ANONYMOUS} from "../types/Constants.sol";
import {Ledger} from "./Ledger.sol";

/// @title Identity levels, kept in the slot of each account that a purchase reads anyway
abstract contract Identity is IIdentity, Ledger {
    /// @inheritdoc IIdentity
    address public immutable profiles;

    constructor(address dao_) {
        profiles = address(new Profiles(dao_, this));
    }

    /// @inheritdoc IIdentity
    function setLevel(address account, uint8 level, uint40 until) external {
        if (msg.sender != profiles) revert IdentityProfilesOnly(msg.sender);
        (_accounts[account].level, _accounts[account].levelUntil) = (level, until);
        emit LevelSet(account, level, until);
    }

    /// @inheritdoc IIdentity
    function levelOf(address account) external view returns (uint256) {
        return _levelOf(account);
    }

    function _levelOf(address account) internal view returns (uint256) {
        Account storage one = _accounts[account];
        return block.timestamp < one.levelUntil ? one.level : ANONYMOUS;
    }
}
