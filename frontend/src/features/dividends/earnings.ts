import { formatDecimal, significantPlaces } from "../../lib/decimal.ts";
import { WAD_DIGITS } from "../../lib/money.ts";
import { DAY, formatDuration } from "../../lib/time.ts";
import { type DividendRecord, SHOWN_DAYS } from "./poolQuery.ts";

const YEAR = 365n * BigInt(DAY);

/** Shortest time from which a year is reckoned, in seconds: of less, one bill more or less would double it. */
const LEAST = DAY;

/** Per cents in units of 10^-16 are fractions in units of 10^-18. */
const PERCENT_DIGITS = WAD_DIGITS - 2;

/** Digits that a yield deserves. */
const SIGNIFICANT = 3;

/**
 * What locked SNM earned over time that has passed.
 *
 * - `perToken`: SNM wei that each SNM earned that was locked all the time
 * - `seconds`: how long that was, up to now
 * - `sinceFirstLock`: whether the time begins with the first lock, which was later than the first day that is shown
 * - `yearly`: what as much in a year makes of one SNM, 18 decimals, rounded down; undefined where less than a day has passed
 */
export interface Earnings {
  readonly perToken: bigint;
  readonly seconds: number;
  readonly sinceFirstLock: boolean;
  readonly yearly: bigint | undefined;
}

/**
 * What those who lock earned in the days that are shown, from fees that came in and nothing else.
 *
 * @param now unix seconds
 * @returns undefined before anybody locked
 */
export function earningsOf({ days, firstLock }: DividendRecord, now: number): Earnings | undefined {
  const firstDay = days[0]?.start ?? now;
  if (firstLock === undefined) return undefined;
  const seconds = Math.max(0, now - Math.max(firstDay, firstLock));
  const perToken = days.reduce((sum, day) => sum + day.perToken, 0n);
  const yearly = seconds < LEAST ? undefined : (perToken * YEAR) / BigInt(seconds);
  return { perToken, seconds, sinceFirstLock: firstLock > firstDay, yearly };
}

/** A fraction with 18 decimals in per cent: `4.21%`. */
export function percentText(fraction: bigint): string {
  const most = significantPlaces(fraction, PERCENT_DIGITS, SIGNIFICANT);
  return `${formatDecimal(fraction, PERCENT_DIGITS, { least: 0, most })}%`;
}

/** From when to when the yield is reckoned, in words. */
export function spanText({ seconds, sinceFirstLock }: Earnings): string {
  return sinceFirstLock ? `the ${formatDuration(seconds)} since the first lock` : `the last ${SHOWN_DAYS} days`;
}
