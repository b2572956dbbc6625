import { Masternode, Report, ReportVoid, SignerSet, SignerSetMember } from "../../generated/schema";
import { ReportAccepted, ReportVoided } from "../../generated/Reports/Reports";
import { numberId, partId } from "../ids";
import { hasBit } from "../words";
import { loadOracle } from "./oracle";

/** Keeps a report and notes who signed it. */
export function createReport(event: ReportAccepted): Report {
  const report = new Report(numberId(event.params.sequence));
  report.sequence = event.params.sequence;
  report.epoch = event.params.epoch;
  report.signerSet = numberId(event.params.setId);
  report.root = event.params.root;
  report.rate = event.params.rate;
  report.dataHash = event.params.dataHash;
  report.signers = event.params.signers;
  report.signerCount = creditSigners(event);
  report.signedStake = event.params.signedStake;
  report.submitter = event.params.submitter;
  report.credit = event.params.credit;
  report.timestamp = event.block.timestamp;
  report.finalAt = event.block.timestamp.plus(loadOracle().disputeWindow);
  report.block = event.block.number;
  report.transaction = event.transaction.hash;
  report.save();
  return report;
}

/** Keeps that a report was voided. */
export function createReportVoid(event: ReportVoided): void {
  const voided = new ReportVoid(numberId(event.params.sequence));
  voided.report = numberId(event.params.sequence);
  voided.caller = event.params.caller;
  voided.timestamp = event.block.timestamp;
  voided.block = event.block.number;
  voided.transaction = event.transaction.hash;
  voided.save();
}

/** @returns the number of signatures */
function creditSigners(event: ReportAccepted): i32 {
  const set = SignerSet.load(numberId(event.params.setId));
  if (set == null)
    throw new Error("Signer set " + event.params.setId.toString() + " signed but never came into force.");
  let count = 0;
  for (let i = 0; i < set.size; i++) {
    if (!hasBit(event.params.signers, i)) continue;
    count += 1;
    const node = Masternode.load(SignerSetMember.load(partId(set.id, i))!.masternode)!;
    node.reportsSigned += 1;
    node.lastSignedEpoch = event.params.epoch;
    node.save();
  }
  return count;
}
