// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {Speed} from "../types/Governance.sol";

/// @title What the DAO owns and decides by
/// @notice A timelock that holds the DAO's funds and sets every parameter. Only the governor schedules, executes and cancels. How long a
/// decision waits follows from what it does, not from who asks. Every SNM wei that leaves by a decision is counted.
interface ITreasury {
    error TreasuryDeployerOnly(address caller);
    error TreasuryBrakeOnly(address caller);
    /// @notice The governor is known already, and stays until the DAO changes its own roles.
    error TreasuryConnected(address governor);
    /// @notice No contract is there.
    error TreasuryNoContract(address account);
    /// @notice Decisions are scheduled as batches only.
    error TreasuryBatchesOnly();
    /// @notice A call of SNM that calls whom it pays: what it does then could not be counted. Or one that gives votes of the
    /// treasury's SNM to somebody.
    error TreasuryCallRefused(bytes4 selector);
    /// @notice A decision left an allowance behind: what it names could be taken later, uncounted.
    error TreasuryAllowanceLeft(address spender, uint256 amount);
    error TreasuryDelayOutOfRange(uint256 delay, uint256 lowest, uint256 highest);
    /// @notice Only what is past can be counted: it changes no more.
    error TreasuryTimepointNotPast(uint256 timepoint, uint256 timestamp);

    event TreasuryCompleted(address indexed governor, address indexed brake);
    /// @param amount SNM wei that one decision took out
    /// @param total SNM wei that all of them did
    event TreasurySpent(uint256 amount, uint256 total);
    /// @notice Part of what may be spent fast was taken by a decision that waits.
    /// @param spent SNM wei of the 30 days that began at `since`
    event FastSpendingReserved(uint256 amount, uint256 spent, uint256 since);
    event StandardDelaySet(uint256 delay);

    /// @notice What the treasury decides by, which is deployed after it. The deployer only, once.
    /// @param governor gets every role of the timelock
    /// @param brake may stop entries of the market
    /// @param market whose entries stop
    /// @param masternodes what is called there could harm stakers
    /// @param splitter what is called there could, too
    function complete(address governor, address brake, address market, address masternodes, address splitter) external;

    /// @notice Stops new deals of the market for as long as it allows. The brake only.
    function brakeEntries() external;

    /// @notice Sets for how long decisions wait that are neither fast nor slow. By a decision only.
    /// @param delay seconds
    function setStandardDelay(uint256 delay) external;

    /// @notice How a batch of calls would be treated if it were scheduled now.
    function speedOf(
        address[] calldata targets,
        uint256[] calldata values,
        bytes[] calldata payloads
    ) external view returns (Speed);

    /// @return seconds that decisions of a speed wait
    function delayOf(Speed speed) external view returns (uint256);

    /// @return SNM wei that may yet be spent fast in these 30 days
    function fastSpendingLeft() external view returns (uint256);

    /// @return SNM wei that decisions took out until a time, that second included
    /// @param timepoint unix seconds, before now
    function spentUntil(uint256 timepoint) external view returns (uint256);

    /// @return SNM wei that decisions took out so far
    function totalSpent() external view returns (uint256);

    /// @return SNM; 0 until it is complete
    function token() external view returns (address);

    function market() external view returns (address);

    function masternodes() external view returns (address);

    function splitter() external view returns (address);

    function governor() external view returns (address);

    function brake() external view returns (address);
}
