// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

/// @title Where those who earn a part of the market's fees get it
interface IFeeSource {
    /// @notice Sends the caller's part of all fees so far to the caller.
    /// @return amount SNM wei; 0 where nothing waits
    function collect() external returns (uint256 amount);
}
