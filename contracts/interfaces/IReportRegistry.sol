// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {FiledReport, ReportKind} from "../types/Governance.sol";

/// @title Reports that somebody owes the DAO
/// @notice For each kind the DAO names an author and a period. Reports follow each other without a gap, and say what the treasury spent:
/// a report with another total is refused. Who is overdue is paid no stream.
interface IReportRegistry {
    error ReportDaoOnly(address caller);
    error ReportKindEmpty();
    error ReportKindUnknown(bytes32 kind);
    error ReportKindsTooMany(uint256 highest);
    error ReportAuthorZero(bytes32 kind);
    error ReportAuthorOnly(bytes32 kind, address caller);
    error ReportPeriodOutOfRange(uint256 period, uint256 lowest, uint256 highest);
    error ReportGraceOutOfRange(uint256 grace, uint256 lowest, uint256 highest);
    /// @notice The period that it is about has not ended.
    error ReportPeriodRuns(bytes32 kind, uint256 until);
    error ReportContentHashZero();
    /// @notice The treasury spent another amount in the period.
    error ReportTotalsFalse(uint256 told, uint256 spent);
    error ReportUnknown(uint256 reportId);
    error ReportVoidAlready(uint256 reportId);

    /// @param next unix seconds at which the period of the next report begins
    event ReportKindSet(bytes32 indexed kind, address indexed author, uint256 period, uint256 grace, uint256 next);
    event ReportKindEnded(bytes32 indexed kind);
    event ReportFiled(
        uint256 indexed reportId,
        bytes32 indexed kind,
        address indexed author,
        uint256 from,
        uint256 until,
        uint256 spent,
        bytes32 contentHash,
        string uri
    );
    event ReportDeclaredVoid(uint256 indexed reportId, string reason);

    /// @notice Names who files reports of a kind, and how often. A new kind begins now; of a known one the next period stays where it is; one
    /// that was ended begins anew. DAO only.
    /// @param kind a short name in ASCII, as "operations"
    /// @param period seconds
    /// @param grace seconds
    function setKind(bytes32 kind, address author, uint256 period, uint256 grace) external;

    /// @notice Nobody owes reports of this kind any more. DAO only.
    function endKind(bytes32 kind) external;

    /// @notice Files the next report of a kind. Its author only.
    /// @param contentHash keccak256 of the report
    /// @param uri where it is
    /// @param spent SNM wei that the treasury spent in the period
    /// @return reportId from 1
    function file(
        bytes32 kind,
        bytes32 contentHash,
        string calldata uri,
        uint256 spent
    ) external returns (uint256 reportId);

    /// @notice Declares a report void. It stays on record. DAO only.
    function voidReport(uint256 reportId, string calldata reason) external;

    /// @return SNM wei that the treasury spent from one time until before another; 0 where no time lies between
    /// @param from unix seconds
    /// @param until unix seconds, not after now
    function spentBetween(uint256 from, uint256 until) external view returns (uint256);

    /// @return unix seconds until which the next report of a kind is due; 0 where nobody owes one
    function dueAt(bytes32 kind) external view returns (uint256);

    /// @return unix seconds from which on an author is overdue if it files nothing; the largest number where it owes nothing
    function goodUntil(address author) external view returns (uint256);

    function kindOf(bytes32 kind) external view returns (ReportKind memory);

    /// @return all that were ever set
    function kinds() external view returns (bytes32[] memory);

    function reportOf(uint256 reportId) external view returns (FiledReport memory);

    /// @return reports so far
    function reportCount() external view returns (uint256);

    /// @return the treasury
    function dao() external view returns (address);
}
