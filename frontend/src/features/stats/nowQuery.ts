import { CHUNK } from "../../indexer/fetchRows.ts";
import { graphql } from "../../indexer/graphql.ts";
import type { Indexer } from "../../indexer/Indexer.ts";
import type { Timed } from "./buckets.ts";

const nowDocument = graphql(`
  query StatsNow($now: BigInt!, $since: BigInt!, $first: Int!) {
    markets(first: 1) {
      openDealCount
    }
    oracles(first: 1) {
      totalStake
      activeMasternodeCount
      latestReport {
        sequence
        timestamp
        signerCount
        signerSet {
          size
        }
      }
    }
    workers(where: { attestedUntil_gt: $now }, first: $first) {
      classes {
        number
      }
    }
    orders(
      where: { side: ASK, status: ACTIVE, validUntil_gt: $now, worker_: { attestedUntil_gt: $now } }
      orderBy: price
      orderDirection: asc
      first: $first
    ) {
      price
      worker {
        classes {
          number
        }
      }
    }
    deals(where: { closedAt_gte: $since }, orderBy: closedAt, orderDirection: desc, first: $first) {
      closedAt
    }
    feeReceipts(where: { timestamp_gte: $since }, orderBy: timestamp, orderDirection: desc, first: $first) {
      timestamp
      holders
      masternodes
      treasury
    }
  }
`);

/** A fee that came in, and whose it became. SNM wei. */
export interface FeeRow extends Timed {
  readonly holders: bigint;
  readonly masternodes: bigint;
  readonly treasury: bigint;
}

/** How the newest report stands. */
export interface NewestReport {
  readonly sequence: number;
  readonly time: number;
  readonly signers: number;
  readonly seats: number;
}

/**
 * How the network stands now.
 *
 * - `machines`: attested now, by class; `machineCount` all of them; `cut`: there are more than the index gives at once
 * - `cheapest`: the price of the cheapest standing ask by class, USD per second, among the thousand cheapest
 * - `closed`, `fees`: since the time asked for, the newest thousand of each
 */
export interface NetworkNow {
  readonly openDeals: number;
  readonly stake: bigint;
  readonly activeNodes: number;
  readonly report: NewestReport | undefined;
  readonly machineCount: number;
  readonly cut: boolean;
  readonly machines: ReadonlyMap<number, number>;
  readonly cheapest: ReadonlyMap<number, bigint>;
  readonly closed: readonly Timed[];
  readonly fees: readonly FeeRow[];
}

/**
 * @param now unix seconds
 * @param since unix seconds
 * @throws if the subgraph does not answer
 */
export async function fetchNow(
  indexer: Indexer,
  now: number,
  since: number,
  signal?: AbortSignal,
): Promise<NetworkNow> {
  const variables = { now: String(now), since: String(since), first: CHUNK };
  const found = await indexer.request(nowDocument, variables, signal);
  const [oracle] = found.oracles;
  const newest = oracle?.latestReport ?? undefined;
  const machines = new Map<number, number>();
  for (const { classes } of found.workers)
    for (const { number } of classes) machines.set(number, (machines.get(number) ?? 0) + 1);
  const cheapest = new Map<number, bigint>();
  for (const { price, worker } of found.orders)
    for (const { number } of worker?.classes ?? []) if (!cheapest.has(number)) cheapest.set(number, BigInt(price));
  return {
    openDeals: found.markets[0]?.openDealCount ?? 0,
    stake: BigInt(oracle?.totalStake ?? 0),
    activeNodes: oracle?.activeMasternodeCount ?? 0,
    report:
      newest === undefined
        ? undefined
        : {
            sequence: Number(newest.sequence),
            time: Number(newest.timestamp),
            signers: newest.signerCount,
            seats: newest.signerSet.size,
          },
    machineCount: found.workers.length,
    cut: found.workers.length === CHUNK,
    ...{ machines, cheapest },
    closed: found.deals.map(({ closedAt }) => ({ start: Number(closedAt) })),
    fees: found.feeReceipts.map(({ timestamp, holders, masternodes, treasury }) => ({
      start: Number(timestamp),
      holders: BigInt(holders),
      masternodes: BigInt(masternodes),
      treasury: BigInt(treasury),
    })),
  };
}
