// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {ERC20} from "@openzeppelin/contracts/token/ERC20/ERC20.sol";
import {ERC1363} from "@openzeppelin/contracts/token/ERC20/extensions/ERC1363.sol";
import {ERC20Permit} from "@openzeppelin/contracts/token/ERC20/extensions/ERC20Permit.sol";
import {ERC20Votes} from "@openzeppelin/contracts/token/ERC20/extensions/ERC20Votes.sol";
import {Nonces} from "@openzeppelin/contracts/utils/Nonces.sol";
import {Checkpoints} from "@openzeppelin/contracts/utils/structs/Checkpoints.sol";
import {Time} from "@openzeppelin/contracts/utils/types/Time.sol";

import {IVotingToken} from "../interfaces/IVotingToken.sol";
import {VOTES_ELSEWHERE} from "../types/Constants.sol";

/// @title The SONM token
/// @notice An ERC-20 with permits, votes, and transfers that call the receiver (ERC-1363). The whole supply is minted
/// once; there is no owner and no way to mint more. It tells how much of the supply can vote.
contract SNM is IVotingToken, ERC20, ERC1363, ERC20Permit, ERC20Votes {
    using Checkpoints for Checkpoints.Trace208;

    /// @inheritdoc IVotingToken
    uint256 public constant SUPPLY = 444_000_000e18;
    /// @dev The trace of what can vote is written where it moved by more than its part of this.
    uint256 private constant VOTING_STEP = 100;

    /// @dev SNM wei. One slot, so that a transfer which changes what can vote writes one, and the trace seldom.
    /// @param current what can vote now
    /// @param traced what was written to the trace last
    struct Voting {
        uint128 current;
        uint128 traced;
    }

    Voting private voting;
    Checkpoints.Trace208 private votingTrace;

    /// @param recipient receives the whole supply
    constructor(address recipient) ERC20("SONM", "SNM") ERC20Permit("SONM") {
        _mint(recipient, SUPPLY);
    }

    /// @notice Votes are counted at a unix time, in seconds.
    function clock() public view override returns (uint48) {
        return Time.timestamp();
    }

    /// @notice How `clock` counts, as ERC-6372 describes it.
    // solhint-disable-next-line func-name-mixedcase
    function CLOCK_MODE() public pure override returns (string memory) {
        return "mode=timestamp";
    }

    /// @notice The number that the account's next permit or delegation by signature must carry.
    function nonces(address account) public view override(ERC20Permit, Nonces) returns (uint256) {
        return super.nonces(account);
    }

    /// @inheritdoc IVotingToken
    function votingSupply() external view returns (uint256) {
        return voting.current;
    }

    /// @inheritdoc IVotingToken
    function getPastVotingSupply(uint256 timepoint) external view returns (uint256) {
        return votingTrace.upperLookupRecent(_validateTimepoint(timepoint));
    }

    function _moveDelegateVotes(address from, address to, uint256 amount) internal override {
        if ((from == address(0)) != (to == address(0))) _moveVoting(to != address(0), uint128(amount));
        super._moveDelegateVotes(_voterOf(from), _voterOf(to), amount);
    }

    function _voterOf(address delegatee) private pure returns (address) {
        return delegatee == VOTES_ELSEWHERE ? address(0) : delegatee;
    }

    /// @param amount below the supply, so it fits, and no more leaves than came
    function _moveVoting(bool isMore, uint128 amount) private {
        Voting memory moved = voting;
        moved.current = isMore ? moved.current + amount : moved.current - amount;
        (uint256 high, uint256 low) = moved.current > moved.traced
            ? (moved.current, moved.traced)
            : (moved.traced, moved.current);
        if (high - low > moved.traced / VOTING_STEP) {
            moved.traced = moved.current;
            votingTrace.push(clock(), moved.current);
        }
        voting = moved;
    }

    function _update(address from, address to, uint256 value) internal override(ERC20, ERC20Votes) {
        super._update(from, to, value);
    }
}
