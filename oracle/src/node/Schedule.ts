import { HttpProblem } from "../http/HttpProblem.ts";
import type { Hex } from "../lib/Hex.ts";
import type { Random } from "../modules/Random.ts";
import type { MeasurementStore } from "../store/MeasurementStore.ts";

/** How often, and how many. Seconds are the chain's. */
export interface ScheduleSettings {
  readonly remeasureSeconds: number;
  readonly retrySeconds: number;
  /** Seconds of silence after which a machine that comes back is measured anew. */
  readonly goneAfterSeconds: number;
  readonly maxWorkers: number;
}

/** Seconds of silence after which a machine makes room for another. */
const SILENT_SECONDS = 600;

/** Parts into which an interval is cut to draw from. */
const DRAWS = 1_000_000;

/** Which machines this node hears, and when each is to be measured. */
export class Schedule {
  readonly #settings: ScheduleSettings;
  readonly #store: MeasurementStore;
  readonly #random: Random;
  readonly #dueAt = new Map<Hex, number>();
  /** When each machine was last heard of. */
  readonly #heardAt = new Map<Hex, number>();
  /** Machines whose time is not written down yet. */
  readonly #unsaved = new Set<Hex>();
  /** Measurements in a row that each machine did not pass whole. */
  readonly #failed = new Map<Hex, number>();

  constructor(settings: ScheduleSettings, store: MeasurementStore, random: Random) {
    this.#settings = settings;
    this.#store = store;
    this.#random = random;
  }

  /** Machines that were heard of since the start. */
  get workers(): number {
    return this.#dueAt.size;
  }

  /**
   * Notes that a machine reports.
   *
   * @param isBusy whether a machine can't make room now
   * @returns machines that made room for it
   * @throws HttpProblem if this node measures as many machines as it can
   */
  hear(worker: Hex, now: number, isBusy: (worker: Hex) => boolean): Hex[] {
    const gone = this.#dueAt.has(worker) ? [] : this.#makeRoom(now, isBusy);
    const heardAt = this.#heardAt.get(worker) ?? this.#store.heardAt(worker);
    if (heardAt !== undefined && now - heardAt > this.#settings.goneAfterSeconds) {
      // What was measured before it went may stand in another place by now.
      this.#store.forget(worker);
      this.#dueAt.set(worker, now);
    }
    if (!this.#dueAt.has(worker)) this.#dueAt.set(worker, this.#firstDue(worker, now));
    this.#heardAt.set(worker, Math.floor(now));
    this.#unsaved.add(worker);
    return gone;
  }

  isDue(worker: Hex, now: number): boolean {
    return (this.#dueAt.get(worker) ?? 0) <= now;
  }

  /** Whether a machine waits since it did not pass. */
  isFailing(worker: Hex): boolean {
    return this.#failed.has(worker);
  }

  /**
   * A machine that passed comes again, nobody knows when.
   *
   * @param draw from 0 to 1, the same for machines that were measured together, so that they come together; undefined where
   * they were measured before their time, which stays: else a machine could put off its time by what it answers
   */
  passed(worker: Hex, now: number, draw: number | undefined): void {
    this.#failed.delete(worker);
    if (draw === undefined && !this.isDue(worker, now)) return;
    this.#dueAt.set(worker, now + around(this.#settings.remeasureSeconds, draw ?? this.#draw()));
  }

  /** A machine that did not pass comes again soon, and later each time that it fails again. */
  failed(worker: Hex, now: number): void {
    const times = this.#failed.get(worker) ?? 0;
    this.#failed.set(worker, times + 1);
    const pause = Math.min(this.#settings.retrySeconds * 2 ** times, this.#settings.remeasureSeconds / 2);
    this.#dueAt.set(worker, now + pause);
  }

  /** A machine is due now, unless it waits since it did not pass. */
  renew(worker: Hex, now: number): void {
    if (this.#dueAt.has(worker) && !this.isFailing(worker)) this.#dueAt.set(worker, now);
  }

  /** Machines that others did not come to be measured with try again, each at another time. */
  postpone(worker: Hex, now: number): void {
    this.#dueAt.set(worker, now + around(this.#settings.retrySeconds, this.#draw()));
  }

  /** Writes down which machines were heard of. */
  flush(): void {
    if (this.#unsaved.size === 0) return;
    this.#store.heard(new Map([...this.#unsaved].map((worker) => [worker, this.#heardAt.get(worker) ?? 0])));
    this.#unsaved.clear();
  }

  /** Silent machines make room for new ones. */
  #makeRoom(now: number, isBusy: (worker: Hex) => boolean): Hex[] {
    const { maxWorkers } = this.#settings;
    if (this.#dueAt.size < maxWorkers) return [];
    this.flush();
    const gone = [...this.#heardAt].flatMap(([worker, heardAt]) =>
      now - heardAt < SILENT_SECONDS || isBusy(worker) ? [] : [worker],
    );
    for (const worker of gone) {
      this.#heardAt.delete(worker);
      this.#dueAt.delete(worker);
      this.#failed.delete(worker);
    }
    if (this.#dueAt.size < maxWorkers) return gone;
    throw new HttpProblem(503, "full", `This node measures its maximum of ${maxWorkers} machines.`);
  }

  #firstDue(worker: Hex, now: number): number {
    const measuredAt = this.#store.measuredAt(worker);
    return measuredAt === undefined ? now : measuredAt + around(this.#settings.remeasureSeconds, this.#draw());
  }

  #draw(): number {
    return this.#random.below(DRAWS) / DRAWS;
  }
}

/** Half to one and a half of an interval. */
const around = (seconds: number, draw: number): number => seconds * (0.5 + draw);
