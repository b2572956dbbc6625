// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

/// @title What the DAO is for, in its own words
/// @notice The whole text is kept on the chain, every version of it.
interface ICharter {
    error CharterDaoOnly(address caller);
    error CharterTextEmpty();
    error CharterTextTooLong(uint256 length, uint256 highest);
    error CharterVersionUnknown(uint256 version);

    /// @param version from 1
    /// @param contentHash keccak256 of the text
    event CharterAdopted(uint256 indexed version, bytes32 contentHash, string text);

    /// @notice Adopts another text. DAO only.
    function adopt(string calldata text) external;

    /// @return the text of a version
    function textOf(uint256 version) external view returns (string memory);

    /// @return from 1; 0 before there is one
    function currentVersion() external view returns (uint256);

    /// @return the treasury
    function dao() external view returns (address);
}
