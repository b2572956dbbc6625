import type { Reports } from "../../../types/attestation/Reports.ts";

/** A report that the chain accepted, and when. */
export interface TimedReport {
  readonly sequence: number;
  readonly epoch: bigint;
  readonly rate: bigint;
  readonly dataHash: string;
  readonly root: string;
  /** Unix seconds. */
  readonly time: number;
  readonly transaction: string;
}

/** All accepted reports, oldest first. */
export async function acceptedReports(reports: Reports): Promise<TimedReport[]> {
  const events = await reports.queryFilter(reports.filters.ReportAccepted, 0);
  return Promise.all(
    events.map(async (event) => ({
      sequence: Number(event.args.sequence),
      epoch: event.args.epoch,
      rate: event.args.rate,
      dataHash: event.args.dataHash,
      root: event.args.root,
      time: (await event.getBlock()).timestamp,
      transaction: event.transactionHash,
    })),
  );
}
