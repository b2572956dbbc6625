import { graphql } from "../../indexer/graphql.ts";
import type { Indexer } from "../../indexer/Indexer.ts";
import { WAD_DIGITS } from "../../lib/money.ts";
import { cutDecimal } from "../../lib/cutDecimal.ts";
import { DAY } from "../../lib/time.ts";

/** Days that are shown, the running one with them. */
export const SHOWN_DAYS = 30;

const MICROSECONDS = 1_000_000;

const poolDocument = graphql(`
  query DividendPool($since: Timestamp!, $days: Int!) {
    dividendPools(first: 1) {
      holderCount
      received
      forwarded
    }
    feeSplits(first: 1) {
      received
      toHolders
      toMasternodes
      toTreasury
    }
    dividendVolumes(interval: day, current: include, first: $days, where: { timestamp_gte: $since }) {
      timestamp
      amount
      perToken
    }
    dividendHolders(first: 1, orderBy: since, orderDirection: asc, where: { since_not: null }) {
      since
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

/**
 * What the index knows of fees and of those who earn them. SNM wei since the start.
 *
 * - `received`: shared between those who lock; `forwarded`: went to the treasury, because nothing was locked
 * - `fees`: all that came in, and what became whose
 * - `days`: the last `SHOWN_DAYS` by UTC, oldest first, those without dividends too
 * - `firstLock`: unix seconds, undefined before anybody locked
 */
export interface DividendRecord {
  readonly holders: number;
  readonly received: bigint;
  readonly forwarded: bigint;
  readonly fees: Readonly<Record<"all" | "holders" | "masternodes" | "treasury", bigint>>;
  readonly days: readonly DividendDay[];
  readonly firstLock: number | undefined;
}

/** First second of the first day that is shown, unix. @param now unix seconds */
export const firstShownDay = (now: number): number => Math.floor(now / DAY) * DAY - (SHOWN_DAYS - 1) * DAY;

/**
 * @param since first second of the first day, unix
 * @throws if the subgraph does not answer
 */
export async function fetchDividends(indexer: Indexer, since: number, signal?: AbortSignal): Promise<DividendRecord> {
  const variables = { since: String(since * MICROSECONDS), days: SHOWN_DAYS };
  const { dividendPools, feeSplits, dividendVolumes, dividendHolders } = await indexer.request(
    poolDocument,
    variables,
    signal,
  );
  const [pool, fees] = [dividendPools[0], feeSplits[0]];
  const found = new Map(
    dividendVolumes.map(({ timestamp, ...volume }) => [Math.floor(Number(timestamp) / MICROSECONDS), volume]),
  );
  const firstLock = dividendHolders[0]?.since;
  return {
    holders: pool?.holderCount ?? 0,
    received: BigInt(pool?.received ?? 0),
    forwarded: BigInt(pool?.forwarded ?? 0),
    fees: {
      all: BigInt(fees?.received ?? 0),
      holders: BigInt(fees?.toHolders ?? 0),
      masternodes: BigInt(fees?.toMasternodes ?? 0),
      treasury: BigInt(fees?.toTreasury ?? 0),
    },
    days: Array.from({ length: SHOWN_DAYS }, (_, index) => {
      const start = since + index * DAY;
      const volume = found.get(start);
      return {
        start,
        amount: BigInt(volume?.amount ?? 0),
        perToken: cutDecimal(volume?.perToken ?? "0", WAD_DIGITS),
      };
    }),
    firstLock: firstLock === undefined || firstLock === null ? undefined : Number(firstLock),
  };
}
