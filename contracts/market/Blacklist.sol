// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {IBlacklist} from "../interfaces/IBlacklist.sol";
import {Ledger} from "./Ledger.sol";

/// @title Each account's own blacklist, and the DAO's
/// @dev One slot for an unordered pair: bit 0 says that the lower address lists the higher, bit 1 the reverse.
abstract contract Blacklist is IBlacklist, Ledger {
    mapping(address lower => mapping(address higher => uint256 bits)) private _lists;

    /// @inheritdoc IBlacklist
    function setBlacklisted(address target, bool listed) external {
        if (target == msg.sender) revert BlacklistSelf(target);
        (uint256 bits, uint256 bit) = _pair(msg.sender, target);
        if ((bits & bit != 0) == listed) revert BlacklistUnchanged(msg.sender, target, listed);
        (address lower, address higher) = _sort(msg.sender, target);
        _lists[lower][higher] = bits ^ bit;
        _accounts[msg.sender].blacklisting = true;
        _accounts[target].blacklisting = true;
        emit BlacklistSet(msg.sender, target, listed);
    }

    /// @inheritdoc IBlacklist
    function setBanned(address account, bool banned) external onlyDao {
        if (_accounts[account].banned == banned) revert BlacklistUnchanged(msg.sender, account, banned);
        _accounts[account].banned = banned;
        if (banned) ++_parameters.bans;
        else --_parameters.bans;
        emit BanSet(account, banned);
    }

    /// @inheritdoc IBlacklist
    function isBanned(address account) external view returns (bool) {
        return _accounts[account].banned;
    }

    /// @inheritdoc IBlacklist
    function isBlacklisted(address account, address target) public view returns (bool) {
        (uint256 bits, uint256 bit) = _pair(account, target);
        return bits & bit != 0;
    }

    /// @return whether one of the two lists the other
    function _avoid(address one, address other) internal view returns (bool) {
        (uint256 bits, ) = _pair(one, other);
        return bits != 0;
    }

    /// @return whether the DAO's list, which has somebody, has one of the three
    function _anyBanned(address buyer, address supplier, address master) internal view returns (bool) {
        return _accounts[buyer].banned || _accounts[supplier].banned || _accounts[master].banned;
    }

    function _pair(address account, address target) private view returns (uint256 bits, uint256 bit) {
        (address lower, address higher) = _sort(account, target);
        return (_lists[lower][higher], account == lower ? 1 : 2);
    }

    function _sort(address one, address other) private pure returns (address lower, address higher) {
        return one < other ? (one, other) : (other, one);
    }
}
