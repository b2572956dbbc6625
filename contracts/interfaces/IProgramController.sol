// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {Mandate, Steering} from "../types/Mandate.sol";

/// @title The hand that holds supply at twice the demand
/// @notice For classes that the DAO hands to it, it opens reward programs where supply is short, and stops admission where there is
/// enough. It spends what the DAO grants by the day, and a part of the class's own fees that is below the whole: whoever makes
/// deals with itself to move it pays more than moves.
interface IProgramController {
    error ControllerDaoOnly(address caller);
    error ControllerMandateMissing(uint256 classId);
    error ControllerRewardZero();
    error ControllerGpusZero();
    error ControllerGuaranteeOutOfRange(uint256 guarantee, uint256 lowest, uint256 highest);
    error ControllerMarginOutOfRange(uint256 margin, uint256 lowest, uint256 highest);
    error ControllerBandOutOfRange(uint256 band, uint256 lowest, uint256 highest);
    error ControllerBoostTooHigh(uint256 boost, uint256 highest);
    /// @notice It acts on a class once in `STEER_INTERVAL`.
    error ControllerTooEarly(uint256 classId, uint256 earliest);
    /// @notice The newest supply and demand are too old to act on: prove newer ones first.
    error ControllerBalanceStale(uint256 classId, uint256 asOf, uint256 timestamp);
    /// @notice Supply is within the band, or what could be done is done or can't be paid.
    error ControllerNothingToDo(uint256 classId, uint256 supply, uint256 demand);

    event MandateSet(uint256 indexed classId, Mandate mandate);
    event MandateEnded(uint256 indexed classId);
    /// @param supply units, three decimals
    /// @param demand units, three decimals
    /// @param programId that was opened, resumed or suspended
    /// @param budget SNM wei that were given to it; 0 unless it was opened
    event Steered(
        uint256 indexed classId,
        Steering indexed steering,
        uint256 supply,
        uint256 demand,
        uint256 programId,
        uint256 budget
    );

    /// @notice Hands a class to the controller, or changes what it may do. What was spent stays counted, and grants begin anew. DAO only.
    function setMandate(uint256 classId, Mandate calldata mandate) external;

    /// @notice Takes a class back. Its programs go on. DAO only.
    function endMandate(uint256 classId) external;

    /// @notice Acts on a class. Anybody may call.
    /// @return steering what was done
    /// @return programId with which program
    function steer(uint256 classId) external returns (Steering steering, uint256 programId);

    /// @notice What `steer` would do now, as long as it is not too early.
    /// @return steering what it would do
    /// @return supply units, three decimals
    /// @return demand units, three decimals
    /// @return programId that was opened last
    /// @return gpus units of the program that would be opened; 0 for every other answer
    /// @return budget SNM wei of it
    function proposal(
        uint256 classId
    )
        external
        view
        returns (Steering steering, uint256 supply, uint256 demand, uint256 programId, uint256 gpus, uint256 budget);

    /// @return SNM wei that may be spent on a class now
    function spendable(uint256 classId) external view returns (uint256);

    /// @return the mandate, all zero where there is none
    function mandateOf(uint256 classId) external view returns (Mandate memory);

    /// @return programId opened last for a class
    /// @return exists false where none was
    function programFor(uint256 classId) external view returns (uint256 programId, bool exists);

    function dao() external view returns (address);
}
