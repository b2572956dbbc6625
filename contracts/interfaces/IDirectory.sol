// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {Listing} from "../types/Governance.sol";

/// @title The contracts that the DAO stands for
/// @notice It begins with the contracts of its own deployment. Nothing here can be changed in place: another version is another contract that the DAO lists under the same name. People move
/// when they choose, and every listing stays on record.
interface IDirectory {
    error DirectoryDaoOnly(address caller);
    error DirectoryNameEmpty();
    error DirectoryNamesTooMany(uint256 highest);
    /// @notice No contract is there.
    error DirectoryNoContract(address target);
    error DirectoryListedAlready(bytes32 name, address target);
    error DirectoryNameUnknown(bytes32 name);

    /// @param version from 1, by name
    event ContractListed(bytes32 indexed name, uint256 indexed version, address indexed target, bytes32 codeHash);
    /// @notice The DAO stands for none of this name any more.
    event ContractDelisted(bytes32 indexed name, uint256 indexed version, address indexed target);

    /// @notice Lists a contract under a name, instead of the one before. DAO only.
    /// @param name a short one in ASCII, as "Market"
    function list(bytes32 name, address target) external;

    /// @notice DAO only.
    function delist(bytes32 name) external;

    /// @return the contract of a name now; 0 where there is none
    function addressOf(bytes32 name) external view returns (address);

    /// @return all of a name, oldest first
    function listingsOf(bytes32 name) external view returns (Listing[] memory);

    /// @return all that were ever listed
    function names() external view returns (bytes32[] memory);

    /// @return the treasury
    function dao() external view returns (address);
}
