import { Masternode, Report, SignerSet, SignerSetMember } from "../../generated/schema";
import { ReportAccepted } from "../../generated/Reports/Reports";
import { numberId, partId } from "../ids";
import { hasBit } from "../words";

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
  report.timestamp = event.block.timestamp;
  report.block = event.block.number;
  report.transaction = event.transaction.hash;
  report.save();
  return report;
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
