// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {IVotes} from "@openzeppelin/contracts/governance/utils/IVotes.sol";
import {Votes} from "@openzeppelin/contracts/governance/utils/Votes.sol";
import {IERC6372} from "@openzeppelin/contracts/interfaces/IERC6372.sol";
import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {IERC20Permit} from "@openzeppelin/contracts/token/ERC20/extensions/IERC20Permit.sol";
import {SafeERC20} from "@openzeppelin/contracts/token/ERC20/utils/SafeERC20.sol";
import {EIP712} from "@openzeppelin/contracts/utils/cryptography/EIP712.sol";
import {SafeCast} from "@openzeppelin/contracts/utils/math/SafeCast.sol";
import {Multicall} from "@openzeppelin/contracts/utils/Multicall.sol";
import {ReentrancyGuardTransient} from "@openzeppelin/contracts/utils/ReentrancyGuardTransient.sol";
import {Time} from "@openzeppelin/contracts/utils/types/Time.sol";

import {IDividends} from "../interfaces/IDividends.sol";
import {IFeeSource} from "../interfaces/IFeeSource.sol";
import {VOTES_ELSEWHERE} from "../types/Constants.sol";

/// @title The holders' share of the market's fees
/// @dev Fees are shared by an index of what one wei locked has earned. It and the credits count in wei times 2^64, and what
/// the division leaves is carried to the next fees: every wei that came in is in a credit, in the carry or was paid out.
contract Dividends is IDividends, Votes, Multicall, ReentrancyGuardTransient {
    using SafeCast for uint256;
    using SafeERC20 for IERC20;

    /// @param locked SNM wei
    /// @param credit SNM wei times 2^64 that was earned up to `index`; all there is of SNM has 153 bits so
    /// @param index up to which the credit goes
    /// @param lockedAt unix seconds of the last lock
    struct Holding {
        uint96 locked;
        uint160 credit;
        uint216 index;
        uint40 lockedAt;
    }

    uint256 private constant SCALE_BITS = 64;
    /// @dev Most gas that bringing in fees may use, about fifteen times what it does: a market that burns gas traps nobody.
    uint256 private constant PULL_GAS = 1_000_000;
    /// @dev Gas without which it does not even try: the source gets 63 parts of 64 of what is there.
    uint256 private constant LEAST_GAS = PULL_GAS + PULL_GAS / 8;

    /// @notice SNM.
    IERC20 public immutable token;
    /// @notice Where the holders' part of the fees comes from.
    IFeeSource public immutable source;
    /// @notice The treasury, which gets what nobody is there to earn.
    address public immutable dao;

    /// @dev One wei that is locked alone earns all of SNM as often as 2^63 times before it is full.
    uint216 private sum;
    uint96 private locked;
    /// @dev SNM wei times 2^64, less than what was locked when it was left over.
    uint96 private carry;
    mapping(address account => Holding) private holdings;

    /// @param token_ SNM
    /// @param source_ pays the holders' part of the fees to this contract
    /// @param dao_ the treasury
    constructor(IERC20 token_, IFeeSource source_, address dao_) EIP712("SONM Dividends", "1") {
        token = token_;
        source = source_;
        dao = dao_;
        IVotes(address(token_)).delegate(VOTES_ELSEWHERE);
    }

    // Locking

    /// @inheritdoc IDividends
    function lock(uint256 amount) external nonReentrant {
        _lock(amount);
    }

    /// @inheritdoc IDividends
    function lockWithPermit(uint256 amount, uint256 deadline, uint8 v, bytes32 r, bytes32 s) external nonReentrant {
        // a permit that was sent ahead by somebody else fails here and has done its work; a bad one fails in `_lock`
        try IERC20Permit(address(token)).permit(msg.sender, address(this), amount, deadline, v, r, s) {} catch {}
        _lock(amount);
    }

    /// @inheritdoc IDividends
    function unlock(uint256 amount, address to) external nonReentrant {
        if (amount == 0) revert DividendAmountZero();
        if (to == address(0)) revert DividendRecipientZero();
        uint256 before = holdings[msg.sender].locked;
        if (amount > before) revert DividendLockedTooLow(msg.sender, before, amount);
        // Nobody earns with SNM that was lent for one transaction, by having bills paid between lock and unlock.
        if (holdings[msg.sender].lockedAt == block.timestamp) revert DividendLockedNow(msg.sender);
        _pull();
        Holding storage holding = _settle(msg.sender);

        // Both are at least the amount.
        uint96 rest = uint96(before - amount);
        uint96 total = uint96(locked - amount);
        holding.locked = rest;
        locked = total;
        _transferVotingUnits(msg.sender, address(0), amount);
        emit Unlocked(msg.sender, to, amount, rest, total);

        token.safeTransfer(to, amount);
    }

    function _lock(uint256 amount) private {
        if (amount == 0) revert DividendAmountZero();
        _pull();
        Holding storage holding = _settle(msg.sender);
        if (delegates(msg.sender) == address(0)) _delegate(msg.sender, _firstDelegate(msg.sender));

        uint96 rest = (holding.locked + amount).toUint96();
        uint96 total = (locked + amount).toUint96();
        holding.locked = rest;
        holding.lockedAt = uint40(block.timestamp);
        locked = total;
        _transferVotingUnits(address(0), msg.sender, amount);
        emit Locked(msg.sender, amount, rest, total);

        token.safeTransferFrom(msg.sender, address(this), amount);
    }

    // Earning

    /// @inheritdoc IDividends
    function pull() external nonReentrant returns (uint256 amount) {
        return _pull();
    }

    /// @inheritdoc IDividends
    function claim(address to) external nonReentrant returns (uint256 amount) {
        if (to == address(0)) revert DividendRecipientZero();
        Holding storage holding = _settle(msg.sender);
        uint256 credit = holding.credit;
        amount = credit >> SCALE_BITS;
        if (amount == 0) revert DividendNothingToClaim(msg.sender);
        // The part below one wei stays.
        holding.credit = uint160(uint64(credit));
        emit DividendsClaimed(msg.sender, to, amount);

        token.safeTransfer(to, amount);
    }

    /// @dev A source that pays nothing, for whatever reason, keeps nobody in or out: fees count from when they are here.
    /// Nobody can make it fail by giving little gas: what is left for the caller then is too little to go on.
    function _pull() private returns (uint256 amount) {
        if (gasleft() < LEAST_GAS) revert DividendGasTooLow(gasleft(), LEAST_GAS);
        try source.collect{gas: PULL_GAS}() returns (uint256 collected) {
            amount = collected;
        } catch {}
        if (amount == 0) return 0;
        uint256 total = locked;
        if (total == 0) {
            emit DividendsForwarded(dao, amount);
            token.safeTransfer(dao, amount);
            return amount;
        }
        uint256 scaled = (amount << SCALE_BITS) + carry;
        uint216 next = (sum + scaled / total).toUint216();
        sum = next;
        // It is less than the total, which is a uint96.
        carry = uint96(scaled % total);
        emit DividendsReceived(amount, total, next);
    }

    /// @dev Credits what the account has earned up to now.
    function _settle(address account) private returns (Holding storage holding) {
        holding = holdings[account];
        uint216 upTo = sum;
        // All credits together are what came in, times 2^64: 153 bits.
        holding.credit += uint160(uint256(holding.locked) * (upTo - holding.index));
        holding.index = upTo;
    }

    // Reading

    /// @inheritdoc IDividends
    function earned(address account) external view returns (uint256) {
        Holding storage holding = holdings[account];
        return (holding.credit + uint256(holding.locked) * (sum - holding.index)) >> SCALE_BITS;
    }

    /// @inheritdoc IDividends
    function index() external view returns (uint256) {
        return sum;
    }

    /// @inheritdoc IDividends
    function lockedOf(address account) external view returns (uint256) {
        return holdings[account].locked;
    }

    /// @inheritdoc IDividends
    function totalLocked() external view returns (uint256) {
        return locked;
    }

    // Votes

    /// @notice Votes are counted at a unix time, in seconds, as those of SNM.
    function clock() public view override(Votes, IERC6372) returns (uint48) {
        return Time.timestamp();
    }

    /// @notice How `clock` counts, as ERC-6372 describes it.
    // solhint-disable-next-line func-name-mixedcase
    function CLOCK_MODE() public pure override(Votes, IERC6372) returns (string memory) {
        return "mode=timestamp";
    }

    function _getVotingUnits(address account) internal view override returns (uint256) {
        return holdings[account].locked;
    }

    /// @dev Nobody's vote is lost, or moves to somebody else, because of locking.
    function _firstDelegate(address account) private view returns (address chosen) {
        chosen = IVotes(address(token)).delegates(account);
        if (chosen == address(0)) chosen = account;
    }
}
