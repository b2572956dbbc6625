// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {ICharter} from "../interfaces/ICharter.sol";
import {CodeStore} from "../libraries/CodeStore.sol";
import {MAX_CHARTER_LENGTH} from "../types/Constants.sol";

/// @title What the DAO is for, in its own words
/// @notice Each version is kept as the code of a contract of its own.
contract Charter is ICharter {
    /// @inheritdoc ICharter
    address public immutable dao;

    /// @inheritdoc ICharter
    uint256 public currentVersion;

    /// @param first text; empty where the DAO is to adopt one
    constructor(address dao_, string memory first) {
        dao = dao_;
        if (bytes(first).length != 0) _adopt(first);
    }

    /// @inheritdoc ICharter
    function adopt(string calldata text) external {
        if (msg.sender != dao) revert CharterDaoOnly(msg.sender);
        _adopt(text);
    }

    function _adopt(string memory text) private {
        uint256 length = bytes(text).length;
        if (length == 0) revert CharterTextEmpty();
        if (length > MAX_CHARTER_LENGTH) revert CharterTextTooLong(length, MAX_CHARTER_LENGTH);

        uint256 version = currentVersion + 1;
        currentVersion = version;
        emit CharterAdopted(version, keccak256(bytes(text)), text);
        CodeStore.write(version, bytes(text));
    }

    /// @inheritdoc ICharter
    function textOf(uint256 version) external view returns (string memory) {
        if (version == 0 || version > currentVersion) revert CharterVersionUnknown(version);
        return string(CodeStore.read(CodeStore.addressOf(address(this), version)));
    }
}
