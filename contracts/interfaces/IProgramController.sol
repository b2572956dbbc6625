// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {Mandate, SteeringPlan} from "../types/Mandate.sol";

/// @title The hand that holds supply at twice the demand
/// @notice For classes that the DAO hands to it, it opens and enlarges reward programs where supply is short, and stops admission where
/// there is enough. It spends what the DAO grants by the day, and a part of the class's own fees that is below the whole: whoever makes
/// deals with itself to move it pays more than moves.
interface IProgramController {
    error ControllerDaoOnly(address caller);
    error ControllerMandateMissing(uint256 classId);
    error ControllerRewardZero();
    error ControllerGpusZero();
    error ControllerStepOutOfRange(uint256 step, uint256 lowest, uint256 highest);
    error ControllerGuaranteeOutOfRange(uint256 guarantee, uint256 lowest, uint256 highest);
    error ControllerMarginOutOfRange(uint256 margin, uint256 lowest, uint256 highest);
    error ControllerBandOutOfRange(uint256 band, uint256 lowest, uint256 highest);
    error ControllerBoostTooHigh(uint256 boost, uint256 highest);
    /// @notice It acts on a class once in an interval of `ClassBalances`.
    error ControllerTooEarly(uint256 classId, uint256 earliest);
    /// @notice The newest supply and demand are too old to act on: prove newer ones first.
    error ControllerBalanceStale(uint256 classId, uint256 asOf, uint256 timestamp);
    /// @notice Supply is within the band, or what could be done is done or can't be paid.
    error ControllerNothingToDo(uint256 classId, uint256 supply, uint256 demand);

    event MandateSet(uint256 indexed classId, Mandate mandate);
    event MandateEnded(uint256 indexed classId);
    event Steered(uint256 indexed classId, SteeringPlan plan);

    /// @notice Hands a class to the controller, or changes what it may do. What was spent stays counted, and grants begin anew. Fees
    /// count from the newest point on that was proved: where deals ran before, prove one first. DAO only.
    function setMandate(uint256 classId, Mandate calldata mandate) external;

    /// @notice Takes a class back. Its programs go on. DAO only.
    function endMandate(uint256 classId) external;

    /// @notice Acts on a class. Anybody may call. It resumes what the DAO suspended by hand, too, where supply is short: end the
    /// mandate first.
    /// @return plan what was done, with the program that was opened where one was
    function steer(uint256 classId) external returns (SteeringPlan memory plan);

    /// @notice What `steer` would do now, as long as it is not too early.
    function planFor(uint256 classId) external view returns (SteeringPlan memory plan);

    /// @return unix seconds before which `steer` reverts
    function earliestSteer(uint256 classId) external view returns (uint256);

    /// @return SNM wei that may be spent on a class now
    function spendable(uint256 classId) external view returns (uint256);

    /// @return the mandate, all zero where there is none
    function mandateOf(uint256 classId) external view returns (Mandate memory);

    /// @return programId opened last for a class
    /// @return exists false where none was
    function programFor(uint256 classId) external view returns (uint256 programId, bool exists);

    function dao() external view returns (address);
}
