// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {Governor} from "@openzeppelin/contracts/governance/Governor.sol";
import {IVotes} from "@openzeppelin/contracts/governance/utils/IVotes.sol";
import {IERC6372} from "@openzeppelin/contracts/interfaces/IERC6372.sol";
import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";
import {Time} from "@openzeppelin/contracts/utils/types/Time.sol";

import {ISonmGovernor} from "../interfaces/ISonmGovernor.sol";
import {IVotingToken} from "../interfaces/IVotingToken.sol";
import {BASIS_POINTS, MAX_QUORUM_SHARE, MIN_QUORUM_SHARE, QUORUM_SHARE} from "../types/Constants.sol";

/// @title With how many votes an account votes, and how many it takes
/// @notice Each SNM is in one place: a wallet, locked, or staked. So its vote counts once, wherever it is.
abstract contract VoteWeights is ISonmGovernor, Governor {
    IVotingToken private immutable snm;
    /// @inheritdoc ISonmGovernor
    address public immutable dividends;
    /// @inheritdoc ISonmGovernor
    address public immutable masternodes;

    constructor(IVotingToken token_, address dividends_, address masternodes_) {
        snm = token_;
        dividends = dividends_;
        masternodes = masternodes_;
    }

    /// @inheritdoc ISonmGovernor
    function token() external view returns (address) {
        return address(snm);
    }

    /// @inheritdoc IERC6372
    function clock() public view override returns (uint48) {
        return Time.timestamp();
    }

    /// @inheritdoc IERC6372
    // solhint-disable-next-line func-name-mixedcase
    function CLOCK_MODE() public pure override returns (string memory) {
        return "mode=timestamp";
    }

    /// @notice The votes that have to take part: a part of the SNM that could vote then, so that sleeping SNM freezes nothing, but no
    /// less and no more than parts of the supply.
    function quorum(uint256 timepoint) public view override returns (uint256) {
        uint256 share = (snm.getPastVotingSupply(timepoint) * QUORUM_SHARE) / BASIS_POINTS;
        uint256 supply = snm.SUPPLY();
        uint256 lowest = (supply * MIN_QUORUM_SHARE) / BASIS_POINTS;
        return Math.min(Math.max(share, lowest), (supply * MAX_QUORUM_SHARE) / BASIS_POINTS);
    }

    function _getVotes(address account, uint256 timepoint, bytes memory) internal view override returns (uint256) {
        return
            IVotes(address(snm)).getPastVotes(account, timepoint) +
            IVotes(dividends).getPastVotes(account, timepoint) +
            IVotes(masternodes).getPastVotes(account, timepoint);
    }
}
