// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

/// @title Balances of SNM inside the market
/// @notice Whoever deals in the market deposits first: settlement moves balances and never pulls from a wallet.
/// Withdrawals are pulled, and work while entries are paused.
interface ILedger {
    /// @notice The ledger holds less than the call needs. Deposit the difference.
    error LedgerBalanceTooLow(address account, uint256 balance, uint256 needed);
    error LedgerAmountZero();
    /// @notice Only the token announces transfers.
    error LedgerTokenOnly(address caller);
    /// @notice Only the owner of the tokens buys with a transfer. An operator with an allowance may deposit for the owner.
    error LedgerOwnerOnly(address owner, address operator);
    /// @notice The data of a transfer must be empty, or the ABI encoded arguments of `buy`.
    error LedgerTransferDataInvalid();
    error LedgerRecipientZero();
    /// @notice The token moved another amount than it was asked to: it is not one that the ledger can hold.
    error LedgerTokenMovedWrongAmount(uint256 expected, uint256 received);

    /// @notice The account chose no target for its balance.
    error LedgerPayoutNotSet(address account);
    error LedgerPayoutTooSmall(address account, uint256 balance, uint256 threshold);

    event Deposited(address indexed account, address indexed from, uint256 amount);
    event Withdrawn(address indexed account, address indexed to, uint256 amount);
    event FeesCollected(address indexed collector, uint256 amount);
    /// @param target 0 where payouts ended
    /// @param threshold SNM wei
    event PayoutSet(address indexed account, address indexed target, uint256 threshold);

    /// @notice Moves SNM from the caller's wallet to the caller's ledger balance. Needs an allowance.
    /// @param amount SNM wei
    function deposit(uint256 amount) external;

    /// @notice Deposits into another account's ledger balance, from the caller's wallet.
    function depositFor(address account, uint256 amount) external;

    /// @notice Deposits with an ERC-2612 permit instead of an earlier approval. A permit that somebody else sent
    /// first does not matter, as long as the allowance is there.
    function depositWithPermit(uint256 amount, uint256 deadline, uint8 v, bytes32 r, bytes32 s) external;

    /// @notice Moves SNM from the caller's ledger balance to the caller's wallet.
    function withdraw(uint256 amount) external;

    function withdrawTo(address to, uint256 amount) external;

    /// @notice Lets anybody send the caller's whole balance to a target, whenever it reaches a threshold.
    /// @param target 0 ends that
    /// @param threshold SNM wei
    function setPayout(address target, uint96 threshold) external;

    /// @notice Sends an account's balance to the target that it chose. Anybody may call.
    /// @return amount SNM wei
    function payout(address account) external returns (uint256 amount);

    /// @return target 0 where the account chose none
    /// @return threshold SNM wei
    function payoutOf(address account) external view returns (address target, uint96 threshold);

    /// @notice Pays the fees of all bills so far to the fee collector. Anybody may call.
    /// @return amount SNM wei
    function collectFees() external returns (uint256 amount);

    /// @return the ERC-20 token that the ledger holds
    function token() external view returns (address);

    /// @return SNM wei that the account can spend or withdraw; escrow of deals is not in it
    function balanceOf(address account) external view returns (uint256);
}
