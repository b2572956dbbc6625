import type { Hex } from "../../lib/Hex.ts";
import type { Gate } from "../../modules/Challenge.ts";
import type { Random } from "../../modules/Random.ts";
import { LinkQueue } from "./LinkQueue.ts";
import { Slot, type Passage, type Turn } from "./Slot.ts";

/** How slots are planned. */
export interface SlotSettings {
  /** Milliseconds from planning a slot of several machines to its beginning: each must report before. */
  readonly leadMs: number;
  /** Milliseconds after the beginning in which machines may come. */
  readonly windowMs: number;
  /** Milliseconds of silence after which a machine is not waited for. */
  readonly presentMs: number;
  /** Milliseconds for which a master's machines wait for those that are not free. */
  readonly patienceMs: number;
  /** Masters whose machines are measured at one time. */
  readonly maxMasters: number;
  /** Machines of one master that are measured at one time. */
  readonly maxMachines: number;
}

/** A machine that reports. */
export interface Report {
  readonly worker: Hex;
  readonly master: Hex;
  /** Whether it is free to be measured. */
  readonly ready: boolean;
  /** Whether it is time to measure it. */
  readonly due: boolean;
  /** Whether it is to be measured before its time. */
  readonly repeat: boolean;
}

interface Known extends Pick<Report, "master" | "ready" | "repeat"> {
  readonly heardAt: number;
}

/** Parts into which an interval is cut to draw from. */
const DRAWS = 1_000_000;

/** Milliseconds after which a machine asks again where the node has no room, and where another uses the link. */
const ROOM_MS = 1_000;
const LINK_MS = 500;

/** The part of the masters at one time, one in so many, whose machines are measured before their time at most. */
const REPEATS_PART = 2;

/** Plans when which machines are measured: all of a master in the same slot. Times are milliseconds that only grow. */
export class SlotPlanner {
  readonly #settings: SlotSettings;
  readonly #random: Random;
  readonly #known = new Map<Hex, Known>();
  readonly #slots = new Map<Hex, Slot>();
  /** The master in whose slot each machine is. */
  readonly #slotOf = new Map<Hex, Hex>();
  /** Since when a master waits for machines that are not free. */
  readonly #waitingSince = new Map<Hex, number>();
  readonly #link = new LinkQueue();

  constructor(settings: SlotSettings, random: Random) {
    this.#settings = settings;
    this.#random = random;
  }

  /** A machine that was heard of before, and is waited for though it did not report yet. */
  expect(worker: Hex, master: Hex, heardAt: number): void {
    if (!this.#known.has(worker)) this.#known.set(worker, { master, heardAt, ready: true, repeat: false });
  }

  /** A machine reports, and is told whether and when to begin. */
  report({ worker, master, ready, due, repeat }: Report, now: number): Turn {
    this.#known.set(worker, { master, heardAt: now, ready, repeat });
    this.#endSlots(now);
    const slot = this.#slots.get(master);
    if (slot !== undefined) return slot.turn(worker, ready, now);
    if (!ready || !due) return { kind: "idle" };
    const { maxMasters } = this.#settings;
    if (this.#slots.size >= maxMasters) return { kind: "wait", ms: ROOM_MS };
    // Whatever reports leave out, machines whose time has come find room.
    if (repeat && this.#slots.size >= Math.ceil(maxMasters / REPEATS_PART)) return { kind: "idle" };
    return this.#plan(master, repeat, now)?.turn(worker, ready, now) ?? { kind: "idle" };
  }

  /** A machine that is being measured asks whether it may go on. */
  pass(worker: Hex, gate: Gate, now: number): Passage {
    if (gate === "network") {
      this.#slot(worker)?.leave(worker, true);
      return this.#link.enter(worker) ? { kind: "open" } : { kind: "wait", ms: LINK_MS };
    }
    return this.#slot(worker)?.pass(worker, gate, now) ?? { kind: "broken" };
  }

  /** A machine's measurement ended, @param isDone whether it went through every part */
  leave(worker: Hex, isDone: boolean): void {
    this.#link.leave(worker);
    this.#slot(worker)?.leave(worker, isDone);
  }

  /** From 0 to 1, at random, the same for all machines that are measured together; undefined before their time. */
  drawOf(worker: Hex): number | undefined {
    const slot = this.#slot(worker);
    return slot === undefined ? this.#draw() : slot.draw;
  }

  /** The machines that are measured together with this one, itself among them. */
  together(worker: Hex): readonly Hex[] {
    return this.#slot(worker)?.members ?? [worker];
  }

  /** A machine is not to be waited for any more. */
  forget(worker: Hex): void {
    this.#known.delete(worker);
  }

  #slot(worker: Hex): Slot | undefined {
    const master = this.#slotOf.get(worker);
    return master === undefined ? undefined : this.#slots.get(master);
  }

  /** @returns nothing if machines that are not free are waited for */
  #plan(master: Hex, repeat: boolean, now: number): Slot | undefined {
    const { leadMs, windowMs, presentMs, patienceMs } = this.#settings;
    const present = [...this.#known].filter(([, known]) => known.master === master && now - known.heardAt <= presentMs);
    const free = present.flatMap(([worker, { ready }]) => (ready ? [worker] : []));
    const since = this.#waitingSince.get(master) ?? now;
    if (free.length < present.length && now - since < patienceMs) {
      this.#waitingSince.set(master, since);
      return undefined;
    }
    this.#waitingSince.delete(master);
    const members = this.#choose(free, repeat);
    const opensAt = members.length === 1 ? now : now + leadMs;
    const draw = repeat ? undefined : this.#draw();
    const slot = new Slot({ members, opensAt, closesAt: opensAt + windowMs, draw });
    this.#slots.set(master, slot);
    for (const worker of members) this.#slotOf.set(worker, master);
    return slot;
  }

  /** Of more machines than can be measured at once, some that nobody knew before; in a repeat first those that need it. */
  #choose(workers: readonly Hex[], repeat: boolean): readonly Hex[] {
    const { maxMachines } = this.#settings;
    const isFirst = (worker: Hex): boolean => repeat && this.#known.get(worker)?.repeat === true;
    const first = this.#some(workers.filter(isFirst), maxMachines);
    const others = workers.filter((worker) => !isFirst(worker));
    return [...first, ...this.#some(others, maxMachines - first.length)];
  }

  #some(workers: readonly Hex[], most: number): readonly Hex[] {
    const left = [...workers];
    const drawn: Hex[] = [];
    while (left.length > 0 && drawn.length < most) drawn.push(...left.splice(this.#random.below(left.length), 1));
    return drawn;
  }

  #draw(): number {
    return this.#random.below(DRAWS) / DRAWS;
  }

  #endSlots(now: number): void {
    for (const [master, slot] of this.#slots) {
      if (!slot.isOver(now)) continue;
      this.#slots.delete(master);
      for (const worker of slot.members) this.#slotOf.delete(worker);
    }
  }
}
