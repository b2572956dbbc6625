import { RateMaxStepSet, RateStaleAfterSet, RateUpdated, ReportAccepted } from "../generated/Reports/Reports";
import { loadOracle } from "./entities/oracle";
import { createParameterChange } from "./entities/parameterChange";
import { createRateUpdate } from "./entities/rate";
import { createReport } from "./entities/report";

export function handleReportAccepted(event: ReportAccepted): void {
  const report = createReport(event);
  const oracle = loadOracle();
  oracle.latestReport = report.id;
  oracle.reportCount = report.sequence;
  oracle.save();
}

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
