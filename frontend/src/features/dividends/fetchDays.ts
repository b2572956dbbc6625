import { graphql } from "../../indexer/graphql.ts";
import type { Indexer } from "../../indexer/Indexer.ts";
import { cutDecimal } from "../../lib/cutDecimal.ts";
import { WAD_DIGITS } from "../../lib/money.ts";
import { DAY, HOUR } from "../../lib/time.ts";

const MICROSECONDS = 1_000_000;

/** Most that the index gives at once. */
const CHUNK = 1_000;

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
  start: Math.floor(Number(timestamp) / MICROSECONDS),
  amount: BigInt(amount),
  perToken: cutDecimal(perToken, WAD_DIGITS),
});

const inMicroseconds = (seconds: number) => String(seconds * MICROSECONDS);

async function fetchVolumes(indexer: Indexer, interval: "hour" | "day", since: number, signal?: AbortSignal) {
  const variables = { interval, since: inMicroseconds(since), first: CHUNK };
  const { dividendVolumes } = await indexer.request(volumesDocument, variables, signal);
  return dividendVolumes.map(readRow);
}

async function fetchPoints(indexer: Indexer, since: number, signal?: AbortSignal): Promise<readonly DividendDay[]> {
  const found: DividendDay[] = [];
  for (let after = "-1"; ;) {
    const variables = { since: inMicroseconds(since), after, first: CHUNK };
    const { dividendPoints } = await indexer.request(pointsDocument, variables, signal);
    found.push(...dividendPoints.map(readRow));
    const last = dividendPoints.at(-1);
    if (last === undefined || dividendPoints.length < CHUNK) return found;
    after = last.id;
  }
}

/** Where what comes after these intervals begins, unix seconds. */
const endOf = (intervals: readonly DividendDay[], length: number, since: number): number =>
  intervals.reduce((end, { start }) => Math.max(end, start + length), since);

/**
 * What each day since `since` brought. The index sums up days and hours once they are over: after the last day come hours, and
 * after the last hour single payments.
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
  const days = await fetchVolumes(indexer, "day", since, signal);
  const daysEnd = endOf(days, DAY, since);
  const hours = await fetchVolumes(indexer, "hour", daysEnd, signal);
  const points = await fetchPoints(indexer, endOf(hours, HOUR, daysEnd), signal);
  const all = [...days, ...hours, ...points];
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
