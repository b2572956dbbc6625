import { BigInt } from "@graphprotocol/graph-ts";

import { ReportFiled } from "../../generated/ReportRegistry/ReportRegistry";
import { DaoReport } from "../../generated/schema";
import { numberId } from "../ids";

/** Keeps a report that was filed. */
export function createDaoReport(event: ReportFiled): void {
  const report = new DaoReport(numberId(event.params.reportId));
  report.number = event.params.reportId.toI32();
  report.kind = event.params.kind;
  report.author = event.params.author;
  report.from = event.params.from;
  report.until = event.params.until;
  report.spent = event.params.spent;
  report.contentHash = event.params.contentHash;
  report.uri = event.params.uri;
  report.voided = false;
  report.timestamp = event.block.timestamp;
  report.block = event.block.number;
  report.transaction = event.transaction.hash;
  report.save();
}

/** A report that is there. */
export function loadDaoReport(number: BigInt): DaoReport {
  return DaoReport.load(numberId(number))!;
}
