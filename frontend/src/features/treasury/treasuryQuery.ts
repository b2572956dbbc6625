import type { Address, Hex } from "viem";

import { CHUNK } from "../../indexer/fetchPages.ts";
import { type Series, fetchRows, secondsOf } from "../../indexer/fetchRows.ts";
import { graphql } from "../../indexer/graphql.ts";
import type { Indexer } from "../../indexer/Indexer.ts";
import { sumOf } from "../../lib/sumOf.ts";
import { DAY } from "../../lib/time.ts";

/** Days that are shown, the running one with them. */
export const SHOWN_DAYS = 30;

/** Flows that are listed. */
export const MOST_FLOWS = 500;

const flowsDocument = graphql(`
  query TreasuryFlows($first: Int!) {
    treasuryFlows(first: $first, orderBy: timestamp, orderDirection: desc) {
      id
      direction
      counterparty
      amount
      proposal {
        number
        title
      }
      timestamp
      transaction
    }
  }
`);

const volumesDocument = graphql(`
  query TreasuryVolumes($interval: Aggregation_interval!, $since: Timestamp!, $first: Int!) {
    treasuryVolumes(interval: $interval, first: $first, where: { timestamp_gte: $since }) {
      timestamp
      received
      paid
    }
  }
`);

const pointsDocument = graphql(`
  query TreasuryPoints($since: Timestamp!, $after: Int8!, $first: Int!) {
    treasuryPoints(first: $first, orderBy: id, orderDirection: asc, where: { timestamp_gte: $since, id_gt: $after }) {
      id
      timestamp
      received
      paid
    }
  }
`);

/**
 * SNM that came into the treasury or left it. SNM wei and unix seconds.
 *
 * - `proposal`: that was executed by the same transaction; undefined where none was
 */
export interface Flow {
  readonly id: Hex;
  readonly incoming: boolean;
  readonly counterparty: Address;
  readonly amount: bigint;
  readonly proposal: { readonly number: number; readonly title: string } | undefined;
  readonly time: number;
  readonly transaction: Hex;
}

/** A day by UTC: unix seconds of its start, and SNM wei that came in and left. */
export interface TreasuryDay {
  readonly start: number;
  readonly received: bigint;
  readonly paid: bigint;
}

/** What the index knows of the treasury: the newest flows, and the last days with the oldest first. */
export interface TreasuryRecord {
  readonly flows: readonly Flow[];
  readonly days: readonly TreasuryDay[];
}

interface Row {
  readonly timestamp: string;
  readonly received: string;
  readonly paid: string;
}

const readRow = ({ timestamp, received, paid }: Row): TreasuryDay => ({
  start: secondsOf(timestamp),
  received: BigInt(received),
  paid: BigInt(paid),
});

const treasurySeries = (indexer: Indexer, signal?: AbortSignal): Series<TreasuryDay> => ({
  volumes: async (interval, since) => {
    const { treasuryVolumes } = await indexer.request(volumesDocument, { interval, since, first: CHUNK }, signal);
    return treasuryVolumes.map(readRow);
  },
  points: async (since, after) => {
    const { treasuryPoints } = await indexer.request(pointsDocument, { since, after, first: CHUNK }, signal);
    return { rows: treasuryPoints.map(readRow), last: treasuryPoints.at(-1)?.id };
  },
});

/** First second of the first day that is shown, unix. @param now unix seconds */
export const firstShownDay = (now: number): number => Math.floor(now / DAY) * DAY - (SHOWN_DAYS - 1) * DAY;

async function fetchDays(indexer: Indexer, since: number, signal?: AbortSignal): Promise<readonly TreasuryDay[]> {
  const all = await fetchRows(treasurySeries(indexer, signal), since);
  return Array.from({ length: SHOWN_DAYS }, (_, index) => {
    const start = since + index * DAY;
    const within = all.filter((row) => row.start >= start && row.start < start + DAY);
    return {
      start,
      received: sumOf(within.map(({ received }) => received)),
      paid: sumOf(within.map(({ paid }) => paid)),
    };
  });
}

/**
 * @param since first second of the first day, unix
 * @throws if the subgraph does not answer
 */
export async function fetchTreasury(indexer: Indexer, since: number, signal?: AbortSignal): Promise<TreasuryRecord> {
  const [{ treasuryFlows }, days] = await Promise.all([
    indexer.request(flowsDocument, { first: MOST_FLOWS }, signal),
    fetchDays(indexer, since, signal),
  ]);
  const flows = treasuryFlows.map(({ id, direction, counterparty, amount, proposal, timestamp, transaction }) => ({
    id,
    incoming: direction === "IN",
    counterparty,
    amount: BigInt(amount),
    proposal: proposal ?? undefined,
    time: Number(timestamp),
    transaction,
  }));
  return { flows, days };
}
