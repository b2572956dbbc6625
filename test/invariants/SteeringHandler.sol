// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {IClassBalances} from "../../contracts/interfaces/IClassBalances.sol";
import {IProgramController} from "../../contracts/interfaces/IProgramController.sol";
import {IRewardPrograms} from "../../contracts/interfaces/IRewardPrograms.sol";
import {BalancePoint, BalanceProof} from "../../contracts/types/Balance.sol";
import {RewardMode} from "../../contracts/types/Enums.sol";
import {MachineLeaf} from "../../contracts/types/Hardware.sol";
import {Mandate, Steering, SteeringPlan} from "../../contracts/types/Mandate.sol";
import {ProgramState, ProgramTerms} from "../../contracts/types/Program.sol";
import {RewardsStage} from "./RewardsStage.sol";

/// @title Two classes whose supply, demand and fees nodes attest, true or not, under mandates that the DAO changes and ends, steered
/// by anybody while machines come and go and the rate moves, with books of their own
contract SteeringHandler is RewardsStage {
    uint8 public constant CLASSES = 2;
    uint256 private constant INTERVAL = 1 days;

    /// @param daily SNM wei of the grant since `since`
    /// @param granted SNM wei of all grants until then, rounded up
    /// @param earned SNM wei of fees while there was a mandate, times 10,000 and the boost
    /// @param fees SNM wei of all fees while there was a mandate
    /// @param spent SNM wei
    struct Book {
        uint256 daily;
        uint256 since;
        uint256 granted;
        uint256 earned;
        uint256 fees;
        uint256 spent;
    }

    IClassBalances private balances;
    IProgramController private controller;

    mapping(uint256 classId => Book) private books;
    mapping(uint256 classId => BalancePoint) private points;
    ProgramTerms[] private firstTerms;
    /// @notice SNM wei that programs were given.
    uint256 public given;
    /// @notice What must not happen, counted where it was seen.
    uint256 public fell;
    uint256 public impossible;
    uint256 public touched;
    uint256 public disobeyed;
    /// @notice What happened at least once.
    mapping(Steering steering => uint256) public acts;
    uint256 public refused;
    uint256 public admitted;

    constructor() {
        deployPrograms(CLASSES);
        balances = IClassBalances(deploy("ClassBalances", abi.encode(reports, INTERVAL)));
        bytes memory parts = abi.encode(programs, balances, reports, address(this));
        controller = IProgramController(deploy("ProgramController", parts));
        programs.setController(address(controller));
    }

    function contracts() external view returns (IRewardPrograms, IClassBalances, IProgramController) {
        return (programs, balances, controller);
    }

    function pointOf(uint256 classId) external view returns (BalancePoint memory) {
        return points[classId];
    }

    function termsAtFirst(uint256 programId) external view returns (ProgramTerms memory) {
        return firstTerms[programId];
    }

    function bookOf(uint256 classId) external view returns (Book memory book) {
        book = books[classId];
        book.granted += grantedSince(book);
    }

    function grantedSince(Book memory book) private view returns (uint256) {
        if (book.daily == 0) return 0;
        return (book.daily * (vm.getBlockTimestamp() - book.since)) / 1 days + 1;
    }

    // Supply and demand

    /// @dev Units within what programs can change, so that supply is now short, now enough; `lie` makes totals fall, or demand pass
    /// supply.
    function record(uint256 class, uint256 supply, uint256 demand, uint256 fees, uint256 lie, uint256 wait) external {
        uint256 classId = class % CLASSES;
        skip(bound(wait, 0, 2 days));
        endEpoch(reports.currentEpoch());
        BalancePoint memory known = points[classId];
        BalancePoint memory point = points[classId];
        point.asOf = uint40(vm.getBlockTimestamp());
        uint256 time = known.asOf == 0 ? 0 : point.asOf - known.asOf;
        supply = bound(supply, 0, 40) * time;
        demand = (supply * bound(demand, 0, 100)) / 100;
        point.supplied += uint64(supply);
        point.demanded += uint64(demand);
        point.fees += uint88(bound(fees, 0, 5_000e18));
        if (lie % 8 == 1) point.demanded = point.demanded + uint64(supply - demand + 1);
        if (lie % 8 == 2 && known.fees > 0) point.fees = known.fees - 1;
        if (lie % 8 == 3) point.asOf = uint40(known.asOf);
        prove(classId, known, point);
    }

    function prove(uint256 classId, BalancePoint memory known, BalancePoint memory point) private {
        BalanceProof memory proof;
        (proof.classId, proof.point) = (classId, point);
        proof.sequence = report(balances.leafOf(classId, point), 0);
        proof.proof = new bytes32[](0);
        try balances.record(proof) {
            bool falls = point.asOf <= known.asOf || point.supplied < known.supplied;
            if (falls || point.demanded < known.demanded || point.fees < known.fees) ++fell;
            if (point.demanded - known.demanded > point.supplied - known.supplied) ++impossible;
            uint256 boost = controller.mandateOf(classId).boost;
            if (controller.mandateOf(classId).maxGpus != 0) {
                books[classId].fees += point.fees - known.fees;
                books[classId].earned += (point.fees - known.fees) * boost;
            }
            points[classId] = point;
        } catch {
            ++refused;
        }
    }

    /// @dev Eight days of one level: what the controller needs before it acts.
    function settleAt(uint256 class, uint256 supply, uint256 demand, uint256 fees) external {
        for (uint256 i = 0; i < 8; ++i) this.record(class, supply, demand, fees, 0, 1 days - EPOCH);
    }

    // The DAO

    function setMandate(uint256 class, uint256 seed, uint256 grant, uint256 boost) external {
        uint256 classId = class % CLASSES;
        Mandate memory mandate = Mandate({
            usdPerGpuDay: uint96(bound(seed, 1, 4) * 1e18),
            mode: RewardMode.OnTop,
            minSoftwareVersion: 0,
            maxGpus: uint32(bound(seed >> 8, 8, 40)),
            step: uint16(bound(seed >> 16, 1, 8)),
            guarantee: uint32(bound(seed >> 24, 90 days, 120 days)),
            reserveMargin: uint16(bound(seed >> 32, 10_000, 15_000)),
            band: uint16(bound(seed >> 40, 500, 5_000)),
            boost: uint16(bound(boost, 0, 9_000)),
            dailyGrant: uint96(bound(grant, 0, 3_000e18)),
            feePerGpuDay: uint96(seed % 3 == 0 ? 1e16 : 0)
        });
        controller.setMandate(classId, mandate);
        endGrant(classId);
        books[classId].daily = mandate.dailyGrant;
    }

    function endMandate(uint256 class) external {
        controller.endMandate(class % CLASSES);
        endGrant(class % CLASSES);
    }

    /// @dev Books what was granted until now.
    function endGrant(uint256 classId) private {
        Book storage book = books[classId];
        book.granted += grantedSince(book);
        (book.daily, book.since) = (0, vm.getBlockTimestamp());
    }

    function enlarge(uint256 program, uint256 gpus, uint256 amount) external {
        amount = bound(amount, 0, 100e18);
        programs.enlarge(program % programs.count(), bound(gpus, 0, 8), amount);
        given += amount;
    }

    function setAdmission(uint256 program, bool admits) external {
        programs.setAdmission(program % programs.count(), admits);
    }

    function close(uint256 program) external {
        uint256 programId = program % programs.count();
        ProgramState memory state = programs.state(programId);
        programs.close(programId);
        given -= state.budget;
    }

    // The controller

    function steer(uint256 class, uint256 wait) external {
        uint256 classId = class % CLASSES;
        skip(bound(wait, 0, 2 days));
        report(keccak256(abi.encode(wait)), 0);
        uint256 opened = programs.count();
        bytes32 before = members(opened);
        Mandate memory mandate = controller.mandateOf(classId);
        uint256 room = controller.spendable(classId);
        try controller.steer(classId) returns (SteeringPlan memory plan) {
            ++acts[plan.steering];
            books[classId].spent += plan.budget;
            given += plan.budget;
            if (members(opened) != before) ++touched;
            if (plan.budget > room || controller.spendable(classId) != room - plan.budget) ++disobeyed;
            if (plan.steering == Steering.Opened) firstTerms.push(programs.terms(opened));
            if (programs.count() != firstTerms.length) ++disobeyed;
            obey(classId, mandate, plan);
        } catch {
            ++refused;
        }
    }

    /// @dev What a program is opened with or enlarged by is the mandate's, and its members' reserves are covered.
    function obey(uint256 classId, Mandate memory mandate, SteeringPlan memory plan) private {
        ProgramTerms memory terms = programs.terms(plan.programId);
        ProgramState memory state = programs.state(plan.programId);
        if (terms.classId != classId) ++disobeyed;
        if (plan.gpus != 0 && terms.maxGpus > mandate.maxGpus) ++disobeyed;
        if (state.admits == (plan.steering == Steering.Suspended)) ++disobeyed;
        bool opened = plan.steering == Steering.Opened;
        if (opened && (terms.usdPerGpuDay != mandate.usdPerGpuDay || terms.end != terms.start + mandate.guarantee))
            ++disobeyed;
        if (opened && programs.reserveFor(plan.programId, terms.maxGpus) > state.left) ++disobeyed;
    }

    // Machines and the rate

    function admit(uint256 program, uint256 who, uint256 cards) external {
        MachineLeaf memory machine = attest(workers[who % WORKERS], bound(cards, 1, 8));
        try programs.admit(program % programs.count(), machine) {
            ++admitted;
        } catch {
            ++refused;
        }
    }

    function leave(uint256 program, uint256 who) external {
        address worker = workers[who % WORKERS];
        vm.prank(worker);
        programs.leave(program % programs.count(), worker);
    }

    function moveRate(uint256 step, uint256 time) external {
        skip(bound(time, 0, 3 days));
        report(keccak256(abi.encode(step)), step);
    }

    /// @return hash of what every machine was promised by the first programs
    function members(uint256 count) private view returns (bytes32 hash) {
        for (uint256 id = 0; id < count; ++id) {
            for (uint256 i = 0; i < WORKERS; ++i) hash = keccak256(abi.encode(hash, programs.member(id, workers[i])));
        }
    }
}
