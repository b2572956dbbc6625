import {
  DisputeWindowSet,
  GuardianSet,
  RateMaxStepSet,
  RateStaleAfterSet,
  RateUpdated,
  ReportAccepted,
  ReportVoided,
  SubmissionCreditCollected,
  SubmissionCreditSet,
  SubmissionsFunded,
} from "../generated/Reports/Reports";
import { loadOracle } from "./entities/oracle";
import { createParameterChange } from "./entities/parameterChange";
import { createRateUpdate } from "./entities/rate";
import { createReport, createReportVoid } from "./entities/report";
import { createReportPoint, createVoidPoint } from "./entities/reportPoint";
import { loadSubmitter } from "./entities/submitter";

export function handleReportAccepted(event: ReportAccepted): void {
  const report = createReport(event);
  createReportPoint(report);
  const oracle = loadOracle();
  oracle.latestReport = report.id;
  oracle.reportCount = report.sequence;
  oracle.submissionBudget = oracle.submissionBudget.minus(report.credit);
  oracle.save();
  const submitter = loadSubmitter(event.params.submitter);
  submitter.reports += 1;
  submitter.credited = submitter.credited.plus(report.credit);
  submitter.save();
}

export function handleReportVoided(event: ReportVoided): void {
  createReportVoid(event);
  createVoidPoint();
}

// Submissions, paid back

export function handleSubmissionsFunded(event: SubmissionsFunded): void {
  const oracle = loadOracle();
  oracle.submissionBudget = event.params.budget;
  oracle.save();
}

export function handleSubmissionCreditCollected(event: SubmissionCreditCollected): void {
  const submitter = loadSubmitter(event.params.submitter);
  submitter.collected = submitter.collected.plus(event.params.amount);
  submitter.save();
}

// Rate and parameters

export function handleRateUpdated(event: RateUpdated): void {
  createRateUpdate(event);
  const oracle = loadOracle();
  oracle.rate = event.params.rate;
  oracle.cumulative = event.params.cumulative;
  oracle.rateUpdatedAt = event.block.timestamp;
  oracle.save();
}

export function handleRateStaleAfterSet(event: RateStaleAfterSet): void {
  const oracle = loadOracle();
  oracle.staleAfter = event.params.staleAfter;
  oracle.save();
  createParameterChange(event, "staleAfter", event.params.staleAfter.toString());
}

export function handleRateMaxStepSet(event: RateMaxStepSet): void {
  const oracle = loadOracle();
  oracle.maxRateStep = event.params.maxStep;
  oracle.save();
  createParameterChange(event, "maxRateStep", event.params.maxStep.toString());
}

export function handleDisputeWindowSet(event: DisputeWindowSet): void {
  const oracle = loadOracle();
  oracle.disputeWindow = event.params.disputeWindow;
  oracle.save();
  createParameterChange(event, "disputeWindow", event.params.disputeWindow.toString());
}

export function handleGuardianSet(event: GuardianSet): void {
  const oracle = loadOracle();
  oracle.guardian = event.params.guardian;
  oracle.save();
  createParameterChange(event, "guardian", event.params.guardian.toHexString());
}

export function handleSubmissionCreditSet(event: SubmissionCreditSet): void {
  const oracle = loadOracle();
  oracle.submissionCredit = event.params.credit;
  oracle.save();
  createParameterChange(event, "submissionCredit", event.params.credit.toString());
}
