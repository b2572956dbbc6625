// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";
import {SafeCast} from "@openzeppelin/contracts/utils/math/SafeCast.sol";

import {IClassBalances} from "../interfaces/IClassBalances.sol";
import {IProgramController} from "../interfaces/IProgramController.sol";
import {IRateFeed} from "../interfaces/IRateFeed.sol";
import {IRewardPrograms} from "../interfaces/IRewardPrograms.sol";
import {
    BASIS_POINTS,
    GRANT_MEMORY,
    MAX_BAND,
    MAX_BOOST,
    MAX_PROGRAM,
    MAX_RESERVE_MARGIN,
    MIN_BAND,
    MIN_GUARANTEE,
    MIN_RESERVE_MARGIN,
    REWARD_DAY,
    STEER_INTERVAL,
    STEER_WINDOW,
    TARGET_SUPPLY,
    WAD
} from "../types/Constants.sol";
import {Mandate, Steering} from "../types/Mandate.sol";
import {ProgramState, ProgramTerms} from "../types/Program.sol";

/// @title The hand that holds supply at twice the demand
contract ProgramController is IProgramController {
    using SafeCast for uint256;

    /// @dev Three decimals of units.
    uint256 private constant MILLI = 1_000;

    /// @param granted SNM wei that the DAO granted and were not spent, at `settledAt`
    /// @param earned SNM wei out of fees that were not spent, at `settledAt`
    /// @param fees SNM wei of the class's fees that were counted
    /// @param settledAt unix seconds
    /// @param steeredAt unix seconds of the last act
    /// @param programs that were opened; where it is above 0, `programId` is the last
    struct Purse {
        uint96 granted;
        uint96 earned;
        uint40 settledAt;
        uint96 fees;
        uint40 steeredAt;
        uint32 programs;
        uint32 programId;
    }

    /// @notice Which opens the programs.
    IRewardPrograms public immutable programs;
    /// @notice Where supply and demand are read.
    IClassBalances public immutable balances;
    /// @notice Where the rate is read.
    IRateFeed public immutable rates;
    /// @inheritdoc IProgramController
    address public immutable dao;

    mapping(uint256 classId => Mandate) private mandates;
    mapping(uint256 classId => Purse) private purses;

    constructor(IRewardPrograms programs_, IClassBalances balances_, IRateFeed rates_, address dao_) {
        programs = programs_;
        balances = balances_;
        rates = rates_;
        dao = dao_;
    }

    // Mandates

    /// @inheritdoc IProgramController
    function setMandate(uint256 classId, Mandate calldata mandate) external {
        if (msg.sender != dao) revert ControllerDaoOnly(msg.sender);
        _checkMandate(mandate);
        // Fees from before count as they did, or not at all where there was no mandate.
        (, uint256 earned, uint256 fees) = _settled(classId);
        if (mandates[classId].maxGpus == 0) fees = balances.latest(classId).fees;
        _settle(classId, 0, earned, fees);
        mandates[classId] = mandate;
        emit MandateSet(classId, mandate);
    }

    /// @inheritdoc IProgramController
    function endMandate(uint256 classId) external {
        if (msg.sender != dao) revert ControllerDaoOnly(msg.sender);
        _mandate(classId);
        delete mandates[classId];
        emit MandateEnded(classId);
    }

    function _checkMandate(Mandate calldata mandate) private pure {
        if (mandate.usdPerGpuDay == 0) revert ControllerRewardZero();
        if (mandate.maxGpus == 0) revert ControllerGpusZero();
        if (mandate.guarantee < MIN_GUARANTEE || mandate.guarantee > MAX_PROGRAM) {
            revert ControllerGuaranteeOutOfRange(mandate.guarantee, MIN_GUARANTEE, MAX_PROGRAM);
        }
        if (mandate.reserveMargin < MIN_RESERVE_MARGIN || mandate.reserveMargin > MAX_RESERVE_MARGIN) {
            revert ControllerMarginOutOfRange(mandate.reserveMargin, MIN_RESERVE_MARGIN, MAX_RESERVE_MARGIN);
        }
        if (mandate.band < MIN_BAND || mandate.band > MAX_BAND) {
            revert ControllerBandOutOfRange(mandate.band, MIN_BAND, MAX_BAND);
        }
        if (mandate.boost > MAX_BOOST) revert ControllerBoostTooHigh(mandate.boost, MAX_BOOST);
    }

    /// @inheritdoc IProgramController
    function mandateOf(uint256 classId) external view returns (Mandate memory) {
        return mandates[classId];
    }

    function _mandate(uint256 classId) private view returns (Mandate memory mandate) {
        mandate = mandates[classId];
        if (mandate.maxGpus == 0) revert ControllerMandateMissing(classId);
    }

    // Acting

    /// @inheritdoc IProgramController
    function steer(uint256 classId) external returns (Steering steering, uint256 programId) {
        uint256 earliest = uint256(purses[classId].steeredAt) + STEER_INTERVAL;
        if (block.timestamp < earliest) revert ControllerTooEarly(classId, earliest);
        (uint256 supply, uint256 demand, uint256 gpus, uint256 budget) = (0, 0, 0, 0);
        (steering, supply, demand, programId, gpus, budget) = proposal(classId);
        if (steering == Steering.None) revert ControllerNothingToDo(classId, supply, demand);

        purses[classId].steeredAt = uint40(block.timestamp);
        if (steering == Steering.Opened) {
            _spend(classId, budget);
            programId = programs.create(_terms(classId, gpus), budget);
            Purse storage purse = purses[classId];
            (purse.programs, purse.programId) = (purse.programs + 1, uint32(programId));
        } else {
            programs.setAdmission(programId, steering == Steering.Resumed);
        }
        emit Steered(classId, steering, supply, demand, programId, budget);
    }

    function _terms(uint256 classId, uint256 gpus) private view returns (ProgramTerms memory) {
        Mandate memory mandate = mandates[classId];
        uint40 end = uint40(block.timestamp + mandate.guarantee);
        return
            ProgramTerms({
                classId: uint16(classId), // has a mandate, and balances: it is one of MAX_HARDWARE_CLASSES
                mode: mandate.mode,
                minSoftwareVersion: mandate.minSoftwareVersion,
                usdPerGpuDay: mandate.usdPerGpuDay,
                start: uint40(block.timestamp),
                guaranteedUntil: end,
                end: end,
                maxGpus: uint32(gpus), // at most the mandate's
                reserveMargin: mandate.reserveMargin
            });
    }

    // Deciding

    /// @inheritdoc IProgramController
    function proposal(
        uint256 classId
    )
        public
        view
        returns (Steering steering, uint256 supply, uint256 demand, uint256 programId, uint256 gpus, uint256 budget)
    {
        Mandate memory mandate = _mandate(classId);
        uint256 asOf;
        (supply, demand, asOf) = balances.average(classId, STEER_WINDOW);
        if (asOf + STEER_INTERVAL < block.timestamp) revert ControllerBalanceStale(classId, asOf, block.timestamp);

        uint256 target = demand * TARGET_SUPPLY;
        bool admits;
        uint256 room;
        (programId, admits, room) = _open(classId);
        if (supply * BASIS_POINTS > target * (BASIS_POINTS + mandate.band)) {
            return (admits ? Steering.Suspended : Steering.None, supply, demand, programId, 0, 0);
        }
        if (supply * BASIS_POINTS >= target * (BASIS_POINTS - mandate.band)) {
            return (Steering.None, supply, demand, programId, 0, 0);
        }
        uint256 missing = Math.ceilDiv(target - supply, MILLI);
        if (room != 0 && !admits) return (Steering.Resumed, supply, demand, programId, 0, 0);
        if (room >= missing) return (Steering.None, supply, demand, programId, 0, 0);
        (gpus, budget) = _size(classId, mandate, missing - room);
        return (gpus == 0 ? Steering.None : Steering.Opened, supply, demand, programId, gpus, budget);
    }

    /// @return programId that was opened last
    /// @return admits whether it takes members
    /// @return room units that it could still take; 0 once it has ended
    function _open(uint256 classId) private view returns (uint256 programId, bool admits, uint256 room) {
        Purse storage purse = purses[classId];
        if (purse.programs == 0) return (0, false, 0);
        programId = purse.programId;
        ProgramTerms memory terms = programs.terms(programId);
        if (block.timestamp >= terms.end) return (programId, false, 0);
        ProgramState memory state = programs.state(programId);
        return (programId, state.admits, terms.maxGpus - state.gpus);
    }

    /// @return gpus units that are missing, allowed and can be paid
    /// @return budget SNM wei that all of them are guaranteed
    function _size(
        uint256 classId,
        Mandate memory mandate,
        uint256 missing
    ) private view returns (uint256 gpus, uint256 budget) {
        (, uint256 rate, bool fresh) = rates.rateAndIntegral();
        if (!fresh) return (0, 0);
        uint256 each = Math.mulDiv(
            uint256(mandate.usdPerGpuDay) * mandate.guarantee,
            rate * mandate.reserveMargin,
            WAD * REWARD_DAY * BASIS_POINTS,
            Math.Rounding.Ceil
        );
        uint256 affordable = Math.min(spendable(classId), programs.unallocated()) / each;
        gpus = Math.min(Math.min(missing, mandate.maxGpus), affordable);
        budget = gpus * each;
    }

    // What may be spent

    /// @inheritdoc IProgramController
    function spendable(uint256 classId) public view returns (uint256) {
        if (mandates[classId].maxGpus == 0) return 0;
        (uint256 granted, uint256 earned, ) = _settled(classId);
        return granted + earned;
    }

    /// @dev Out of fees first: a grant may wait, up to a point.
    function _spend(uint256 classId, uint256 amount) private {
        (uint256 granted, uint256 earned, uint256 fees) = _settled(classId);
        uint256 ofFees = Math.min(earned, amount);
        _settle(classId, granted - (amount - ofFees), earned - ofFees, fees);
    }

    function _settle(uint256 classId, uint256 granted, uint256 earned, uint256 fees) private {
        Purse storage purse = purses[classId];
        (purse.granted, purse.earned) = (granted.toUint96(), earned.toUint96());
        (purse.fees, purse.settledAt) = (fees.toUint96(), uint40(block.timestamp));
    }

    /// @return granted SNM wei of grants
    /// @return earned SNM wei of fees
    /// @return fees SNM wei that the class's deals paid in all
    function _settled(uint256 classId) private view returns (uint256 granted, uint256 earned, uint256 fees) {
        Mandate memory mandate = mandates[classId];
        Purse memory purse = purses[classId];
        if (mandate.maxGpus == 0) return (0, purse.earned, purse.fees);
        uint256 daily = mandate.dailyGrant;
        uint256 grown = purse.granted + (daily * (block.timestamp - purse.settledAt)) / 1 days;
        granted = Math.min(grown, (daily * GRANT_MEMORY) / 1 days);
        fees = balances.latest(classId).fees;
        earned = purse.earned + ((fees - purse.fees) * mandate.boost) / BASIS_POINTS;
    }

    /// @inheritdoc IProgramController
    function programFor(uint256 classId) external view returns (uint256 programId, bool exists) {
        Purse storage purse = purses[classId];
        return (purse.programId, purse.programs != 0);
    }
}
