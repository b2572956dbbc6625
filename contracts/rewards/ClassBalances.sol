// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {MerkleProof} from "@openzeppelin/contracts/utils/cryptography/MerkleProof.sol";

import {IClassBalances} from "../interfaces/IClassBalances.sol";
import {IReports} from "../interfaces/IReports.sol";
import {BalancePoint, BalanceProof} from "../types/Balance.sol";
import {BALANCE_POINTS, LEAF_CLASS, MAX_BALANCE_INTERVAL, MIN_BALANCE_INTERVAL} from "../types/Constants.sol";

/// @title Supply and demand of each hardware class
/// @notice One slot a point. The newest point of a class moves on until it is `interval` after the one before; then the
/// next one is another.
contract ClassBalances is IClassBalances {
    /// @dev Units are told with three decimals.
    uint256 private constant MILLI = 1_000;

    /// @notice Whose roots the leaves are proved against.
    IReports public immutable reports;
    /// @inheritdoc IClassBalances
    uint256 public immutable interval;

    /// @dev Points that were ever begun, by class; the ring holds the last `BALANCE_POINTS`.
    mapping(uint256 classId => uint256) private counts;
    mapping(uint256 classId => BalancePoint[BALANCE_POINTS]) private points;

    /// @param interval_ seconds
    constructor(IReports reports_, uint256 interval_) {
        if (interval_ < MIN_BALANCE_INTERVAL || interval_ > MAX_BALANCE_INTERVAL) {
            revert BalanceIntervalOutOfRange(interval_, MIN_BALANCE_INTERVAL, MAX_BALANCE_INTERVAL);
        }
        reports = reports_;
        interval = interval_;
    }

    /// @inheritdoc IClassBalances
    function record(BalanceProof calldata balance) external {
        uint256 classId = balance.classId;
        BalancePoint calldata point = balance.point;
        BalancePoint memory known = latest(classId);
        _check(classId, known, point);
        bytes32 root = reports.rootOf(balance.sequence);
        bytes32 leaf = leafOf(classId, point);
        if (!MerkleProof.verifyCalldata(balance.proof, root, leaf)) revert BalanceProofInvalid(classId, leaf, root);

        uint256 count = counts[classId];
        // The first two are always kept apart: an average needs both.
        if (count < 2 || point.asOf >= points[classId][(count - 2) % BALANCE_POINTS].asOf + interval) {
            counts[classId] = ++count;
        }
        points[classId][(count - 1) % BALANCE_POINTS] = point;
        emit BalanceRecorded(classId, balance.sequence, point);
    }

    function _check(uint256 classId, BalancePoint memory known, BalancePoint calldata point) private view {
        if (point.asOf > block.timestamp) revert BalanceInFuture(point.asOf, block.timestamp);
        if (point.asOf <= known.asOf) revert BalanceNotNewer(classId, point.asOf, known.asOf);
        if (point.supplied < known.supplied || point.demanded < known.demanded || point.fees < known.fees) {
            revert BalanceFell(classId, known, point);
        }
        uint256 supplied = point.supplied - known.supplied;
        uint256 demanded = point.demanded - known.demanded;
        if (demanded > supplied) revert BalanceImpossible(classId, supplied, demanded);
    }

    /// @inheritdoc IClassBalances
    function average(
        uint256 classId,
        uint256 window
    ) external view returns (uint256 supply, uint256 demand, uint256 fees, uint256 asOf, uint256 since) {
        uint256 count = counts[classId];
        BalancePoint memory newest = latest(classId);
        BalancePoint memory then;
        uint256 kept = count < BALANCE_POINTS ? count : BALANCE_POINTS;
        // The youngest that is old enough; at most BALANCE_POINTS steps.
        for (uint256 back = 1; back < kept; ++back) {
            then = points[classId][(count - 1 - back) % BALANCE_POINTS];
            uint256 time = newest.asOf - then.asOf;
            if (time < window) continue;
            supply = (uint256(newest.supplied - then.supplied) * MILLI) / time;
            demand = (uint256(newest.demanded - then.demanded) * MILLI) / time;
            fees = (uint256(newest.fees - then.fees) * 1 days) / time;
            return (supply, demand, fees, newest.asOf, then.asOf);
        }
        revert BalanceTooYoung(classId, kept < 2 ? newest.asOf : then.asOf, window);
    }

    /// @inheritdoc IClassBalances
    function latest(uint256 classId) public view returns (BalancePoint memory point) {
        uint256 count = counts[classId];
        if (count != 0) point = points[classId][(count - 1) % BALANCE_POINTS];
    }

    /// @inheritdoc IClassBalances
    /// @dev Hashed twice, and typed: neither an inner node of the tree nor a leaf of another kind can pass for one.
    function leafOf(uint256 classId, BalancePoint calldata point) public pure returns (bytes32) {
        return keccak256(bytes.concat(keccak256(abi.encode(LEAF_CLASS, classId, point))));
    }
}
