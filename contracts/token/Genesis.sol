// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";

import {TEAM_SUPPLY} from "../types/Constants.sol";
import {LegacySwap} from "./LegacySwap.sol";
import {SNM} from "./SNM.sol";
import {TeamPool} from "./TeamPool.sol";

/// @title The distribution of SNM
/// @notice One transaction makes the token and gives its whole supply where it belongs: a tenth to the team's pool, the
/// rest to whoever holds the original token. No key ever holds it in between.
contract Genesis {
    /// @notice SNM.
    SNM public immutable token;
    TeamPool public immutable teamPool;
    LegacySwap public immutable legacySwap;

    /// @param legacy the original token
    /// @param dao the treasury
    constructor(IERC20 legacy, address dao) {
        token = new SNM(address(this));
        teamPool = new TeamPool(token, dao, msg.sender);
        legacySwap = new LegacySwap(token, legacy);
        // SNM reverts where it moves nothing.
        token.transfer(address(teamPool), TEAM_SUPPLY);
        token.transfer(address(legacySwap), token.SUPPLY() - TEAM_SUPPLY);
    }
}
