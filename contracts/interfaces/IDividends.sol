// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {IERC5805} from "@openzeppelin/contracts/interfaces/IERC5805.sol";

/// @title The holders' share of the market's fees
/// @notice A holder locks SNM and earns for as long as it is locked, by the share of all that is locked. Nothing can be
/// lost: no slash reaches here, any amount comes out from the next second on, and locked SNM keeps its vote. Fees count from when the
/// market has taken them: locking and unlocking first bring in what it holds, so that nobody earns from before. Fees
/// that come while nothing is locked go on to the treasury: whoever locks first, and be it one wei, gets none of them.
interface IDividends is IERC5805 {
    error DividendAmountZero();
    error DividendRecipientZero();
    /// @notice Less is locked than the call would take out.
    error DividendLockedTooLow(address account, uint256 locked, uint256 needed);
    /// @notice What was locked in this second comes out from the next one on, which is a later block.
    error DividendLockedNow(address account);
    error DividendNothingToClaim(address account);
    /// @notice With so little gas bringing in fees could fail for want of it alone, unnoticed.
    error DividendGasTooLow(uint256 gas, uint256 needed);

    /// @param locked SNM wei of the account from now on
    /// @param totalLocked SNM wei of all from now on
    event Locked(address indexed account, uint256 amount, uint256 locked, uint256 totalLocked);
    /// @param to who got the SNM
    event Unlocked(address indexed account, address indexed to, uint256 amount, uint256 locked, uint256 totalLocked);
    /// @notice Fees came in and are shared between those who lock now.
    /// @param index SNM wei that each wei locked since the start has earned, times 2^64
    event DividendsReceived(uint256 amount, uint256 totalLocked, uint256 index);
    /// @notice Fees came in while nothing was locked, and went to the treasury.
    event DividendsForwarded(address indexed treasury, uint256 amount);
    event DividendsClaimed(address indexed account, address indexed to, uint256 amount);

    /// @notice Locks the caller's SNM. Needs an allowance. Its vote goes where the account's votes here go: on the first
    /// lock, or where nobody has them, to whom its wallet's votes are delegated, or to itself; `delegate` changes that.
    /// @param amount SNM wei
    function lock(uint256 amount) external;

    /// @notice Locks with an ERC-2612 permit instead of an earlier approval. A permit that somebody else sent first does
    /// not matter, as long as the allowance is there.
    function lockWithPermit(uint256 amount, uint256 deadline, uint8 v, bytes32 r, bytes32 s) external;

    /// @notice Takes SNM out. What was earned stays to be claimed. Works whatever else stands still, but not in the second
    /// of the caller's last lock.
    /// @param amount SNM wei
    function unlock(uint256 amount, address to) external;

    /// @notice Pays out what the caller has earned, as of the last pull: join `pull` and `claim` by `multicall` to get all.
    /// @return amount SNM wei, rounded down; the rest of a wei stays the caller's
    function claim(address to) external returns (uint256 amount);

    /// @notice Brings in the holders' part of all fees so far. Anybody may.
    /// @return amount SNM wei
    function pull() external returns (uint256 amount);

    /// @return SNM wei that `claim` would pay now
    function earned(address account) external view returns (uint256);

    /// @return SNM wei
    function lockedOf(address account) external view returns (uint256);

    /// @return SNM wei
    function totalLocked() external view returns (uint256);

    /// @return SNM wei that each wei locked since the start has earned, times 2^64, rounded down; what that leaves is
    /// carried to the next fees
    function index() external view returns (uint256);
}
