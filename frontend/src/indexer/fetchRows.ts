import { DAY, HOUR } from "../lib/time.ts";

/** Most that the index gives at once. */
export const CHUNK = 1_000;

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
  /** At most `CHUNK`, in the order of their ids. `last`: id of the last one. */
  readonly points: (
    since: string,
    after: string,
  ) => Promise<{ readonly rows: readonly Found[]; readonly last: string | undefined }>;
}

async function allPoints<Found extends Row>({ points }: Series<Found>, since: number): Promise<readonly Found[]> {
  const found: Found[] = [];
  for (let after = "-1"; ;) {
    const { rows, last } = await points(inMicroseconds(since), after);
    found.push(...rows);
    if (last === undefined || rows.length < CHUNK) return found;
    after = last;
  }
}

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
  const points = await allPoints(series, endOf(hours, HOUR, daysEnd));
  return [...days, ...hours, ...points];
}
