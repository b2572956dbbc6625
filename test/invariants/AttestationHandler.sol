// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {IHardware} from "../../contracts/interfaces/IHardware.sol";
import {IReports} from "../../contracts/interfaces/IReports.sol";
import {
    MAX_DISPUTE_WINDOW,
    MAX_RATE_STEP,
    MAX_STALE_AFTER,
    MAX_SUBMISSION_CREDIT,
    MIN_DISPUTE_WINDOW,
    MIN_RATE_STEP,
    MIN_STALE_AFTER,
    SUBMISSION_UNIT
} from "../../contracts/types/Constants.sol";
import {MachineLeaf} from "../../contracts/types/Hardware.sol";
import {Report} from "../../contracts/types/Report.sol";
import {Attesters} from "../helpers/Attesters.sol";

/// @title Nodes that report at random, now and then with too few signatures, and machines that use the reports
contract AttestationHandler is Attesters {
    uint256 private constant WORKERS = 3;
    uint256 private constant FIRST_WINDOW = 2 hours;
    uint256 private constant SUBMITTERS = 3;

    /// @notice Broken promises, counted where they were seen.
    uint256 public epochsThatFellBack;
    uint256 public integralsThatFell;
    uint256 public reportsWithoutQuorum;
    uint256 public stepsTooLarge;
    uint256 public machinesThatFellBack;
    uint256 public machinesProvedByPendingReports;
    uint256 public finalReportsVoided;
    uint256 public finalReportsPendingAgain;
    uint256 public creditsBeyondTheirReports;

    /// @notice Since `times[i]` the rate is `rates[i]`.
    uint256[] public times;
    uint256[] public rates;
    /// @notice Roots by sequence; the one at 0 is empty.
    bytes32[] public roots;
    /// @notice What the integral was seen to be.
    uint256[] public seenTimes;
    uint256[] public seenIntegrals;

    /// @notice Whether the report with a sequence was voided, and was seen to be final.
    mapping(uint256 sequence => bool) public voided;
    mapping(uint256 sequence => bool) public wasFinal;
    /// @notice SNM wei that were paid in to pay submitters back, and that they collected.
    uint256 public funded;
    uint256 public collected;
    mapping(address submitter => uint256) private credited;

    IHardware private hardware;
    Node[] private set;
    uint256 private lastIntegral;

    constructor() {
        deployAttesters(FIRST_WINDOW);
        hardware = IHardware(deploy("Hardware", abi.encode(reports, dao, 30, 7)));
        for (uint256 i = 0; i < 5; ++i) {
            join(MINIMUM_BOND * (i + 1));
        }
        masternodes.rotate();
        rememberSet();
        times.push(vm.getBlockTimestamp());
        rates.push(FIRST_RATE);
        roots.push(0);
        skip(2 * EPOCH);
    }

    function contracts() external view returns (IERC20, IReports, IHardware) {
        return (token, reports, hardware);
    }

    /// @dev Bonds as the set has them: what was staked later counts from the next rotation.
    function rememberSet() private {
        delete set;
        Node[] memory list = sorted(nodes);
        for (uint256 i = 0; i < list.length; ++i) {
            list[i].stake = masternodes.masternode(list[i].owner).stake;
            if (list[i].stake != 0) set.push(list[i]);
        }
    }

    function observe() private {
        (uint256 integral, , ) = reports.rateAndIntegral();
        if (integral < lastIntegral) ++integralsThatFell;
        lastIntegral = integral;
        seenTimes.push(vm.getBlockTimestamp());
        seenIntegrals.push(integral);
    }

    function isQuorum(uint256 signers) private view returns (bool) {
        (uint256 signed, uint256 total) = (0, 0);
        for (uint256 i = 0; i < set.length; ++i) {
            total += set[i].stake;
            if ((signers >> i) & 1 == 1) signed += set[i].stake;
        }
        return signed * 3 >= total * 2;
    }

    function send(Report memory report, uint256 signers) private returns (uint256 sequence) {
        uint256 previous = rates[rates.length - 1];
        (, uint256 lastEpoch) = reports.latestReport();
        uint256 maxStep = reports.maxRateStep();
        address submitter = submitterOf(report.epoch);
        uint256 budget = reports.submissionBudget();
        uint256 credit = reports.submissionCredit();
        bytes memory signatures = signAll(set, digestOf(report), signers);
        vm.prank(submitter);
        sequence = reports.submit(report, signers, signatures);
        if (budget >= credit) credited[submitter] += credit;
        if (reports.creditOf(submitter) != credited[submitter]) ++creditsBeyondTheirReports;

        (uint256 newest, uint256 epoch) = reports.latestReport();
        if (epoch <= lastEpoch || epoch != report.epoch || newest != sequence) ++epochsThatFellBack;
        uint256 step = report.rate > previous ? report.rate - previous : previous - report.rate;
        if (step * 10_000 > previous * maxStep) ++stepsTooLarge;
        if (!isQuorum(signers)) ++reportsWithoutQuorum;
        times.push(vm.getBlockTimestamp());
        rates.push(report.rate);
        roots.push(report.root);
        observe();
    }

    /// @dev An epoch around the ones that may be reported, and a rate around those that may follow.
    function reportAtRandom(uint256 epoch, uint256 signers, uint256 rate) external {
        (, uint256 last) = reports.latestReport();
        uint256 current = reports.currentEpoch();
        epoch = bound(epoch, last, current > last ? current : last);
        Report memory next = reportFor(epoch);
        uint256 previous = next.rate;
        next.rate = uint80(bound(rate, previous - previous / 4, previous + previous / 4));
        send(next, signers % (1 << set.length));
    }

    /// @dev The whole set agrees, the day goes on.
    function reportInTime(uint256 rate, uint256 delay) external {
        uint256 epoch = reports.currentEpoch();
        endEpoch(epoch);
        skip(bound(delay, 0, EPOCH / 2));
        Report memory next = reportFor(epoch);
        next.rate = uint80(bound(rate, (uint256(next.rate) * 95) / 100, (uint256(next.rate) * 105) / 100));
        send(next, (1 << set.length) - 1);
    }

    function attest(uint256 who, uint256 age) external {
        address worker = address(uint160(0x2000 + (who % WORKERS)));
        uint256 before = hardware.machine(worker).measuredAt;
        MachineLeaf memory machine;
        machine.worker = worker;
        machine.measuredAt = uint40(vm.getBlockTimestamp() - bound(age, 0, 40 days));
        endEpoch(reports.currentEpoch());
        Report memory next = reportFor(reports.currentEpoch() - 1);
        next.root = hardware.leafOf(machine);
        uint256 sequence = send(next, (1 << set.length) - 1);
        bool isFinal = vm.getBlockTimestamp() >= reports.finalAt(sequence);
        try hardware.submit(machine, sequence, new bytes32[](0)) {
            if (!isFinal) ++machinesProvedByPendingReports;
        } catch {}
        skip(reports.disputeWindow());
        try hardware.submit(machine, sequence, new bytes32[](0)) {} catch {}
        if (hardware.machine(worker).measuredAt < before) ++machinesThatFellBack;
    }

    function passTime(uint256 duration) external {
        skip(bound(duration, 1, 2 days));
        observe();
        noteFinal();
    }

    function submitterOf(uint256 number) private pure returns (address) {
        return address(uint160(0x3000 + (number % SUBMITTERS)));
    }

    /// @dev Looks at all reports that were final once: each must be so still.
    function noteFinal() private {
        for (uint256 sequence = 1; sequence < roots.length; ++sequence) {
            bool isFinal = vm.getBlockTimestamp() >= reports.finalAt(sequence);
            if (wasFinal[sequence] && !isFinal) ++finalReportsPendingAgain;
            if (isFinal) wasFinal[sequence] = true;
        }
    }

    /// @dev The guardian voids a report, a recent one as a rule.
    function voidReport(uint256 back) external {
        uint256 sequence = roots.length - 1 - bound(back, 0, roots.length > 4 ? 3 : roots.length - 2);
        bool isFinal = vm.getBlockTimestamp() >= reports.finalAt(sequence);
        vm.prank(guardian);
        reports.voidReport(sequence);
        voided[sequence] = true;
        if (isFinal || wasFinal[sequence]) ++finalReportsVoided;
    }

    function setDisputeWindow(uint256 window) external {
        noteFinal();
        window = bound(window, MIN_DISPUTE_WINDOW, MAX_DISPUTE_WINDOW);
        vm.prank(dao);
        reports.setDisputeWindow(window);
        noteFinal();
    }

    function setSubmissionCredit(uint256 credit) external {
        credit = bound(credit, 0, MAX_SUBMISSION_CREDIT / SUBMISSION_UNIT) * SUBMISSION_UNIT;
        vm.prank(dao);
        reports.setSubmissionCredit(credit);
    }

    function fundSubmissions(uint256 amount) external {
        amount = bound(amount, 1, MAX_SUBMISSION_CREDIT / SUBMISSION_UNIT) * SUBMISSION_UNIT;
        token.approve(address(reports), amount);
        reports.fundSubmissions(amount);
        funded += amount;
    }

    function collectCredit(uint256 who) external {
        address submitter = submitterOf(who);
        uint256 before = token.balanceOf(submitter);
        vm.prank(submitter);
        uint256 amount = reports.collectCredit(submitter);
        if (amount != credited[submitter] || token.balanceOf(submitter) != before + amount) ++creditsBeyondTheirReports;
        credited[submitter] = 0;
        collected += amount;
    }

    /// @return sum of what submitters are owed
    function owed() external view returns (uint256 sum) {
        for (uint256 i = 0; i < SUBMITTERS; ++i) sum += reports.creditOf(submitterOf(i));
    }

    function addStake(uint256 who, uint256 amount) external {
        address owner = nodes[who % nodes.length].owner;
        amount = bound(amount, MINIMUM_BOND, 3 * MINIMUM_BOND);
        token.transfer(owner, amount);
        vm.prank(owner);
        masternodes.addStake(amount);
    }

    function leave(uint256 who) external {
        address owner = nodes[who % nodes.length].owner;
        if (masternodes.activeOwners().length == 1) return;
        uint256 stake = masternodes.masternode(owner).stake;
        vm.prank(owner);
        masternodes.unbond(stake);
    }

    function rotate() external {
        masternodes.rotate();
        rememberSet();
    }

    function setStaleAfter(uint256 staleAfter) external {
        vm.prank(dao);
        reports.setStaleAfter(bound(staleAfter, MIN_STALE_AFTER, MAX_STALE_AFTER));
        observe();
    }

    function setMaxRateStep(uint256 maxStep) external {
        vm.prank(dao);
        reports.setMaxRateStep(bound(maxStep, MIN_RATE_STEP, MAX_RATE_STEP));
        observe();
    }

    /// @return sum of rate x seconds from the deployment to this second
    function modelIntegral() external view returns (uint256 sum) {
        uint256 end = vm.getBlockTimestamp();
        for (uint256 i = 0; i < times.length; ++i) {
            sum += rates[i] * ((i + 1 < times.length ? times[i + 1] : end) - times[i]);
        }
    }

    function reportCount() external view returns (uint256) {
        return roots.length - 1;
    }

    function seenCount() external view returns (uint256) {
        return seenTimes.length;
    }
}
