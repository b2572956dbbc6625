import type { ChainClock } from "../chain/ChainClock.ts";
import { HttpProblem } from "../http/HttpProblem.ts";
import type { Hex } from "../lib/Hex.ts";
import type { Window, MaintenanceAnswer } from "../maintenance/Window.ts";
import type { AnnouncedWindow, MaintenanceStore } from "../store/MaintenanceStore.ts";
import type { MeasurementStore } from "../store/MeasurementStore.ts";

/** What a node takes as maintenance. */
export interface MaintenanceSettings {
  /** Seconds before its beginning at which a window must be announced. */
  readonly maintenanceNoticeSeconds: number;
  /** Longest window in seconds, and most windows of one machine: those to come, and those of the last 30 days. */
  readonly maintenanceMaxSeconds: number;
  readonly maintenanceMaxWindows: number;
}

/** What the desk works with. */
export interface MaintenanceTools {
  readonly settings: MaintenanceSettings;
  readonly store: MaintenanceStore;
  readonly measurements: Pick<MeasurementStore, "heard" | "measuredAt">;
  readonly clock: Pick<ChainClock, "now">;
}

/** Seconds for which windows that are over can be looked up: 30 days. */
const SHOWN_SECONDS = 30 * 86_400;

/**
 * Takes suppliers' announcements of planned downtime. In a window this node begins no measurement, and does not take the
 * machine for gone. Its time offline counts all the same: who pays for hours gets back those in which the machine was off.
 */
export class MaintenanceDesk {
  readonly #tools: MaintenanceTools;
  /** Windows that are not over, by worker: looked at with every heartbeat. */
  readonly #current: Map<Hex, AnnouncedWindow[]>;

  constructor(tools: MaintenanceTools) {
    this.#tools = tools;
    this.#current = tools.store.current(0);
  }

  /**
   * Takes a machine's whole plan in the place of its last one. Windows that stood already stay, however near they are.
   *
   * @param toldAt unix milliseconds of the message
   * @throws HttpProblem if this node does not know the machine, or has a newer plan
   */
  announce(worker: Hex, toldAt: number, plan: readonly Window[]): MaintenanceAnswer {
    const { store, measurements } = this.#tools;
    const now = this.#now();
    if (measurements.measuredAt(worker) === undefined) {
      throw new HttpProblem(409, "unmeasured", "This node has not measured the machine yet. Announce it again later.");
    }
    if (toldAt <= store.toldAt(worker)) {
      throw new HttpProblem(409, "stale", "A newer plan of this machine is known. Announce the newest one.");
    }
    const known = store.of(worker);
    const over = known.flatMap((window) => endedBy(window, now, plan));
    const taken: AnnouncedWindow[] = [];
    const refused: { from: number; to: number; reason: string }[] = [];
    for (const { from, to } of plan.filter((window) => window.to > now)) {
      const standing = known.find((window) => window.from === from && window.to === to);
      const reason = standing === undefined ? this.#refusal({ from, to }, now) : undefined;
      if (reason !== undefined) refused.push({ from, to, reason });
      else if (over.length + taken.length >= this.#tools.settings.maintenanceMaxWindows) {
        refused.push({ from, to, reason: `a machine has at most ${over.length + taken.length} windows in 30 days` });
      } else taken.push(standing ?? { from, to, announcedAt: Math.floor(now) });
    }
    store.replace(worker, toldAt, [...over, ...taken]);
    if (taken.length === 0) this.#current.delete(worker);
    else this.#current.set(worker, taken);
    return { windows: taken.map(({ from, to }) => ({ from, to })), refused };
  }

  /** A machine's windows: those to come, and those of the last 30 days. */
  windowsOf(worker: Hex): AnnouncedWindow[] {
    return this.#tools.store.of(worker);
  }

  /** Whether a machine is in a window now. */
  isUnder(worker: Hex): boolean {
    const now = this.#tools.clock.now();
    if (now === undefined) return false;
    return this.#current.get(worker)?.some(({ from, to }) => from <= now && now < to) === true;
  }

  /** Keeps machines that are in a window from being taken for gone. Call it from time to time. */
  tick(): void {
    const { clock, measurements, store } = this.#tools;
    const now = clock.now();
    if (now === undefined) return;
    const excused = new Map<Hex, number>();
    for (const [worker, windows] of this.#current) {
      if (windows.every(({ to }) => to <= now)) this.#current.delete(worker);
      else if (this.isUnder(worker)) excused.set(worker, Math.floor(now));
    }
    if (excused.size > 0) measurements.heard(excused);
    store.prune(Math.floor(now) - SHOWN_SECONDS);
  }

  #now(): number {
    const now = this.#tools.clock.now();
    if (now === undefined) throw new HttpProblem(503, "starting", "This node does not know the chain's time yet.");
    return now;
  }

  #refusal({ from, to }: Window, now: number): string | undefined {
    const { maintenanceNoticeSeconds: notice, maintenanceMaxSeconds: most } = this.#tools.settings;
    if (to - from > most) return `it lasts ${to - from} s, and ${most} s are the most`;
    if (from < now + notice) return `it begins in ${Math.floor(from - now)} s, and ${notice} s of notice are the least`;
    return undefined;
  }
}

/** A window that is over, or is given up while it lasts, up to its end: it counts among those that a machine had. */
function endedBy(window: AnnouncedWindow, now: number, plan: readonly Window[]): AnnouncedWindow[] {
  if (window.to <= now) return [window];
  const isPlanned = plan.some(({ from, to }) => from === window.from && to === window.to);
  return isPlanned || window.from >= now ? [] : [{ ...window, to: Math.ceil(now) }];
}
