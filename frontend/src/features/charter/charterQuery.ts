import type { Hex } from "viem";

import { graphql } from "../../indexer/graphql.ts";
import type { Indexer } from "../../indexer/Indexer.ts";

const charterDocument = graphql(`
  query CharterVersions($first: Int!) {
    charterVersions(first: $first, orderBy: number, orderDirection: desc) {
      number
      timestamp
      transaction
    }
  }
`);

const MOST = 1_000;

/** When a version was adopted, unix seconds, and by which transaction. */
export interface Adoption {
  readonly time: number;
  readonly transaction: Hex;
}

/** Adoptions by version. @throws if the subgraph does not answer */
export async function fetchAdoptions(indexer: Indexer, signal?: AbortSignal): Promise<ReadonlyMap<number, Adoption>> {
  const { charterVersions } = await indexer.request(charterDocument, { first: MOST }, signal);
  return new Map(
    charterVersions.map(({ number, timestamp, transaction }) => [number, { time: Number(timestamp), transaction }]),
  );
}
