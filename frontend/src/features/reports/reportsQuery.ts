import type { Address, Hex } from "viem";

import { graphql } from "../../indexer/graphql.ts";
import type { Indexer } from "../../indexer/Indexer.ts";

/** Reports that are shown. */
export const MOST_REPORTS = 100;

const reportsDocument = graphql(`
  query DaoReports($first: Int!) {
    daoReports(first: $first, orderBy: number, orderDirection: desc) {
      number
      kind {
        id
      }
      author
      from
      until
      spent
      contentHash
      uri
      voided
      voidReason
      timestamp
    }
  }
`);

/**
 * A report that was filed. SNM wei and unix seconds.
 *
 * - `until`: the first second after its period
 * - `voidReason`: undefined where the DAO did not declare it void
 */
export interface Report {
  readonly id: bigint;
  readonly kind: Hex;
  readonly author: Address;
  readonly from: number;
  readonly until: number;
  readonly spent: bigint;
  readonly contentHash: Hex;
  readonly uri: string;
  readonly voided: boolean;
  readonly voidReason: string | undefined;
  readonly filedAt: number;
}

/** The reports that were filed, the newest first. @throws if the subgraph does not answer */
export async function fetchReports(indexer: Indexer, signal?: AbortSignal): Promise<readonly Report[]> {
  const { daoReports } = await indexer.request(reportsDocument, { first: MOST_REPORTS }, signal);
  return daoReports.map(({ number, kind, from, until, spent, voidReason, timestamp, ...rest }) => ({
    ...rest,
    id: BigInt(number),
    kind: kind.id,
    from: Number(from),
    until: Number(until),
    spent: BigInt(spent),
    voidReason: voidReason ?? undefined,
    filedAt: Number(timestamp),
  }));
}
