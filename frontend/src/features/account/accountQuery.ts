import type { Address, Hex } from "viem";

import { graphql } from "../../indexer/graphql.ts";
import type { Indexer } from "../../indexer/Indexer.ts";

/** Movements of each kind that are shown. */
const MOST = 25;

const accountDocument = graphql(`
  query AccountMovements($id: ID!, $first: Int!) {
    account(id: $id) {
      totalPaid
      totalEarned
      deposits(first: $first, orderBy: timestamp, orderDirection: desc) {
        id
        from
        amount
        timestamp
        block
        transaction
      }
      withdrawals(first: $first, orderBy: timestamp, orderDirection: desc) {
        id
        to
        amount
        timestamp
        block
        transaction
      }
      purchases(first: 1000, where: { status: OPEN }) {
        current
      }
    }
  }
`);

/**
 * SNM that came into or left the ledger.
 *
 * - `amount`: SNM wei; `party`: the wallet
 * - `time`: unix seconds; `block`: its number, which orders what happened within a second
 */
export interface Movement {
  readonly id: Hex;
  readonly kind: "deposit" | "withdrawal";
  readonly party: Address;
  readonly amount: bigint;
  readonly time: number;
  readonly block: number;
  readonly transaction: Hex;
}

/**
 * What the index knows of an account. SNM wei.
 *
 * - `movements`: newest first
 * - `rented`: ids on the chain of the deals in which it pays, for the escrow that the chain tells
 */
export interface AccountHistory {
  readonly totalPaid: bigint;
  readonly totalEarned: bigint;
  readonly movements: readonly Movement[];
  readonly rented: readonly Hex[];
}

const NOTHING: AccountHistory = { totalPaid: 0n, totalEarned: 0n, movements: [], rented: [] };

/** @throws if the subgraph does not answer */
export async function fetchAccount(indexer: Indexer, account: Address, signal?: AbortSignal): Promise<AccountHistory> {
  const { account: found } = await indexer.request(accountDocument, { id: account.toLowerCase(), first: MOST }, signal);
  if (found === null) return NOTHING;
  const movements: Movement[] = [
    ...found.deposits.map(({ from, amount, timestamp, block, ...rest }) => ({
      ...rest,
      kind: "deposit" as const,
      party: from,
      amount: BigInt(amount),
      time: Number(timestamp),
      block: Number(block),
    })),
    ...found.withdrawals.map(({ to, amount, timestamp, block, ...rest }) => ({
      ...rest,
      kind: "withdrawal" as const,
      party: to,
      amount: BigInt(amount),
      time: Number(timestamp),
      block: Number(block),
    })),
  ];
  return {
    totalPaid: BigInt(found.totalPaid),
    totalEarned: BigInt(found.totalEarned),
    movements: movements.sort((left, right) => right.block - left.block),
    rented: found.purchases.map(({ current }) => current),
  };
}
