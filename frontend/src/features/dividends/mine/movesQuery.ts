import type { Address, Hex } from "viem";

import { graphql } from "../../../indexer/graphql.ts";
import type { Indexer } from "../../../indexer/Indexer.ts";

/** Moves that are shown. */
const MOST = 25;

const movesDocument = graphql(`
  query DividendMoves($holder: String!, $first: Int!) {
    dividendMoves(where: { holder: $holder }, first: $first, orderBy: block, orderDirection: desc) {
      id
      kind
      amount
      locked
      timestamp
      transaction
    }
  }
`);

/**
 * A holder locked, unlocked or claimed.
 *
 * - `amount`: SNM wei; `locked`: of the holder afterwards
 * - `time`: unix seconds
 */
export interface DividendMove {
  readonly id: Hex;
  readonly kind: "LOCK" | "UNLOCK" | "CLAIM";
  readonly amount: bigint;
  readonly locked: bigint;
  readonly time: number;
  readonly transaction: Hex;
}

/** The newest moves of a holder, newest first. @throws if the subgraph does not answer */
export async function fetchMoves(
  indexer: Indexer,
  holder: Address,
  signal?: AbortSignal,
): Promise<readonly DividendMove[]> {
  const { dividendMoves } = await indexer.request(movesDocument, { holder: holder.toLowerCase(), first: MOST }, signal);
  return dividendMoves.map(({ amount, locked, timestamp, ...rest }) => ({
    ...rest,
    amount: BigInt(amount),
    locked: BigInt(locked),
    time: Number(timestamp),
  }));
}
