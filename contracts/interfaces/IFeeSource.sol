// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

/// @title Where masternodes get their part of the market's fees
interface IFeeSource {
    /// @notice Sends the caller its part of the fees.
    /// @return amount SNM wei; 0 if there is none
    function collect() external returns (uint256 amount);
}
