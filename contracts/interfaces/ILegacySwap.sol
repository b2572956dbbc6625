// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

/// @title The way from the original token to SNM
/// @notice Gives one SNM for one original token, and keeps the original for good. It has no end and no owner: what nobody
/// swaps stays here, without a vote.
interface ILegacySwap {
    error SwapAmountZero();
    error SwapRecipientZero();
    /// @notice The caller holds fewer original tokens than it would swap.
    error SwapBalanceTooLow(address account, uint256 balance, uint256 needed);
    /// @notice The caller has approved fewer original tokens than it would swap.
    error SwapAllowanceTooLow(address account, uint256 allowance, uint256 needed);
    /// @notice Less SNM is left here than the call would take.
    error SwapSupplyTooLow(uint256 left, uint256 needed);
    /// @notice The original token moved another amount than it was asked to.
    error SwapTokenMovedWrongAmount(uint256 expected, uint256 received);

    /// @param account brought the original tokens
    /// @param to got as much SNM
    event Swapped(address indexed account, address indexed to, uint256 amount);

    /// @notice Swaps the caller's original tokens for SNM. Needs an allowance of theirs.
    /// @param amount wei of both
    function swap(uint256 amount) external;

    /// @notice Swaps the caller's original tokens, and sends the SNM to another account.
    function swapTo(address to, uint256 amount) external;

    /// @return SNM wei that can still be taken
    function left() external view returns (uint256);

    /// @return SNM
    function token() external view returns (address);

    /// @return the original token
    function legacy() external view returns (address);
}
