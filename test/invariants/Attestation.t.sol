// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";

import {IHardware} from "../../contracts/interfaces/IHardware.sol";
import {IReports} from "../../contracts/interfaces/IReports.sol";
import {REPORT_ROOTS} from "../../contracts/types/Constants.sol";
import {TestBase} from "../helpers/TestBase.sol";
import {AttestationHandler} from "./AttestationHandler.sol";

/// @title What holds for reports, rates and machines after any sequence of calls
contract AttestationInvariants is TestBase {
    AttestationHandler private handler;
    IReports private reports;
    IHardware private hardware;
    IERC20 private token;

    function setUp() public {
        handler = new AttestationHandler();
        (token, reports, hardware) = handler.contracts();
        targetContract(address(handler));
    }

    /// @dev The handler's calls do what they are for, or the invariants would hold for nothing.
    function test_handlerReportsAndAttests() public {
        handler.reportInTime(0, 0);
        handler.passTime(1 days);
        handler.reportAtRandom(10, 31, 6e18);
        handler.addStake(0, 0);
        handler.leave(1);
        handler.rotate();
        handler.attest(0, 0);
        handler.fundSubmissions(0);
        handler.setSubmissionCredit(1);
        handler.reportInTime(0, 0);
        handler.setDisputeWindow(1 days);
        handler.voidReport(0);
        (, uint256 epoch) = reports.latestReport();
        handler.collectCredit(epoch);
        assertTrue(handler.collected() != 0, "credits");
        assertTrue(handler.voided(handler.reportCount()), "void");
        assertGe(handler.reportCount(), 2, "reports");
        assertTrue(hardware.machine(address(0x2000)).measuredAt != 0, "machines");
    }

    function invariant_30_latestEpochStrictlyIncreases() public view {
        assertEq(handler.epochsThatFellBack(), 0, "epoch fell back");
        (uint256 sequence, uint256 epoch) = reports.latestReport();
        assertEq(sequence, handler.reportCount(), "reports counted");
        assertTrue(epoch < reports.currentEpoch(), "an epoch that is not over");
    }

    function invariant_31_integralNeverDecreases() public view {
        assertEq(handler.integralsThatFell(), 0, "integral fell");
    }

    function invariant_32_integralIsTheSumOfRatesTimesSeconds() public view {
        (uint256 integral, , ) = reports.rateAndIntegral();
        assertEq(integral, handler.modelIntegral(), "integral");
    }

    function invariant_33_integralOfThePastNeverChanges() public view {
        uint256 genesis = reports.genesis();
        for (uint256 i = 0; i < handler.seenCount(); ++i) {
            uint256 now_ = reports.cumulativeAt(handler.seenTimes(i), genesis, 0);
            assertEq(now_, handler.seenIntegrals(i), "the past changed");
        }
    }

    function invariant_34_rateMovesByItsStepAtMost() public view {
        assertEq(handler.stepsTooLarge(), 0, "step too large");
    }

    function invariant_35_everyReportHasItsQuorum() public view {
        assertEq(handler.reportsWithoutQuorum(), 0, "no quorum");
    }

    function invariant_36_keptRootsAreTheReportedOnes() public view {
        uint256 newest = handler.reportCount();
        for (uint256 sequence = newest; sequence > 0 && sequence + REPORT_ROOTS > newest; --sequence) {
            bool isFinal = vm.getBlockTimestamp() >= reports.finalAt(sequence);
            assertEq(reports.isVoid(sequence), handler.voided(sequence), "void");
            try reports.rootOf(sequence) returns (bytes32 root) {
                assertEq(root, handler.roots(sequence), "root");
                assertTrue(isFinal && !handler.voided(sequence), "a pending or void root proves");
            } catch {
                assertTrue(!isFinal || handler.voided(sequence), "a final root proves nothing");
            }
        }
    }

    function invariant_37_measuredAtNeverDecreases() public view {
        assertEq(handler.machinesThatFellBack(), 0, "an older measurement replaced a newer one");
    }

    function invariant_38_onlyFinalReportsProveAndTheyStayFinal() public view {
        assertEq(handler.machinesProvedByPendingReports(), 0, "proved by a pending report");
        assertEq(handler.finalReportsVoided(), 0, "a final report was voided");
        assertEq(handler.finalReportsPendingAgain(), 0, "a final report became pending");
    }

    function invariant_39_submissionsArePaidFromWhatIsHeld() public view {
        assertEq(handler.creditsBeyondTheirReports(), 0, "a credit that no report gave");
        uint256 owed = handler.owed();
        assertEq(handler.funded(), handler.collected() + owed + reports.submissionBudget(), "in = out + owed + left");
        assertEq(token.balanceOf(address(reports)), owed + reports.submissionBudget(), "held = owed + left");
    }
}
