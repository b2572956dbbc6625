import type { UptimeLeaf } from "@sonm/protocol/uptime.ts";

type Count = Pick<UptimeLeaf, "asOf" | "online">;

/** Seconds between two counts, and how many of them the machine was online. */
export interface Share {
  readonly seconds: number;
  readonly online: number;
  /** Such as "99.95"; rounded down, so that only what was always online is 100. */
  readonly percent: string;
}

/** What two counts of a machine say of the time between them; undefined where there is none. */
export function shareOf(earlier: Count, later: Count): Share | undefined {
  const seconds = later.asOf - earlier.asOf;
  if (seconds <= 0) return undefined;
  const online = later.online - earlier.online;
  return { seconds, online, percent: (Math.floor((online * 10_000) / seconds) / 100).toFixed(2) };
}
