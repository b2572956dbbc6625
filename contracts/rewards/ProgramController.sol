// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";
import {SafeCast} from "@openzeppelin/contracts/utils/math/SafeCast.sol";

import {IClassBalances} from "../interfaces/IClassBalances.sol";
import {IProgramController} from "../interfaces/IProgramController.sol";
import {IRateFeed} from "../interfaces/IRateFeed.sol";
import {IRewardPrograms} from "../interfaces/IRewardPrograms.sol";
import {RewardMath} from "../libraries/RewardMath.sol";
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
    RESERVE_UNIT,
    STEER_FRESHNESS,
    STEER_WINDOW,
    TARGET_SUPPLY,
    WAD
} from "../types/Constants.sol";
import {Mandate, Steering, SteeringPlan} from "../types/Mandate.sol";
import {ProgramState, ProgramTerms} from "../types/Program.sol";

/// @title The hand that holds supply at twice the demand
contract ProgramController is IProgramController {
    using SafeCast for uint256;

    /// @dev Three decimals of units.
    uint256 private constant MILLI = 1_000;

    /// @param granted SNM wei that the DAO granted and were not spent, at `settledAt`
    /// @param earned SNM wei out of fees that were not spent, at `settledAt`
    /// @param settledAt unix seconds
    /// @param fees SNM wei of the class's fees that were counted
    /// @param steeredAt unix seconds of the last act
    /// @param programId that was opened last
    /// @param opened whether one ever was
    /// @param current whether it was under the mandate that holds now
    struct Purse {
        uint96 granted;
        uint96 earned;
        uint40 settledAt;
        uint96 fees;
        uint40 steeredAt;
        uint32 programId;
        bool opened;
        bool current;
    }

    /// @param exists whether a program was opened that has not ended
    /// @param admits whether it takes members
    /// @param takesMore whether it is one that new members get at least half of the guarantee from; else what follows
    /// is of one that would be opened now
    /// @param size units that it takes in all
    /// @param room units that it could still take
    /// @param free SNM wei that it has promised to nobody
    /// @param guaranteed seconds for which a unit that it takes now is guaranteed its reward
    struct Last {
        bool exists;
        bool admits;
        bool takesMore;
        uint256 size;
        uint256 room;
        uint256 free;
        uint256 guaranteed;
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
        purses[classId].current = false;
        mandates[classId] = mandate;
        emit MandateSet(classId, mandate);
    }

    /// @inheritdoc IProgramController
    function endMandate(uint256 classId) external {
        if (msg.sender != dao) revert ControllerDaoOnly(msg.sender);
        _mandate(classId);
        _settle(classId, 0, 0, 0);
        delete mandates[classId];
        emit MandateEnded(classId);
    }

    function _checkMandate(Mandate calldata mandate) private pure {
        if (mandate.usdPerGpuDay == 0) revert ControllerRewardZero();
        if (mandate.maxGpus == 0) revert ControllerGpusZero();
        if (mandate.step == 0 || mandate.step > mandate.maxGpus) {
            revert ControllerStepOutOfRange(mandate.step, 1, mandate.maxGpus);
        }
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
    function steer(uint256 classId) external returns (SteeringPlan memory plan) {
        uint256 earliest = earliestSteer(classId);
        if (block.timestamp < earliest) revert ControllerTooEarly(classId, earliest);
        plan = planFor(classId);
        if (plan.steering == Steering.None) revert ControllerNothingToDo(classId, plan.supply, plan.demand);

        purses[classId].steeredAt = uint40(block.timestamp);
        if (plan.budget != 0) _spend(classId, plan.budget);
        if (plan.steering == Steering.Opened) plan.programId = _openProgram(classId, plan);
        if (plan.steering == Steering.Enlarged) programs.enlarge(plan.programId, plan.gpus, plan.budget);
        if (plan.steering != Steering.Opened) _admit(plan.programId, plan.steering != Steering.Suspended);
        emit Steered(classId, plan);
    }

    function _openProgram(uint256 classId, SteeringPlan memory plan) private returns (uint256 programId) {
        Purse storage purse = purses[classId];
        // What it had room for is in the new one.
        if (_last(classId).exists) _admit(purse.programId, false);
        programId = programs.create(_terms(classId, plan.gpus), plan.budget);
        (purse.programId, purse.opened, purse.current) = (uint32(programId), true, true);
    }

    /// @dev Says nothing that is so already.
    function _admit(uint256 programId, bool admits) private {
        if (programs.state(programId).admits != admits) programs.setAdmission(programId, admits);
    }

    function _terms(uint256 classId, uint256 gpus) private view returns (ProgramTerms memory) {
        Mandate memory mandate = mandates[classId];
        uint40 end = uint40(block.timestamp + mandate.guarantee);
        return
            ProgramTerms({
                classId: classId.toUint16(),
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

    /// @inheritdoc IProgramController
    function earliestSteer(uint256 classId) public view returns (uint256) {
        return purses[classId].steeredAt + balances.interval();
    }

    // Deciding

    /// @inheritdoc IProgramController
    function planFor(uint256 classId) public view returns (SteeringPlan memory plan) {
        Mandate memory mandate = _mandate(classId);
        (, uint256 rate, bool fresh) = rates.rateAndIntegral();
        uint256 since = 0;
        (plan.supply, plan.demand, since) = _average(classId, mandate, rate);
        plan.programId = purses[classId].programId;

        Last memory last = _last(classId);
        uint256 target = plan.demand * TARGET_SUPPLY;
        if (plan.supply * BASIS_POINTS > target * (BASIS_POINTS + mandate.band)) {
            if (last.exists && last.admits) plan.steering = Steering.Suspended;
        } else if (
            fresh &&
            since >= purses[classId].steeredAt &&
            plan.supply * BASIS_POINTS < target * (BASIS_POINTS - mandate.band)
        ) {
            _planMore(classId, plan, last, rate, Math.ceilDiv(target - plan.supply, MILLI));
        }
    }

    /// @dev Demand over the window, since it comes and goes; supply over an interval, since it is what the controller moves.
    /// @return supply units, three decimals
    /// @return demand units, three decimals
    /// @return since unix seconds from which on supply was averaged: what was done later does not show in it
    function _average(
        uint256 classId,
        Mandate memory mandate,
        uint256 rate
    ) private view returns (uint256 supply, uint256 demand, uint256 since) {
        uint256 interval = balances.interval();
        uint256 fees = 0;
        uint256 asOf = 0;
        (, demand, fees, , ) = balances.average(classId, STEER_WINDOW * interval);
        (supply, , , asOf, since) = balances.average(classId, interval);
        if (asOf + STEER_FRESHNESS * interval < block.timestamp)
            revert ControllerBalanceStale(classId, asOf, block.timestamp);
        if (mandate.feePerGpuDay == 0 || rate == 0) return (supply, demand, since);

        uint256 each = Math.mulDiv(mandate.feePerGpuDay, rate, WAD, Math.Rounding.Ceil);
        demand = Math.min(demand, (fees * MILLI) / each);
    }

    /// @dev Fills in what is done about units that are missing.
    function _planMore(
        uint256 classId,
        SteeringPlan memory plan,
        Last memory last,
        uint256 rate,
        uint256 missing
    ) private view {
        Mandate memory mandate = mandates[classId];
        uint256 funds = Math.min(spendable(classId), programs.unallocated());
        // So rounded that all of them are covered.
        uint256 each = RewardMath.reserveFor(last.guaranteed, mandate.usdPerGpuDay, rate, mandate.reserveMargin);
        uint256 affordable = (last.free + funds) / (each * RESERVE_UNIT);
        uint256 allowed = last.room + mandate.maxGpus - Math.min(last.size, mandate.maxGpus);
        uint256 wanted = Math.min(Math.max(missing, mandate.step), Math.min(allowed, affordable));
        uint256 cost = wanted * each * RESERVE_UNIT;

        plan.gpus = Math.saturatingSub(wanted, last.room);
        plan.budget = Math.saturatingSub(cost, last.free);
        if (plan.gpus != 0 || plan.budget != 0) {
            plan.steering = last.takesMore ? Steering.Enlarged : Steering.Opened;
        } else if (wanted != 0 && !last.admits) {
            plan.steering = Steering.Resumed;
        }
    }

    function _last(uint256 classId) private view returns (Last memory last) {
        last.guaranteed = mandates[classId].guarantee;
        Purse storage purse = purses[classId];
        if (!purse.opened) return last;
        ProgramTerms memory terms = programs.terms(purse.programId);
        if (block.timestamp >= terms.end) return last;
        ProgramState memory state = programs.state(purse.programId);
        (last.exists, last.admits) = (true, state.admits);
        uint256 left = Math.saturatingSub(terms.guaranteedUntil, block.timestamp);
        if (!purse.current || left * 2 < terms.guaranteedUntil - terms.start) return last;

        (last.takesMore, last.guaranteed) = (true, left);
        (last.size, last.room) = (terms.maxGpus, terms.maxGpus - state.gpus);
        last.free = state.left - state.reserved;
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
        if (mandate.maxGpus == 0) return (0, 0, 0);
        uint256 daily = mandate.dailyGrant;
        uint256 grown = purse.granted + (daily * (block.timestamp - purse.settledAt)) / 1 days;
        // More than 96 bits is more than there is.
        granted = Math.min(grown, Math.min((daily * GRANT_MEMORY) / 1 days, type(uint96).max));
        fees = balances.latest(classId).fees;
        earned = purse.earned + ((fees - purse.fees) * mandate.boost) / BASIS_POINTS;
    }

    /// @inheritdoc IProgramController
    function programFor(uint256 classId) external view returns (uint256 programId, bool exists) {
        Purse storage purse = purses[classId];
        return (purse.programId, purse.opened);
    }
}
