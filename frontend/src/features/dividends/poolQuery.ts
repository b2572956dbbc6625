import { graphql } from "../../indexer/graphql.ts";
import type { Indexer } from "../../indexer/Indexer.ts";
import { DAY } from "../../lib/time.ts";
import { type DividendDay, fetchDays } from "./fetchDays.ts";

/** Days that are shown, the running one with them. */
export const SHOWN_DAYS = 30;

const poolDocument = graphql(`
  query DividendPool {
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
    dividendHolders(first: 1, orderBy: since, orderDirection: asc, where: { since_not: null }) {
      since
    }
  }
`);

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
  const [{ dividendPools, feeSplits, dividendHolders }, days] = await Promise.all([
    indexer.request(poolDocument, {}, signal),
    fetchDays(indexer, since, SHOWN_DAYS, signal),
  ]);
  const [pool, fees] = [dividendPools[0], feeSplits[0]];
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
    days,
    firstLock: firstLock === undefined || firstLock === null ? undefined : Number(firstLock),
  };
}
