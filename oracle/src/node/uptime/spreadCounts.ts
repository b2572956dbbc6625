import type { UptimeCell } from "@sonm/protocol/uptimeGrid.ts";

import type { AttestedUptime } from "../agreement/checkUptimes.ts";

/** Buckets of equal length from one time to another, unix seconds. */
export interface Buckets {
  readonly from: number;
  readonly to: number;
  /** Seconds of each. */
  readonly step: number;
}

/**
 * What a machine's counts say of each bucket. What lies between two counts is spread evenly: they do not tell when within
 * it the machine was offline.
 *
 * @param counts of one machine, oldest first
 */
export function spreadCounts(counts: readonly AttestedUptime[], { from, to, step }: Buckets): UptimeCell[] {
  const sums = Array.from({ length: (to - from) / step }, () => ({ seconds: 0, online: 0 }));
  for (const [index, later] of counts.entries()) {
    const earlier = counts[index - 1];
    if (earlier === undefined || later.asOf <= earlier.asOf) continue;
    const share = (later.online - earlier.online) / (later.asOf - earlier.asOf);
    const [begin, end] = [Math.max(from, earlier.asOf), Math.min(to, later.asOf)];
    for (let at = Math.floor((begin - from) / step); from + at * step < end; at += 1) {
      const sum = sums[at];
      if (sum === undefined) break;
      const seconds = Math.min(end, from + (at + 1) * step) - Math.max(begin, from + at * step);
      sum.seconds += seconds;
      sum.online += seconds * share;
    }
  }
  // Parts of whole seconds add up to a hair less; a machine that was always online has to stay at its full share.
  return sums.map(({ seconds, online }) => (seconds === 0 ? null : [seconds, Math.floor(online + 1e-6)]));
}
