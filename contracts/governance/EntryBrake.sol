// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {SafeCast} from "@openzeppelin/contracts/utils/math/SafeCast.sol";
import {IGovernor} from "@openzeppelin/contracts/governance/IGovernor.sol";

import {IEntryBrake} from "../interfaces/IEntryBrake.sol";
import {ISonmGovernor} from "../interfaces/ISonmGovernor.sol";
import {ITreasury} from "../interfaces/ITreasury.sol";
import {IVotingToken} from "../interfaces/IVotingToken.sol";
import {BASIS_POINTS, BRAKE_ROUND, BRAKE_SHARE} from "../types/Constants.sol";

/// @title The emergency brake of the market
/// @dev Votes are those a second before the round began: nothing borrowed for a block counts.
contract EntryBrake is IEntryBrake {
    using SafeCast for uint256;

    /// @param snapshot unix seconds
    /// @param total votes so far
    struct Round {
        uint40 snapshot;
        bool pulled;
        uint128 total;
    }

    /// @inheritdoc IEntryBrake
    address public immutable governor;
    /// @inheritdoc IEntryBrake
    address public immutable dao;
    uint256 private immutable needed;

    uint256 private rounds;
    mapping(uint256 round => Round) private roundOf;
    /// @inheritdoc IEntryBrake
    mapping(uint256 round => mapping(address account => bool)) public hasSupported;

    constructor(address governor_, address dao_) {
        governor = governor_;
        dao = dao_;
        needed = (IVotingToken(ISonmGovernor(governor_).token()).SUPPLY() * BRAKE_SHARE) / BASIS_POINTS;
    }

    /// @inheritdoc IEntryBrake
    function support(string calldata reason) external {
        uint256 round = _running();
        if (round == 0) round = _begin();
        if (hasSupported[round][msg.sender]) revert BrakeSupportedAlready(msg.sender, round);
        Round storage current = roundOf[round];
        uint256 snapshot = current.snapshot;
        uint256 votes = IGovernor(governor).getVotes(msg.sender, snapshot);
        if (votes == 0) revert BrakeVotesZero(msg.sender, snapshot);
        hasSupported[round][msg.sender] = true;
        uint256 total = current.total + votes;
        current.total = total.toUint128();
        emit BrakeSupported(round, msg.sender, votes, total, reason);
        if (total < needed) return;
        current.pulled = true;
        _pull(round, reason);
    }

    /// @inheritdoc IEntryBrake
    function pull(string calldata reason) external {
        ISonmGovernor governor_ = ISonmGovernor(governor);
        if (msg.sender != governor_.guardian()) revert BrakeGuardianOnly(msg.sender);
        uint256 ended = governor_.guardianTermEnd();
        if (block.timestamp >= ended) revert BrakeGuardianTermOver(ended);
        _pull(0, reason);
    }

    /// @inheritdoc IEntryBrake
    function currentRound()
        external
        view
        returns (uint256 round, uint256 snapshot, uint256 ends, uint256 total, uint256 needed_)
    {
        round = _running();
        needed_ = needed;
        if (round == 0) return (round, snapshot, ends, total, needed_);
        Round memory current = roundOf[round];
        (snapshot, ends, total) = (current.snapshot, _endOf(current), current.total);
    }

    function _begin() private returns (uint256 round) {
        round = ++rounds;
        Round memory begun = Round({snapshot: uint40(block.timestamp - 1), pulled: false, total: 0});
        roundOf[round] = begun;
        emit BrakeCalled(round, begun.snapshot, _endOf(begun), needed);
    }

    /// @return round from 1; 0 where none runs
    function _running() private view returns (uint256 round) {
        Round memory last = roundOf[rounds];
        return last.pulled || block.timestamp >= _endOf(last) ? 0 : rounds;
    }

    function _endOf(Round memory round) private pure returns (uint256) {
        return round.snapshot + 1 + BRAKE_ROUND;
    }

    function _pull(uint256 round, string calldata reason) private {
        emit BrakePulled(round, msg.sender, reason);
        ITreasury(dao).brakeEntries();
    }
}
