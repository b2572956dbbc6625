import {
  ReportDeclaredVoid,
  ReportFiled,
  ReportKindEnded,
  ReportKindSet,
} from "../generated/ReportRegistry/ReportRegistry";
import { createDaoReport, loadDaoReport } from "./entities/daoReport";
import { loadReportKind, setReportKind } from "./entities/reportKind";

export function handleReportKindSet(event: ReportKindSet): void {
  setReportKind(event);
}

export function handleReportKindEnded(event: ReportKindEnded): void {
  const kind = loadReportKind(event.params.kind);
  kind.endedAt = event.block.timestamp;
  kind.save();
}

export function handleReportFiled(event: ReportFiled): void {
  createDaoReport(event);
  const kind = loadReportKind(event.params.kind);
  kind.next = event.params.until;
  kind.reportCount += 1;
  kind.save();
}

export function handleReportDeclaredVoid(event: ReportDeclaredVoid): void {
  const report = loadDaoReport(event.params.reportId);
  report.voided = true;
  report.voidReason = event.params.reason;
  report.voidedAt = event.block.timestamp;
  report.save();
}
