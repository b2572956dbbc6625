// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

/// @title What it costs to submit a report, paid back
/// @notice Out of SNM that are held for it, each accepted report credits its submitter a fixed amount. When they are used up
/// reports go on and nothing is credited: nothing is owed that is not held. Credits are collected by whoever has them.
interface ISubmissions {
    error SubmissionAmountZero();
    /// @notice The amount is no whole multiple of `SUBMISSION_UNIT`.
    error SubmissionAmountUneven(uint256 amount, uint256 unit);
    error SubmissionCreditOutOfRange(uint256 credit, uint256 highest);
    error SubmissionNothingToCollect(address submitter);
    error SubmissionRecipientZero();

    /// @param budget SNM wei that are held and not credited yet
    event SubmissionsFunded(address indexed from, uint256 amount, uint256 budget);
    event SubmissionCreditSet(uint256 credit);
    event SubmissionCreditCollected(address indexed submitter, address indexed to, uint256 amount);

    /// @notice Adds to what reports are paid back from. Anybody may; it can't be taken out again. Needs an allowance.
    /// @param amount SNM wei, a multiple of `SUBMISSION_UNIT`
    function fundSubmissions(uint256 amount) external;

    /// @notice Pays out what the caller's reports were credited.
    /// @return amount SNM wei
    function collectCredit(address to) external returns (uint256 amount);

    /// @notice For reports accepted from now on. DAO only.
    /// @param credit SNM wei, a multiple of `SUBMISSION_UNIT`, at most `MAX_SUBMISSION_CREDIT`; 0 pays nothing back
    function setSubmissionCredit(uint256 credit) external;

    /// @return SNM wei credited and not collected yet
    function creditOf(address submitter) external view returns (uint256);

    /// @return SNM wei that the next report pays back, if the budget holds as much
    function submissionCredit() external view returns (uint256);

    /// @return SNM wei held and not credited to anybody yet
    function submissionBudget() external view returns (uint256);
}
