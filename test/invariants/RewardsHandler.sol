// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {IMarket} from "../../contracts/interfaces/IMarket.sol";
import {IRewardPrograms} from "../../contracts/interfaces/IRewardPrograms.sol";
import {ITeamPool} from "../../contracts/interfaces/ITeamPool.sol";
import {SNM} from "../../contracts/token/SNM.sol";
import {RewardMode} from "../../contracts/types/Enums.sol";
import {MachineLeaf} from "../../contracts/types/Hardware.sol";
import {Member, ProgramTerms, RewardClaim} from "../../contracts/types/Program.sol";
import {RewardsStage} from "./RewardsStage.sol";

/// @title Machines that enter and leave two programs or are removed, change their cards and claim what nodes attest, true or
/// not, at rates that move, with books of their own
contract RewardsHandler is RewardsStage {
    uint256 public constant PROGRAMS = 2;
    uint256 private constant BUDGET = 40_000e18;

    /// @param gpus units now; 0 where it is no member
    /// @param since unix seconds of the last change
    /// @param possible GPU-seconds until then
    /// @param ahead SNM wei that were reserved at the last change, for the time from then on
    /// @param changes so far
    /// @param paid SNM wei since the last change
    /// @param claims since the last change
    struct Book {
        uint256 gpus;
        uint256 since;
        uint256 possible;
        uint256 ahead;
        uint256 changes;
        uint256 paid;
        uint256 claims;
    }

    ProgramTerms[] private firstTerms;
    mapping(uint256 programId => mapping(address worker => Book)) private books;
    /// @notice SNM wei that a program was given, and that it paid.
    mapping(uint256 programId => uint256) public budgetOf;
    mapping(uint256 programId => uint256) public paidBy;
    /// @notice SNM wei that closed programs gave to the subsidy.
    uint256 public leftovers;
    /// @notice Broken promises, counted where they were seen.
    uint256 public impossiblePaid;
    uint256 public twiceMember;
    uint256 public promisesBroken;
    uint256 public earnedFreed;
    uint256 public overpaid;
    uint256 public removedTooEarly;
    /// @notice What happened at least once.
    uint256 public claims;
    uint256 public refused;
    uint256 public changes;
    uint256 public usedUp;
    uint256 public removals;
    uint256 public closed;

    constructor() {
        deployPrograms(1);
        for (uint256 i = 0; i < PROGRAMS; ++i) open(i);
    }

    /// @dev The second ends later, and pays more.
    function open(uint256 index) private {
        uint40 start = uint40(vm.getBlockTimestamp());
        ProgramTerms memory terms = ProgramTerms({
            classId: 0,
            mode: RewardMode.OnTop,
            usdPerGpuDay: uint96((2 + index) * 1e18),
            start: start,
            guaranteedUntil: start + 90 days,
            end: start + 90 days + uint40(index * 30 days),
            minSoftwareVersion: 0,
            maxGpus: 16,
            reserveMargin: 15_000
        });
        programs.create(terms, BUDGET);
        firstTerms.push(terms);
        budgetOf[index] = BUDGET;
    }

    function contracts() external view returns (SNM, IMarket, IRewardPrograms, ITeamPool) {
        return (token, market, programs, pool);
    }

    function termsAtFirst(uint256 programId) external view returns (ProgramTerms memory) {
        return firstTerms[programId];
    }

    // Reports

    function moveRate(uint256 step, uint256 time) external {
        skip(bound(time, 0, 5 days));
        report(keccak256(abi.encode(step)), step);
    }

    // Members

    function admit(uint256 program, uint256 who, uint256 cards) external {
        (uint256 programId, address worker) = (program % PROGRAMS, workers[who % WORKERS]);
        MachineLeaf memory machine = attest(worker, bound(cards, 0, 9));
        Book memory book = books[programId][worker];
        uint256 reserved = programs.member(programId, worker).reserved;
        try programs.admit(programId, machine) returns (uint256 gpus) {
            settle(programId, worker, gpus, reserved);
            if (book.gpus != 0) ++changes;
            if (gpus != machine.gpus.length) ++impossiblePaid;
        } catch {
            ++refused;
        }
        check();
    }

    function leave(uint256 program, uint256 who) external {
        (uint256 programId, address worker) = (program % PROGRAMS, workers[who % WORKERS]);
        uint256 reserved = programs.member(programId, worker).reserved;
        vm.prank(worker);
        programs.leave(programId, worker);
        settle(programId, worker, 0, reserved);
        check();
    }

    function removeUnattested(uint256 program, uint256 who, uint256 wait) external {
        (uint256 programId, address worker) = (program % PROGRAMS, workers[who % WORKERS]);
        skip(bound(wait, 0, 40 days));
        uint256 reserved = programs.member(programId, worker).reserved;
        uint256 since = hardware.machine(worker).measuredAt;
        try programs.removeUnattested(programId, worker) {
            if (vm.getBlockTimestamp() < since + (VALID_DAYS + 7) * 1 days) ++removedTooEarly;
            removed(programId, worker, reserved);
        } catch {
            ++refused;
        }
        check();
    }

    /// @dev With what a report attests of it now: eight cards at most qualify, and one at least.
    function removeUnqualified(uint256 program, uint256 who, uint256 cards, uint256 wait) external {
        (uint256 programId, address worker) = (program % PROGRAMS, workers[who % WORKERS]);
        MachineLeaf memory machine = attest(worker, bound(cards, 0, 9));
        skip(bound(wait, 0, 10 days));
        uint256 reserved = programs.member(programId, worker).reserved;
        try programs.removeUnqualified(programId, machine) {
            bool qualifies = machine.gpus.length != 0 && machine.gpus.length < 9;
            if (qualifies || vm.getBlockTimestamp() < machine.measuredAt + 7 days) ++removedTooEarly;
            removed(programId, worker, reserved);
        } catch {
            ++refused;
        }
        check();
    }

    function removed(uint256 programId, address worker, uint256 reserved) private {
        ++removals;
        settle(programId, worker, 0, reserved);
    }

    /// @dev Books what was possible until now, and the number of units from now on. A change frees the part of the reserve for
    /// the time to come of the units that go, and nothing of what was earned, but for roundings.
    /// @param before SNM wei that were reserved until now
    function settle(uint256 programId, address worker, uint256 gpus, uint256 before) private {
        Book storage book = books[programId][worker];
        uint256 ahead = aheadAt(programId, book, vm.getBlockTimestamp());
        uint256 reserved = programs.member(programId, worker).reserved;
        uint256 freed = gpus < book.gpus ? (ahead * (book.gpus - gpus)) / book.gpus : 0;
        if (reserved + freed + 2e12 * (book.changes + 1) < before) ++earnedFreed;
        book.ahead = gpus > book.gpus ? ahead + reserved - before : ahead - freed;
        book.possible = possibleAt(programId, worker, vm.getBlockTimestamp());
        (book.gpus, book.since) = (gpus, vm.getBlockTimestamp());
        (book.paid, book.claims, book.changes) = (0, 0, book.changes + 1);
    }

    /// @return SNM wei of the promise of the last change for the time after `time`
    function aheadAt(uint256 programId, Book memory book, uint256 time) private view returns (uint256) {
        uint256 until = firstTerms[programId].guaranteedUntil;
        return time >= until ? 0 : (book.ahead * (until - time)) / (until - book.since);
    }

    function possibleAt(uint256 programId, address worker, uint256 time) public view returns (uint256) {
        Book memory book = books[programId][worker];
        uint256 end = programs.terms(programId).end;
        if (time > end) time = end;
        return time <= book.since ? book.possible : book.possible + book.gpus * (time - book.since);
    }

    // Claims

    /// @dev What is attested may be more than was possible, and less than was paid.
    /// @param early seconds before the report at which it is as of
    function claim(uint256 program, uint256 who, uint256 seconds_, uint256 early, uint256 wait) external {
        (uint256 programId, address worker) = (program % PROGRAMS, workers[who % WORKERS]);
        skip(bound(wait, 0, 20 days));
        uint256 asOf = vm.getBlockTimestamp() - bound(early, 0, 2 hours);
        uint256 possible = possibleAt(programId, worker, asOf);
        uint256 gpuSeconds = bound(seconds_, 0, possible + possible / 16 + 1);
        uint256 sequence = report(programs.leafOf(programId, worker, asOf, gpuSeconds), 0);
        RewardClaim memory reward = RewardClaim({
            programId: programId,
            worker: worker,
            sequence: sequence,
            asOf: uint40(asOf),
            gpuSeconds: gpuSeconds,
            proof: new bytes32[](0)
        });
        (uint256 due, ) = programs.rewardOf(programId, worker, asOf, gpuSeconds);
        try programs.claim(reward) returns (uint256 amount) {
            ++claims;
            if (amount > due) ++overpaid;
            if (amount < due) ++usedUp;
            if (gpuSeconds > possible) ++impossiblePaid;
            paidBy[programId] += amount;
            books[programId][worker].paid += amount;
            ++books[programId][worker].claims;
        } catch {
            ++refused;
        }
        check();
    }

    // The DAO

    function raiseBudget(uint256 program, uint256 amount) external {
        amount = bound(amount, 1, 1_000e18);
        programs.raiseBudget(program % PROGRAMS, amount);
        budgetOf[program % PROGRAMS] += amount;
        check();
    }

    function enlarge(uint256 program, uint256 gpus, uint256 amount) external {
        amount = bound(amount, 0, 1_000e18);
        programs.enlarge(program % PROGRAMS, bound(gpus, 0, 4), amount);
        budgetOf[program % PROGRAMS] += amount;
        check();
    }

    function extend(uint256 program, uint256 time) external {
        uint256 programId = program % PROGRAMS;
        programs.extend(programId, programs.terms(programId).end + bound(time, 1, 60 days));
        check();
    }

    function setAdmission(uint256 program, bool admits) external {
        programs.setAdmission(program % PROGRAMS, admits);
    }

    function close(uint256 program, uint256 wait) external {
        skip(bound(wait, 0, 60 days));
        leftovers += programs.close(program % PROGRAMS);
        ++closed;
        check();
    }

    // What must hold after each of them

    function check() private {
        for (uint256 i = 0; i < WORKERS; ++i) {
            uint256 running;
            for (uint256 id = 0; id < PROGRAMS; ++id) {
                Book memory book = books[id][workers[i]];
                if (book.gpus != 0 && vm.getBlockTimestamp() < programs.terms(id).end) ++running;
                if (book.gpus != 0 && isBroken(id, workers[i], book)) ++promisesBroken;
            }
            if (running > 1) ++twiceMember;
        }
    }

    /// @dev What was paid and what is reserved cover the part of the promise that is for the time after the last claim, but
    /// for less than a unit of the reserve for each claim.
    function isBroken(uint256 programId, address worker, Book memory book) private view returns (bool) {
        Member memory member = programs.member(programId, worker);
        uint256 from = member.asOf > book.since ? member.asOf : book.since;
        uint256 ahead = aheadAt(programId, book, from);
        return member.reserved + book.paid + 2e12 * (book.claims + book.changes) < ahead;
    }
}
