import type { Address, Hex } from "viem";

import { graphql } from "../../indexer/graphql.ts";
import type { Indexer } from "../../indexer/Indexer.ts";
import { type ReportOrigin, readReportOrigin, reportOriginFragment } from "../machines/reportOrigin.ts";

/** Machines of one report that are shown. */
export const MOST_ATTESTED = 100;

const reportDocument = graphql(
  `
    query OracleReport($sequence: BigInt!, $first: Int!) {
      reports(where: { sequence: $sequence }, first: 1) {
        ...ReportOrigin
        root
        rate
        dataHash
        submitter
        signerSet {
          number
        }
        attestations(first: $first, orderBy: measuredAt, orderDirection: desc) {
          id
          cpuModel
          worker {
            id
          }
        }
      }
    }
  `,
  [reportOriginFragment],
);

/**
 * A report of the masternodes. `rate`: SNM wei for one USD; `root`: of everything that it proves.
 *
 * - `origin`: who signed it and whether it counts
 * - `submitter`: who brought it, and is paid for that
 */
export interface OracleReport {
  readonly origin: ReportOrigin;
  readonly setNumber: bigint;
  readonly root: Hex;
  readonly rate: bigint;
  readonly dataHash: Hex;
  readonly submitter: Address;
  readonly attested: readonly { readonly id: Hex; readonly worker: Address; readonly model: string }[];
}

/**
 * A report by its number; null where there is none.
 *
 * @throws if the subgraph does not answer
 */
export async function fetchOracleReport(
  indexer: Indexer,
  sequence: string,
  signal?: AbortSignal,
): Promise<OracleReport | null> {
  const { reports } = await indexer.request(reportDocument, { sequence, first: MOST_ATTESTED }, signal);
  const [report] = reports;
  if (report === undefined) return null;
  return {
    origin: readReportOrigin(report),
    setNumber: BigInt(report.signerSet.number),
    rate: BigInt(report.rate),
    ...{ root: report.root, dataHash: report.dataHash, submitter: report.submitter },
    attested: report.attestations.map(({ id, worker, cpuModel }) => ({ id, worker: worker.id, model: cpuModel })),
  };
}
