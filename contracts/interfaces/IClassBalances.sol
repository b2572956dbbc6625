// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {BalancePoint, BalanceProof} from "../types/Balance.sol";

/// @title Supply and demand of each hardware class
/// @notice Nodes attest both as cumulative leaves of their reports; anybody proves them here, and averages can be read over any
/// time of the last month where one is proved an interval, of half of it whoever proves them when.
interface IClassBalances {
    error BalanceIntervalOutOfRange(uint256 interval, uint256 lowest, uint256 highest);
    error BalanceNotNewer(uint256 classId, uint256 asOf, uint256 known);
    error BalanceInFuture(uint256 asOf, uint256 timestamp);
    /// @notice Totals since genesis never fall.
    error BalanceFell(uint256 classId, BalancePoint known, BalancePoint given);
    /// @notice More was in use than there was.
    error BalanceImpossible(uint256 classId, uint256 supplied, uint256 demanded);
    error BalanceProofInvalid(uint256 classId, bytes32 leaf, bytes32 root);
    /// @notice No point is as old as the time asked for.
    error BalanceTooYoung(uint256 classId, uint256 oldest, uint256 needed);

    event BalanceRecorded(uint256 indexed classId, uint256 indexed sequence, BalancePoint point);

    /// @notice Keeps what a report attests of a class. Anybody may call.
    function record(BalanceProof calldata balance) external;

    /// @notice What changed over a time that ends with the newest point.
    /// @param window seconds, at least
    /// @return supply units attested and online on average, with three decimals
    /// @return demand units of them in deals on average, with three decimals
    /// @return fees SNM wei that these deals paid a day on average
    /// @return asOf unix seconds of the newest point
    /// @return since unix seconds of the point from which on they are averages
    function average(
        uint256 classId,
        uint256 window
    ) external view returns (uint256 supply, uint256 demand, uint256 fees, uint256 asOf, uint256 since);

    /// @return point the newest; all zero where there is none
    function latest(uint256 classId) external view returns (BalancePoint memory point);

    /// @return leaf of a class's point, as the report tree holds it
    function leafOf(uint256 classId, BalancePoint calldata point) external pure returns (bytes32);

    /// @return seconds between two points that are kept
    function interval() external view returns (uint256);
}
