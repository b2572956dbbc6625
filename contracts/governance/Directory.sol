// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {IDirectory} from "../interfaces/IDirectory.sol";
import {MAX_DIRECTORY_NAMES} from "../types/Constants.sol";
import {Listing} from "../types/Governance.sol";

/// @title The contracts that the DAO stands for
contract Directory is IDirectory {
    /// @inheritdoc IDirectory
    address public immutable dao;

    bytes32[] private known;
    mapping(bytes32 name => Listing[]) private listings;
    /// @inheritdoc IDirectory
    mapping(bytes32 name => address) public addressOf;

    /// @param first names that are listed from the start
    /// @param targets the contract of each
    constructor(address dao_, bytes32[] memory first, address[] memory targets) {
        dao = dao_;
        for (uint256 i = 0; i < first.length; ++i) _list(first[i], targets[i]);
    }

    modifier onlyDao() {
        if (msg.sender != dao) revert DirectoryDaoOnly(msg.sender);
        _;
    }

    /// @inheritdoc IDirectory
    function list(bytes32 name, address target) external onlyDao {
        _list(name, target);
    }

    function _list(bytes32 name, address target) private {
        if (name == 0) revert DirectoryNameEmpty();
        if (target.code.length == 0) revert DirectoryNoContract(target);
        if (addressOf[name] == target) revert DirectoryListedAlready(name, target);
        Listing[] storage history = listings[name];
        if (history.length == 0) {
            if (known.length == MAX_DIRECTORY_NAMES) revert DirectoryNamesTooMany(MAX_DIRECTORY_NAMES);
            known.push(name);
        }

        addressOf[name] = target;
        history.push(Listing({target: target, listedAt: uint40(block.timestamp), codeHash: target.codehash}));
        emit ContractListed(name, history.length, target, target.codehash);
    }

    /// @inheritdoc IDirectory
    function delist(bytes32 name) external onlyDao {
        address target = addressOf[name];
        if (target == address(0)) revert DirectoryNameUnknown(name);

        delete addressOf[name];
        emit ContractDelisted(name, listings[name].length, target);
    }

    /// @inheritdoc IDirectory
    function listingsOf(bytes32 name) external view returns (Listing[] memory) {
        return listings[name];
    }

    /// @inheritdoc IDirectory
    function names() external view returns (bytes32[] memory) {
        return known;
    }
}
