/** Most buckets of time that one answer tells of. */
export const MOST_UPTIME_BUCKETS = 200;

/** Most machines that one answer tells of. */
export const MOST_UPTIME_MACHINES = 100;

/** Least seconds of a bucket. */
export const LEAST_UPTIME_STEP = 60;

/**
 * How long a machine was online in one bucket of time, by the counts that accepted reports attest: of `seconds` that they
 * cover, `online`. Null where they cover none. Where reports lie further apart than a bucket is long, their share stands
 * for every bucket between them.
 */
export type UptimeCell = readonly [seconds: number, online: number] | null;

/** One machine over all buckets, oldest first. */
export interface UptimeRow {
  readonly worker: `0x${string}`;
  readonly cells: readonly UptimeCell[];
}

/**
 * What `GET /uptimes?from=&to=&step=&first=&after=` answers: machines by their addresses, from `after` on.
 *
 * - `from`, `to`: unix seconds, a whole number of steps apart
 * - `step`: seconds of a bucket
 * - `next`: the `after` of the next page, null at the end
 */
export interface UptimeGrid {
  readonly from: number;
  readonly to: number;
  readonly step: number;
  readonly machines: readonly UptimeRow[];
  readonly next: `0x${string}` | null;
}
