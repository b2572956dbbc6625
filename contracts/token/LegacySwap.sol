// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {SafeERC20} from "@openzeppelin/contracts/token/ERC20/utils/SafeERC20.sol";
import {ReentrancyGuardTransient} from "@openzeppelin/contracts/utils/ReentrancyGuardTransient.sol";

import {ILegacySwap} from "../interfaces/ILegacySwap.sol";

/// @title The way from the original token to SNM
contract LegacySwap is ILegacySwap, ReentrancyGuardTransient {
    using SafeERC20 for IERC20;

    IERC20 private immutable _token;
    IERC20 private immutable _legacy;

    /// @param token_ SNM
    /// @param legacy_ the original token; its `transferFrom` returns nothing and looks at the length of its arguments
    constructor(IERC20 token_, IERC20 legacy_) {
        _token = token_;
        _legacy = legacy_;
    }

    /// @inheritdoc ILegacySwap
    function swap(uint256 amount) external nonReentrant {
        _swap(msg.sender, amount);
    }

    /// @inheritdoc ILegacySwap
    function swapTo(address to, uint256 amount) external nonReentrant {
        if (to == address(0)) revert SwapRecipientZero();
        _swap(to, amount);
    }

    /// @inheritdoc ILegacySwap
    function left() external view returns (uint256) {
        return _token.balanceOf(address(this));
    }

    /// @inheritdoc ILegacySwap
    function token() external view returns (address) {
        return address(_token);
    }

    /// @inheritdoc ILegacySwap
    function legacy() external view returns (address) {
        return address(_legacy);
    }

    /// @dev SNM leaves only when the original has come, as its balances say.
    function _swap(address to, uint256 amount) private {
        _check(amount);
        uint256 held = _legacy.balanceOf(address(this));
        _legacy.safeTransferFrom(msg.sender, address(this), amount);
        uint256 received = _legacy.balanceOf(address(this)) - held;
        if (received != amount) revert SwapTokenMovedWrongAmount(amount, received);
        emit Swapped(msg.sender, to, amount);

        _token.safeTransfer(to, amount);
    }

    /// @dev The original fails without a reason, and takes all gas with it: what is wrong is said here.
    function _check(uint256 amount) private view {
        if (amount == 0) revert SwapAmountZero();
        uint256 snm = _token.balanceOf(address(this));
        if (amount > snm) revert SwapSupplyTooLow(snm, amount);
        uint256 balance = _legacy.balanceOf(msg.sender);
        if (amount > balance) revert SwapBalanceTooLow(msg.sender, balance, amount);
        uint256 allowance = _legacy.allowance(msg.sender, address(this));
        if (amount > allowance) revert SwapAllowanceTooLow(msg.sender, allowance, amount);
    }
}
