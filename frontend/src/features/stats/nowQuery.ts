import type { Hex } from "viem";

import { CHUNK, type PageOfRows, fetchPages } from "../../indexer/fetchPages.ts";
import { graphql } from "../../indexer/graphql.ts";
import type { Indexer } from "../../indexer/Indexer.ts";
import type { Timed } from "./buckets.ts";

const nowDocument = graphql(`
  query StatsNow {
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
    hardwareClasses(first: 256, orderBy: number) {
      id
      number
    }
  }
`);

const attestedDocument = graphql(`
  query StatsAttested($now: BigInt!, $after: Bytes!, $first: Int!) {
    workers(where: { attestedUntil_gt: $now, id_gt: $after }, orderBy: id, first: $first) {
      id
      classes {
        number
      }
    }
  }
`);

const cheapestDocument = graphql(`
  query StatsCheapest($now: Int8!, $class: String!) {
    orders(
      where: { side: ASK, status: ACTIVE, validUntil_gt: $now, attestedUntil_gt: $now, classes_contains: [$class] }
      orderBy: cappedPrice
      first: 1
    ) {
      price
    }
  }
`);

const closedDocument = graphql(`
  query StatsClosed($since: BigInt!, $after: Bytes!, $first: Int!) {
    deals(where: { closedAt_gte: $since, id_gt: $after }, orderBy: id, first: $first) {
      id
      closedAt
    }
  }
`);

const feesDocument = graphql(`
  query StatsFees($since: BigInt!, $after: Bytes!, $first: Int!) {
    feeReceipts(where: { timestamp_gte: $since, id_gt: $after }, orderBy: id, first: $first) {
      id
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
 * - `machines`: attested now, by class; `machineCount` all of them
 * - `cheapest`: the price of the cheapest standing ask by class, USD per second
 * - `closed`, `fees`: all since the time asked for
 */
export interface NetworkNow {
  readonly openDeals: number;
  readonly stake: bigint;
  readonly activeNodes: number;
  readonly report: NewestReport | undefined;
  readonly machineCount: number;
  readonly machines: ReadonlyMap<number, number>;
  readonly cheapest: ReadonlyMap<number, bigint>;
  readonly closed: readonly Timed[];
  readonly fees: readonly FeeRow[];
}

/** What sorts before every id of bytes. */
const FIRST_ID: Hex = "0x";

const pageOf = <Row extends { readonly id: Hex }>(rows: readonly Row[]): PageOfRows<Row, Hex> => ({
  rows,
  last: rows.at(-1)?.id,
});

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
  const from = { since: String(since), first: CHUNK };
  const at = { now: String(now), first: CHUNK };
  const [found, workers, deals, receipts] = await Promise.all([
    indexer.request(nowDocument, {}, signal),
    fetchPages(FIRST_ID, async (after) =>
      pageOf((await indexer.request(attestedDocument, { ...at, after }, signal)).workers),
    ),
    fetchPages(FIRST_ID, async (after) =>
      pageOf((await indexer.request(closedDocument, { ...from, after }, signal)).deals),
    ),
    fetchPages(FIRST_ID, async (after) =>
      pageOf((await indexer.request(feesDocument, { ...from, after }, signal)).feeReceipts),
    ),
  ]);
  const [oracle] = found.oracles;
  const newest = oracle?.latestReport ?? undefined;
  const machines = new Map<number, number>();
  for (const { classes } of workers)
    for (const { number } of classes) machines.set(number, (machines.get(number) ?? 0) + 1);
  // A class at a time: the index finds the cheapest of each without a look at the whole book.
  const prices = await Promise.all(
    found.hardwareClasses.map(async ({ id, number }) => {
      const { orders } = await indexer.request(cheapestDocument, { now: String(now), class: id }, signal);
      return orders.map(({ price }) => [number, BigInt(price)] as const);
    }),
  );
  const cheapest = new Map(prices.flat());
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
    machineCount: workers.length,
    ...{ machines, cheapest },
    closed: deals.map(({ closedAt }) => ({ start: Number(closedAt) })),
    fees: receipts.map(({ timestamp, holders, masternodes, treasury }) => ({
      start: Number(timestamp),
      holders: BigInt(holders),
      masternodes: BigInt(masternodes),
      treasury: BigInt(treasury),
    })),
  };
}
