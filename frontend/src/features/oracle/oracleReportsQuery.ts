import { graphql } from "../../indexer/graphql.ts";
import type { Indexer } from "../../indexer/Indexer.ts";
import type { ReportFinality } from "../machines/reportState.ts";

/** Reports that are listed. */
export const MOST_REPORTS = 50;

const reportsDocument = graphql(`
  query OracleReports($first: Int!) {
    reports(first: $first, orderBy: sequence, orderDirection: desc) {
      sequence
      epoch
      rate
      signerCount
      signerSet {
        size
      }
      timestamp
      finalAt
      voids(first: 1) {
        timestamp
      }
      attestations(first: 1000) {
        id
      }
    }
  }
`);

/** A report as the list has it. `rate`: SNM wei for one USD; `acceptedAt`: unix seconds; `attested`: machines in it. */
export interface ListedReport {
  readonly sequence: string;
  readonly epoch: string;
  readonly rate: bigint;
  readonly signed: number;
  readonly members: number;
  readonly acceptedAt: number;
  readonly attested: number;
  readonly finality: ReportFinality;
}

/**
 * The newest reports, the newest first.
 *
 * @throws if the subgraph does not answer
 */
export async function fetchOracleReports(indexer: Indexer, signal?: AbortSignal): Promise<readonly ListedReport[]> {
  const { reports } = await indexer.request(reportsDocument, { first: MOST_REPORTS }, signal);
  return reports.map(({ sequence, epoch, rate, signerCount, signerSet, timestamp, finalAt, voids, attestations }) => ({
    ...{ sequence, epoch, rate: BigInt(rate), signed: signerCount, members: signerSet.size },
    ...{ acceptedAt: Number(timestamp), attested: attestations.length },
    finality: { finalAt: Number(finalAt), voidedAt: voids[0] === undefined ? undefined : Number(voids[0].timestamp) },
  }));
}
