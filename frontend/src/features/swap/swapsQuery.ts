import type { Address, Hex } from "viem";

import { graphql } from "../../indexer/graphql.ts";
import type { Indexer } from "../../indexer/Indexer.ts";

/** Swaps of an account that are shown. */
const MOST = 25;

const totalsDocument = graphql(`
  query SwapTotals {
    legacySwaps(first: 1) {
      swapped
      count
    }
  }
`);

const swapsDocument = graphql(`
  query Swaps($account: Bytes!, $first: Int!) {
    swaps(
      where: { or: [{ account: $account }, { to: $account }] }
      first: $first
      orderBy: block
      orderDirection: desc
    ) {
      id
      account
      to
      amount
      timestamp
      transaction
    }
  }
`);

/** All swaps together. `swapped`: wei of the original token, and as much SNM. */
export interface SwapTotals {
  readonly swapped: bigint;
  readonly count: number;
}

/** Original tokens became SNM. `amount`: wei of both; `to`: who got the SNM; `time`: unix seconds. */
export interface Swap {
  readonly id: Hex;
  readonly account: Address;
  readonly to: Address;
  readonly amount: bigint;
  readonly time: number;
  readonly transaction: Hex;
}

/** @throws if the subgraph does not answer */
export async function fetchSwapTotals(indexer: Indexer, signal?: AbortSignal): Promise<SwapTotals> {
  const { legacySwaps } = await indexer.request(totalsDocument, {}, signal);
  return { swapped: BigInt(legacySwaps[0]?.swapped ?? 0), count: legacySwaps[0]?.count ?? 0 };
}

/** The newest swaps that an account made or got SNM from, newest first. @throws if the subgraph does not answer */
export async function fetchSwaps(indexer: Indexer, account: Address, signal?: AbortSignal): Promise<readonly Swap[]> {
  const variables = { account: account.toLowerCase() as Address, first: MOST };
  const { swaps } = await indexer.request(swapsDocument, variables, signal);
  return swaps.map(({ amount, timestamp, ...rest }) => ({
    ...rest,
    amount: BigInt(amount),
    time: Number(timestamp),
  }));
}
