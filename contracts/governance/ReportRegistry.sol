// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";
import {SafeCast} from "@openzeppelin/contracts/utils/math/SafeCast.sol";

import {IReportRegistry} from "../interfaces/IReportRegistry.sol";
import {ITreasury} from "../interfaces/ITreasury.sol";
import {MAX_REPORT_GRACE, MAX_REPORT_KINDS, MAX_REPORT_PERIOD, MIN_REPORT_PERIOD} from "../types/Constants.sol";
import {FiledReport, ReportKind} from "../types/Governance.sol";

/// @title Reports that somebody owes the DAO
contract ReportRegistry is IReportRegistry {
    using SafeCast for uint256;

    /// @inheritdoc IReportRegistry
    address public immutable dao;

    /// @dev All that were ever set, at most MAX_REPORT_KINDS.
    bytes32[] private names;
    mapping(bytes32 kind => ReportKind) private stored;

    /// @inheritdoc IReportRegistry
    uint256 public reportCount;
    mapping(uint256 reportId => FiledReport) private reports;

    modifier onlyDao() {
        if (msg.sender != dao) revert ReportDaoOnly(msg.sender);
        _;
    }

    /// @param dao_ whose spending reports tell, and who names their authors
    constructor(address dao_) {
        dao = dao_;
    }

    // Kinds

    /// @inheritdoc IReportRegistry
    function setKind(bytes32 kind, address author, uint256 period, uint256 grace) external onlyDao {
        if (kind == 0) revert ReportKindEmpty();
        if (author == address(0)) revert ReportAuthorZero(kind);
        if (period < MIN_REPORT_PERIOD || period > MAX_REPORT_PERIOD) {
            revert ReportPeriodOutOfRange(period, MIN_REPORT_PERIOD, MAX_REPORT_PERIOD);
        }
        if (grace > MAX_REPORT_GRACE) revert ReportGraceOutOfRange(grace, 0, MAX_REPORT_GRACE);

        ReportKind memory known = stored[kind];
        uint256 next = known.author == address(0) ? block.timestamp : known.next;
        if (known.period == 0) {
            if (names.length == MAX_REPORT_KINDS) revert ReportKindsTooMany(MAX_REPORT_KINDS);
            names.push(kind);
        }
        // Both lengths are in range, and the time of a block fits until the year 36812.
        stored[kind] = ReportKind({author: author, period: uint40(period), grace: uint40(grace), next: uint40(next)});
        emit ReportKindSet(kind, author, period, grace, next);
    }

    /// @inheritdoc IReportRegistry
    function endKind(bytes32 kind) external onlyDao {
        _owed(kind).author = address(0);
        emit ReportKindEnded(kind);
    }

    // Reports

    /// @inheritdoc IReportRegistry
    function file(
        bytes32 kind,
        bytes32 contentHash,
        string calldata uri,
        uint256 spent
    ) external returns (uint256 reportId) {
        ReportKind storage known = _owed(kind);
        if (msg.sender != known.author) revert ReportAuthorOnly(kind, msg.sender);
        uint256 from = known.next;
        uint256 until = from + known.period;
        if (block.timestamp < until) revert ReportPeriodRuns(kind, until);
        if (contentHash == 0) revert ReportContentHashZero();
        uint256 truth = spentBetween(from, until);
        if (spent != truth) revert ReportTotalsFalse(spent, truth);

        reportId = ++reportCount;
        known.next = uint40(until); // not after now
        reports[reportId] = FiledReport({
            kind: kind,
            author: msg.sender,
            from: uint40(from),
            until: uint40(until),
            filedAt: uint40(block.timestamp),
            spent: spent.toUint128(),
            contentHash: contentHash,
            voided: false
        });
        emit ReportFiled(reportId, kind, msg.sender, from, until, spent, contentHash, uri);
    }

    /// @inheritdoc IReportRegistry
    function voidReport(uint256 reportId, string calldata reason) external onlyDao {
        FiledReport storage report = _report(reportId);
        if (report.voided) revert ReportVoidAlready(reportId);
        report.voided = true;
        emit ReportDeclaredVoid(reportId, reason);
    }

    // Reading

    /// @inheritdoc IReportRegistry
    function spentBetween(uint256 from, uint256 until) public view returns (uint256) {
        if (from >= until) return 0;
        // `until` is above `from`, and what was spent never falls.
        uint256 before = from == 0 ? 0 : ITreasury(dao).spentUntil(from - 1);
        return ITreasury(dao).spentUntil(until - 1) - before;
    }

    /// @inheritdoc IReportRegistry
    function dueAt(bytes32 kind) external view returns (uint256) {
        ReportKind memory known = stored[kind];
        return known.author == address(0) ? 0 : _dueAt(known);
    }

    /// @inheritdoc IReportRegistry
    function goodUntil(address author) external view returns (uint256 until) {
        until = type(uint256).max;
        if (author == address(0)) return until; // whose name stands in kinds that have ended
        uint256 count = names.length;
        for (uint256 i = 0; i < count; ++i) {
            ReportKind memory known = stored[names[i]];
            if (known.author == author) until = Math.min(until, _dueAt(known));
        }
    }

    function _dueAt(ReportKind memory known) private pure returns (uint256) {
        return uint256(known.next) + known.period + known.grace;
    }

    /// @inheritdoc IReportRegistry
    function kindOf(bytes32 kind) external view returns (ReportKind memory) {
        return stored[kind];
    }

    /// @inheritdoc IReportRegistry
    function kinds() external view returns (bytes32[] memory) {
        return names;
    }

    /// @inheritdoc IReportRegistry
    function reportOf(uint256 reportId) external view returns (FiledReport memory) {
        return _report(reportId);
    }

    function _owed(bytes32 kind) private view returns (ReportKind storage known) {
        known = stored[kind];
        if (known.author == address(0)) revert ReportKindUnknown(kind);
    }

    function _report(uint256 reportId) private view returns (FiledReport storage report) {
        report = reports[reportId];
        if (report.author == address(0)) revert ReportUnknown(reportId);
    }
}
