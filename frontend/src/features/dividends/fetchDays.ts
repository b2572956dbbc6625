import { graphql } from "../../indexer/graphql.ts";
import { CHUNK } from "../../indexer/fetchPages.ts";
import { type Series, fetchRows, secondsOf } from "../../indexer/fetchRows.ts";
import type { Indexer } from "../../indexer/Indexer.ts";
import { cutDecimal } from "../../lib/cutDecimal.ts";
import { WAD_DIGITS } from "../../lib/money.ts";
import { DAY } from "../../lib/time.ts";

const volumesDocument = graphql(`
  query DividendVolumes($interval: Aggregation_interval!, $since: Timestamp!, $first: Int!) {
    dividendVolumes(interval: $interval, first: $first, where: { timestamp_gte: $since }) {
      timestamp
      amount
      perToken
    }
  }
`);

const pointsDocument = graphql(`
  query DividendPoints($since: Timestamp!, $after: Int8!, $first: Int!) {
    dividendPoints(first: $first, orderBy: id, orderDirection: asc, where: { timestamp_gte: $since, id_gt: $after }) {
      id
      timestamp
      amount
      perToken
    }
  }
`);

/**
 * What a day brought those who lock.
 *
 * - `start`: of the day by UTC, unix seconds
 * - `amount`: SNM wei for all of them
 * - `perToken`: SNM wei for each SNM that was locked all day, rounded down
 */
export interface DividendDay {
  readonly start: number;
  readonly amount: bigint;
  readonly perToken: bigint;
}

/** A day, an hour or a single payment, as the index has it. */
interface Row {
  readonly timestamp: string;
  readonly amount: string;
  readonly perToken: string;
}

const readRow = ({ timestamp, amount, perToken }: Row): DividendDay => ({
  start: secondsOf(timestamp),
  amount: BigInt(amount),
  perToken: cutDecimal(perToken, WAD_DIGITS),
});

/** Dividends over time. */
const dividendSeries = (indexer: Indexer, signal?: AbortSignal): Series<DividendDay> => ({
  volumes: async (interval, since) => {
    const { dividendVolumes } = await indexer.request(volumesDocument, { interval, since, first: CHUNK }, signal);
    return dividendVolumes.map(readRow);
  },
  points: async (since, after) => {
    const { dividendPoints } = await indexer.request(pointsDocument, { since, after, first: CHUNK }, signal);
    return { rows: dividendPoints.map(readRow), last: dividendPoints.at(-1)?.id };
  },
});

/**
 * What each day since `since` brought.
 *
 * @param since first second of the first day by UTC, unix
 * @returns `count` days, oldest first, those without dividends too
 * @throws if the subgraph does not answer
 */
export async function fetchDays(
  indexer: Indexer,
  since: number,
  count: number,
  signal?: AbortSignal,
): Promise<readonly DividendDay[]> {
  const all = await fetchRows(dividendSeries(indexer, signal), since);
  return Array.from({ length: count }, (_, index) => {
    const start = since + index * DAY;
    const within = all.filter((brought) => brought.start >= start && brought.start < start + DAY);
    return {
      start,
      amount: within.reduce((sum, { amount }) => sum + amount, 0n),
      perToken: within.reduce((sum, { perToken }) => sum + perToken, 0n),
    };
  });
}
