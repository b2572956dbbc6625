// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {SafeERC20} from "@openzeppelin/contracts/token/ERC20/utils/SafeERC20.sol";
import {SafeCast} from "@openzeppelin/contracts/utils/math/SafeCast.sol";

import {ISubmissions} from "../interfaces/ISubmissions.sol";
import {PackedProgress} from "../libraries/PackedProgress.sol";
import {MAX_SUBMISSION_CREDIT, SUBMISSION_UNIT} from "../types/Constants.sol";
import {RateFeed} from "./RateFeed.sol";

/// @title What it costs to submit a report, paid back
/// @notice Part of the reports.
abstract contract Submissions is RateFeed, ISubmissions {
    using SafeCast for uint256;
    using SafeERC20 for IERC20;

    /// @notice SNM.
    IERC20 public immutable token;

    /// @inheritdoc ISubmissions
    mapping(address submitter => uint256) public creditOf;

    constructor(IERC20 token_, uint256 credit) {
        token = token_;
        _setCredit(credit);
    }

    /// @inheritdoc ISubmissions
    function fundSubmissions(uint256 amount) external {
        if (amount == 0) revert SubmissionAmountZero();
        PackedProgress last = progress;
        uint256 budget = (last.budgetOf() + _units(amount)).toUint64();
        progress = last.withBudget(budget);
        emit SubmissionsFunded(msg.sender, amount, budget * SUBMISSION_UNIT);

        token.safeTransferFrom(msg.sender, address(this), amount);
    }

    /// @inheritdoc ISubmissions
    function collectCredit(address to) external returns (uint256 amount) {
        if (to == address(0)) revert SubmissionRecipientZero();
        amount = creditOf[msg.sender];
        if (amount == 0) revert SubmissionNothingToCollect(msg.sender);
        creditOf[msg.sender] = 0;
        emit SubmissionCreditCollected(msg.sender, to, amount);

        token.safeTransfer(to, amount);
    }

    /// @dev Credits the submitter of an accepted report, as long as the budget lasts.
    /// @param last not written back yet
    /// @return next what to write back
    /// @return credited SNM wei
    function _creditSubmission(PackedProgress last) internal returns (PackedProgress next, uint256 credited) {
        uint256 credit = last.creditOf();
        uint256 budget = last.budgetOf();
        if (credit == 0 || budget < credit) return (last, 0);
        // A budget is 64 bits and a credit 40: no sum of units leaves a word.
        unchecked {
            next = last.withBudget(budget - credit);
            credited = credit * SUBMISSION_UNIT;
            creditOf[msg.sender] += credited;
        }
    }

    // Reading

    /// @inheritdoc ISubmissions
    function submissionCredit() external view returns (uint256) {
        return progress.creditOf() * SUBMISSION_UNIT;
    }

    /// @inheritdoc ISubmissions
    function submissionBudget() external view returns (uint256) {
        return progress.budgetOf() * SUBMISSION_UNIT;
    }

    // Parameters

    /// @inheritdoc ISubmissions
    function setSubmissionCredit(uint256 credit) external onlyDao {
        _setCredit(credit);
    }

    function _setCredit(uint256 credit) private {
        if (credit > MAX_SUBMISSION_CREDIT) revert SubmissionCreditOutOfRange(credit, MAX_SUBMISSION_CREDIT);
        progress = progress.withCredit(_units(credit));
        emit SubmissionCreditSet(credit);
    }

    function _units(uint256 amount) private pure returns (uint256) {
        if (amount % SUBMISSION_UNIT != 0) revert SubmissionAmountUneven(amount, SUBMISSION_UNIT);
        return amount / SUBMISSION_UNIT;
    }
}
