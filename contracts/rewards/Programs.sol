// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {SafeERC20} from "@openzeppelin/contracts/token/ERC20/utils/SafeERC20.sol";
import {SafeCast} from "@openzeppelin/contracts/utils/math/SafeCast.sol";

import {IHardwareClasses} from "../interfaces/IHardwareClasses.sol";
import {IReports} from "../interfaces/IReports.sol";
import {IRewardPrograms} from "../interfaces/IRewardPrograms.sol";
import {ITeamPool} from "../interfaces/ITeamPool.sol";
import {RewardMath} from "../libraries/RewardMath.sol";
import {
    MAX_OPEN_PROGRAMS,
    MAX_PROGRAM,
    MAX_RESERVE_MARGIN,
    MIN_GUARANTEE,
    MIN_RESERVE_MARGIN,
    RESERVE_UNIT,
    REWARD_CLAIM_PERIOD
} from "../types/Constants.sol";
import {ProgramState, ProgramTerms} from "../types/Program.sol";

/// @title Reward programs and their budgets
/// @notice Part of `RewardPrograms`: what the DAO decides, and what becomes of the money that nobody earned.
abstract contract Programs is IRewardPrograms {
    using SafeCast for uint256;
    using SafeERC20 for IERC20;

    /// @dev What claims and admissions change, in one slot.
    /// @param left SNM wei of the budget that were not paid
    /// @param reserved units of `RESERVE_UNIT`
    /// @param gpus units that are members
    struct Purse {
        uint96 left;
        uint64 reserved;
        uint32 gpus;
        bool admits;
        bool closed;
    }

    /// @notice SNM.
    IERC20 public immutable token;
    /// @notice Whose leaves are claimed, at whose rate.
    IReports public immutable reports;
    /// @notice Which classes there are.
    IHardwareClasses public immutable classes;
    /// @notice Where the money comes from, and where leftovers go.
    ITeamPool public immutable teamPool;
    /// @inheritdoc IRewardPrograms
    address public immutable dao;

    /// @inheritdoc IRewardPrograms
    uint256 public count;
    mapping(uint256 programId => ProgramTerms) private programs;
    mapping(uint256 programId => Purse) internal purses;
    mapping(uint256 programId => uint256) private budgets;
    /// @dev Not closed, in no order; at most MAX_OPEN_PROGRAMS.
    uint256[] private open;

    /// @inheritdoc IRewardPrograms
    address public controller;

    modifier onlyDao() {
        if (msg.sender != dao) revert ProgramDaoOnly(msg.sender);
        _;
    }

    modifier onlyDeciders() {
        if (msg.sender != dao && msg.sender != controller) revert ProgramDeciderOnly(msg.sender);
        _;
    }

    constructor(IERC20 token_, IReports reports_, IHardwareClasses classes_, ITeamPool teamPool_, address dao_) {
        token = token_;
        reports = reports_;
        classes = classes_;
        teamPool = teamPool_;
        dao = dao_;
    }

    // Deciding

    /// @inheritdoc IRewardPrograms
    function setController(address controller_) external onlyDao {
        controller = controller_;
        emit ProgramControllerSet(controller_);
    }

    /// @inheritdoc IRewardPrograms
    function create(ProgramTerms calldata terms_, uint256 budget) external onlyDeciders returns (uint256 programId) {
        _checkTerms(terms_);
        if (open.length == MAX_OPEN_PROGRAMS) revert ProgramsTooMany(open.length, MAX_OPEN_PROGRAMS);
        if (budget == 0) revert ProgramBudgetZero();
        uint96 left = _allocate(budget);
        programId = count;
        count = programId + 1;
        programs[programId] = terms_;
        open.push(programId);
        budgets[programId] = budget;
        purses[programId] = Purse({left: left, reserved: 0, gpus: 0, admits: true, closed: false});
        emit ProgramCreated(programId, terms_, budget);
    }

    function _checkTerms(ProgramTerms calldata terms_) private view {
        if (terms_.usdPerGpuDay == 0) revert ProgramRewardZero();
        if (terms_.maxGpus == 0) revert ProgramGpusZero();
        (uint256 start, uint256 guaranteed, uint256 end) = (terms_.start, terms_.guaranteedUntil, terms_.end);
        bool ordered = guaranteed >= start + MIN_GUARANTEE && end >= guaranteed && end <= start + MAX_PROGRAM;
        if (!ordered || guaranteed <= block.timestamp) revert ProgramTimesInvalid(start, guaranteed, end);
        uint256 margin = terms_.reserveMargin;
        if (margin < MIN_RESERVE_MARGIN || margin > MAX_RESERVE_MARGIN) {
            revert ProgramMarginOutOfRange(margin, MIN_RESERVE_MARGIN, MAX_RESERVE_MARGIN);
        }
        // reverts for a class that is not there
        classes.hardwareClass(terms_.classId);
    }

    /// @inheritdoc IRewardPrograms
    function raiseBudget(uint256 programId, uint256 amount) external onlyDao {
        if (amount == 0) revert ProgramBudgetZero();
        uint256 budget = _addBudget(programId, amount);
        emit ProgramBudgetRaised(programId, amount, budget);
    }

    /// @inheritdoc IRewardPrograms
    function enlarge(uint256 programId, uint256 gpus, uint256 amount) external onlyDeciders {
        if (gpus == 0 && amount == 0) revert ProgramGpusZero();
        uint256 budget = _addBudget(programId, amount);
        ProgramTerms storage stored = _terms(programId);
        if (block.timestamp >= stored.end) revert ProgramEnded(programId, stored.end);
        uint256 maxGpus = stored.maxGpus + gpus;
        stored.maxGpus = maxGpus.toUint32();
        emit ProgramEnlarged(programId, maxGpus, amount, budget);
    }

    function _addBudget(uint256 programId, uint256 amount) private returns (uint256 budget) {
        Purse storage purse = _notClosed(programId);
        purse.left = (purse.left + uint256(_allocate(amount))).toUint96();
        budget = budgets[programId] + amount;
        budgets[programId] = budget;
    }

    /// @inheritdoc IRewardPrograms
    function extend(uint256 programId, uint256 end) external onlyDao {
        ProgramTerms storage stored = _terms(programId);
        uint256 known = stored.end;
        if (block.timestamp >= known) revert ProgramEnded(programId, known);
        uint256 latest = stored.start + MAX_PROGRAM;
        if (end <= known || end > latest) revert ProgramEndInvalid(programId, end, known + 1, latest);
        stored.end = uint40(end); // at most a year after a start of 40 bits that was checked with it
        emit ProgramExtended(programId, end);
    }

    /// @inheritdoc IRewardPrograms
    function setAdmission(uint256 programId, bool admits) external onlyDeciders {
        _notClosed(programId).admits = admits;
        emit ProgramAdmissionSet(programId, admits);
    }

    /// @inheritdoc IRewardPrograms
    function close(uint256 programId) external returns (uint256 leftover) {
        Purse storage purse = _notClosed(programId);
        uint256 claimableUntil = _terms(programId).end + REWARD_CLAIM_PERIOD;
        if (block.timestamp <= claimableUntil) revert ProgramClaimable(programId, claimableUntil);
        leftover = purse.left;
        (purse.left, purse.reserved, purse.admits, purse.closed) = (0, 0, false, true);
        _removeOpen(programId);
        emit ProgramClosed(programId, leftover);
        if (leftover == 0) return 0;

        token.forceApprove(address(teamPool), leftover);
        teamPool.extendSubsidy(leftover);
    }

    function _removeOpen(uint256 programId) private {
        uint256 last = open.length - 1;
        for (uint256 i = 0; i < last; ++i) {
            if (open[i] != programId) continue;
            open[i] = open[last];
            break;
        }
        open.pop();
    }

    // Money

    /// @dev At most 96 bits: all of SNM has 89.
    function _allocate(uint256 amount) private view returns (uint96) {
        uint256 spare = unallocated();
        if (amount > spare) revert ProgramFundsTooLow(spare, amount);
        return amount.toUint96();
    }

    /// @inheritdoc IRewardPrograms
    function unallocated() public view returns (uint256) {
        uint256 left = 0;
        for (uint256 i = 0; i < open.length; ++i) {
            left += purses[open[i]].left;
        }
        return token.balanceOf(address(this)) - left;
    }

    /// @dev SNM wei that are left and promised to nobody.
    function _free(Purse memory purse) internal pure returns (uint256) {
        return purse.left - purse.reserved * RESERVE_UNIT;
    }

    /// @dev Units of `RESERVE_UNIT` that a promise of so many units from now to the end of the guarantee takes.
    function _reserveNow(ProgramTerms storage terms_, uint256 gpus) internal view returns (uint256) {
        (, uint256 rate, bool fresh) = reports.rateAndIntegral();
        if (!fresh) revert ProgramRateStale();
        if (block.timestamp >= terms_.guaranteedUntil) return 0;
        uint256 time = terms_.guaranteedUntil - block.timestamp;
        return RewardMath.reserveFor(gpus * time, terms_.usdPerGpuDay, rate, terms_.reserveMargin);
    }

    // Reading

    /// @dev Every program ends, so that one without an end is none.
    function _terms(uint256 programId) internal view returns (ProgramTerms storage terms_) {
        terms_ = programs[programId];
        if (terms_.end == 0) revert ProgramUnknown(programId, count);
    }

    function _notClosed(uint256 programId) internal view returns (Purse storage purse) {
        _terms(programId);
        purse = purses[programId];
        if (purse.closed) revert ProgramClosedAlready(programId);
    }

    /// @inheritdoc IRewardPrograms
    function terms(uint256 programId) external view returns (ProgramTerms memory) {
        return _terms(programId);
    }

    /// @inheritdoc IRewardPrograms
    function state(uint256 programId) external view returns (ProgramState memory) {
        _terms(programId);
        Purse memory purse = purses[programId];
        return
            ProgramState({
                budget: budgets[programId],
                left: purse.left,
                reserved: purse.reserved * RESERVE_UNIT,
                gpus: purse.gpus,
                admits: purse.admits,
                closed: purse.closed
            });
    }

    /// @inheritdoc IRewardPrograms
    function reserveFor(uint256 programId, uint256 gpus) external view returns (uint256) {
        return _reserveNow(_terms(programId), gpus) * RESERVE_UNIT;
    }
}
