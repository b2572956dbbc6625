// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {IERC20Permit} from "@openzeppelin/contracts/token/ERC20/extensions/IERC20Permit.sol";
import {SafeERC20} from "@openzeppelin/contracts/token/ERC20/utils/SafeERC20.sol";
import {ReentrancyGuardTransient} from "@openzeppelin/contracts/utils/ReentrancyGuardTransient.sol";
import {SafeCast} from "@openzeppelin/contracts/utils/math/SafeCast.sol";
import {ILedger} from "../interfaces/ILedger.sol";
import {Account, Payout} from "../types/Account.sol";
import {Parameters} from "./Parameters.sol";

/// @title Balances of SNM inside the market
abstract contract Ledger is ILedger, Parameters, ReentrancyGuardTransient {
    using SafeERC20 for IERC20;
    using SafeCast for uint256;

    IERC20 internal immutable _token;

    mapping(address account => Account) internal _accounts;

    /// @inheritdoc ILedger
    mapping(address account => Payout) public payoutOf;

    constructor(IERC20 token_) {
        if (address(token_) == address(0)) revert MarketAddressZero();
        _token = token_;
    }

    /// @inheritdoc ILedger
    function token() external view returns (address) {
        return address(_token);
    }

    /// @inheritdoc ILedger
    function balanceOf(address account) external view returns (uint256) {
        return _accounts[account].balance;
    }

    // ---- entering

    /// @inheritdoc ILedger
    function deposit(uint256 amount) external nonReentrant {
        _deposit(msg.sender, amount);
    }

    /// @inheritdoc ILedger
    function depositFor(address account, uint256 amount) external nonReentrant {
        if (account == address(0)) revert LedgerRecipientZero();
        _deposit(account, amount);
    }

    /// @inheritdoc ILedger
    function depositWithPermit(uint256 amount, uint256 deadline, uint8 v, bytes32 r, bytes32 s) external nonReentrant {
        // a permit that was sent ahead by somebody else fails here and has done its work; a bad one fails in `_deposit`
        try IERC20Permit(address(_token)).permit(msg.sender, address(this), amount, deadline, v, r, s) {} catch {}
        _deposit(msg.sender, amount);
    }

    /// @dev For `onTransferReceived`: the token says that it moved `amount` here.
    function _receive(address from, uint256 amount) internal {
        if (msg.sender != address(_token)) revert LedgerTokenOnly(msg.sender);
        if (amount == 0) revert LedgerAmountZero();
        _accounts[from].balance += amount.toUint96();
        emit Deposited(from, from, amount);
    }

    /// @dev The credit comes after the transfer, so that a token that calls back finds nothing to spend.
    function _deposit(address account, uint256 amount) private {
        if (amount == 0) revert LedgerAmountZero();
        uint256 held = _token.balanceOf(address(this));
        _token.safeTransferFrom(msg.sender, address(this), amount);
        uint256 received = _token.balanceOf(address(this)) - held;
        if (received != amount) revert LedgerTokenMovedWrongAmount(amount, received);
        _accounts[account].balance += amount.toUint96();
        emit Deposited(account, msg.sender, amount);
    }

    // ---- leaving

    /// @inheritdoc ILedger
    function withdraw(uint256 amount) external nonReentrant {
        _withdraw(msg.sender, msg.sender, amount);
    }

    /// @inheritdoc ILedger
    function withdrawTo(address to, uint256 amount) external nonReentrant {
        if (to == address(0)) revert LedgerRecipientZero();
        _withdraw(msg.sender, to, amount);
    }

    /// @inheritdoc ILedger
    function setPayout(address target, uint96 threshold) external {
        payoutOf[msg.sender] = Payout(target, threshold);
        emit PayoutSet(msg.sender, target, threshold);
    }

    /// @inheritdoc ILedger
    function payout(address account) external nonReentrant returns (uint256 amount) {
        Payout memory chosen = payoutOf[account];
        if (chosen.target == address(0)) revert LedgerPayoutNotSet(account);
        amount = _accounts[account].balance;
        if (amount < chosen.threshold) revert LedgerPayoutTooSmall(account, amount, chosen.threshold);
        _withdraw(account, chosen.target, amount);
    }

    function _withdraw(address from, address to, uint256 amount) private {
        if (amount == 0) revert LedgerAmountZero();
        _debit(from, amount);
        emit Withdrawn(from, to, amount);
        _token.safeTransfer(to, amount);
    }

    /// @inheritdoc ILedger
    function collectFees() external nonReentrant returns (uint256 amount) {
        amount = _parameters.fees;
        if (amount == 0) revert LedgerAmountZero();
        _parameters.fees = 0;
        address collector = _feeCollector;
        emit FeesCollected(collector, amount);
        _token.safeTransfer(collector, amount);
    }

    // ---- moving inside

    function _debit(address owner, uint256 amount) internal {
        Account storage account = _accounts[owner];
        uint256 balance = account.balance;
        if (amount > balance) revert LedgerBalanceTooLow(owner, balance, amount);
        // amount <= balance, which fits 96 bits
        unchecked {
            account.balance = uint96(balance - amount);
        }
    }

    /// @dev `amount` came out of escrow or a balance, so it fits 96 bits; the sum is checked all the same.
    function _credit(address owner, uint256 amount) internal {
        if (amount != 0) _accounts[owner].balance += uint96(amount);
    }
}
