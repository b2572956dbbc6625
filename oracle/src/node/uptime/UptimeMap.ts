import type { UptimeGrid } from "@sonm/protocol/uptimeGrid.ts";

import type { Hex } from "../../lib/Hex.ts";
import type { UptimeStore } from "../../store/UptimeStore.ts";
import { type Buckets, spreadCounts } from "./spreadCounts.ts";

/** Which buckets, and which page of machines: so many, behind an address. */
export interface UptimeMapQuery extends Buckets {
  readonly first: number;
  readonly after: Hex;
}

/** Milliseconds for which an answer is given again: a new count comes once an epoch. */
const KEPT_MS = 15_000;

/** Answers that are kept. */
const MOST_KEPT = 32;

/** How long machines were online in buckets of time, by the counts that reports attest and this node keeps. */
export class UptimeMap {
  readonly #uptimes: Pick<UptimeStore, "workersSince" | "around">;
  readonly #now: () => number;
  readonly #kept = new Map<string, { readonly grid: UptimeGrid; readonly at: number }>();

  /** @param now milliseconds that never go back */
  constructor(uptimes: Pick<UptimeStore, "workersSince" | "around">, now = (): number => performance.now()) {
    this.#uptimes = uptimes;
    this.#now = now;
  }

  read(query: UptimeMapQuery): UptimeGrid {
    const { from, to, step, first, after } = query;
    const key = [from, to, step, first, after].join();
    const [known, at] = [this.#kept.get(key), this.#now()];
    if (known !== undefined && at - known.at < KEPT_MS) return known.grid;
    const grid = this.#compute(query);
    this.#kept.delete(key);
    this.#kept.set(key, { grid, at });
    const [oldest] = this.#kept.keys();
    if (this.#kept.size > MOST_KEPT && oldest !== undefined) this.#kept.delete(oldest);
    return grid;
  }

  #compute({ from, to, step, first, after }: UptimeMapQuery): UptimeGrid {
    const workers = this.#uptimes.workersSince(from, after, first + 1);
    const shown = workers.slice(0, first);
    return {
      ...{ from, to, step },
      machines: shown.map((worker) => ({
        worker,
        cells: spreadCounts(this.#uptimes.around(worker, from, to), { from, to, step }),
      })),
      next: workers.length > first ? (shown.at(-1) ?? null) : null,
    };
  }
}
