// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {TimelockController} from "@openzeppelin/contracts/governance/TimelockController.sol";

/// @title The treasury: a timelock that holds the DAO's funds and sets every parameter
/// @notice Nothing happens here before it has been public for the delay. Only the treasury itself changes its roles and
/// its delay, by a call that waits like any other.
contract Treasury is TimelockController {
    /// @param minDelay seconds between scheduling a call and executing it
    /// @param proposers may schedule and cancel
    /// @param executors may execute what is due; the zero address means anybody
    constructor(
        uint256 minDelay,
        address[] memory proposers,
        address[] memory executors
    ) TimelockController(minDelay, proposers, executors, address(0)) {}
}
