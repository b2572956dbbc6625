import { DAY, HOUR } from "../lib/time.ts";
import { type PageOfRows, fetchPages } from "./fetchPages.ts";

const MICROSECONDS = 1_000_000;

/** Times of a time series are microseconds. */
export const inMicroseconds = (seconds: number): string => String(seconds * MICROSECONDS);

/** Unix seconds of a time of a time series, as the index has it. */
export const secondsOf = (microseconds: string): number => Math.floor(Number(microseconds) / MICROSECONDS);

/** A point of a time series, or what the index summed up from `start` on, unix seconds. */
interface Row {
  readonly start: number;
}

/** How one time series is read. Times in microseconds, as text. */
export interface Series<Found extends Row> {
  readonly volumes: (interval: "hour" | "day", since: string) => Promise<readonly Found[]>;
  readonly points: (since: string, after: string) => Promise<PageOfRows<Found, string>>;
}

/** Ids of points are numbers from 0 on. */
const BEFORE_POINTS = "-1";

/** Where what comes after these intervals begins, unix seconds. */
const endOf = (intervals: readonly Row[], length: number, since: number): number =>
  intervals.reduce((end, { start }) => Math.max(end, start + length), since);

/**
 * All that a time series holds since `since`, each part once. The index sums up days and hours once they are over: after
 * the last day come hours, and after the last hour single points.
 *
 * @param since first second of a day by UTC, unix
 * @throws if the subgraph does not answer
 */
export async function fetchRows<Found extends Row>(series: Series<Found>, since: number): Promise<readonly Found[]> {
  const days = await series.volumes("day", inMicroseconds(since));
  const daysEnd = endOf(days, DAY, since);
  const hours = await series.volumes("hour", inMicroseconds(daysEnd));
  const hoursEnd = inMicroseconds(endOf(hours, HOUR, daysEnd));
  const points = await fetchPages(BEFORE_POINTS, (after) => series.points(hoursEnd, after));
  return [...days, ...hours, ...points];
}
