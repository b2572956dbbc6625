import type { OutageStore } from "../../store/OutageStore.ts";
import type { UptimeStore } from "../../store/UptimeStore.ts";
import { MAX_UPTIMES, type Uptime } from "../agreement/Uptime.ts";
import type { SilenceWatch } from "./SilenceWatch.ts";

/** What uptimes are counted from. */
export interface UptimeParts {
  readonly watch: Pick<SilenceWatch, "offline">;
  readonly outages: Pick<OutageStore, "machines">;
  readonly attested: Pick<UptimeStore, "newest">;
}

/** Seconds for which the uptime of a machine is told after it was last heard of: 30 days. */
const TOLD_SECONDS = 30 * 86_400;

/**
 * Each machine's seconds online as of a time, as this node counts them: what the newest accepted report attests, and the
 * seconds since, less those in which this node knows it was silent. So a node that was down agrees with the others.
 *
 * @param asOf unix seconds, past
 * @returns ascending by worker
 */
export function observeUptimes({ watch, outages, attested }: UptimeParts, asOf: number): Uptime[] {
  const bases = attested.newest();
  return outages
    .machines(asOf - TOLD_SECONDS)
    .toSorted((a, b) => b.lastHeard - a.lastHeard || (a.worker < b.worker ? -1 : 1))
    .slice(0, MAX_UPTIMES)
    .flatMap(({ worker, firstHeard }) => {
      const base = bases.get(worker) ?? (firstHeard === null ? undefined : { asOf: firstHeard, online: 0 });
      if (base === undefined || base.asOf >= asOf) return [];
      const offline = watch.offline(worker, { began: base.asOf, ended: asOf });
      return [{ worker, online: base.online + asOf - base.asOf - offline }];
    })
    .toSorted((a, b) => (a.worker < b.worker ? -1 : 1));
}
