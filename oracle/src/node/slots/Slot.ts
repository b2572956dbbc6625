import type { Hex } from "../../lib/Hex.ts";
import type { Gate } from "../../modules/Challenge.ts";

/** What a machine is told: to come back later, to begin, or that there is nothing for it. */
export type Turn = { readonly kind: "idle" | "begin" } | { readonly kind: "wait"; readonly ms: number };

/** Whether a machine may go on: at once, or after a while; not at all where another machine did not come. */
export type Passage = { readonly kind: "open" | "broken" } | { readonly kind: "wait"; readonly ms: number };

/** When a slot is, and who is to come. Times are milliseconds of one clock that only grows. */
export interface SlotPlan {
  readonly members: readonly Hex[];
  readonly opensAt: number;
  readonly closesAt: number;
  /** From 0 to 1: when the machines are measured again, all at the same time; undefined where they are before their time. */
  readonly draw: number | undefined;
}

/** The parts of a measurement whose proof lies in the hardware, in their order. */
const PARTS: readonly Gate[] = ["gpu", "cpu.single", "cpu.multi", "memory", "disk"];

/** Milliseconds after which a machine that waits asks again, and from the last one's coming to the common beginning. */
const WAIT_MS = 250;

/**
 * One measurement of all machines of a master, each part of which begins on all of them at the same time: a machine that
 * answers for two has to do the work of two. It takes place only if everyone comes.
 */
export class Slot {
  readonly #plan: SlotPlan;
  readonly #came = new Set<Hex>();
  /** How many parts each machine that is being measured has come to. */
  readonly #reached = new Map<Hex, number>();
  /** When each part begins, once every machine has come to it. */
  readonly #begins = new Map<number, number>();
  #isBroken = false;

  constructor(plan: SlotPlan) {
    this.#plan = plan;
  }

  get members(): readonly Hex[] {
    return this.#plan.members;
  }

  get draw(): number | undefined {
    return this.#plan.draw;
  }

  /** A machine asks for work. */
  turn(worker: Hex, ready: boolean, now: number): Turn {
    const { members, opensAt, closesAt } = this.#plan;
    if (!ready || !members.includes(worker) || this.#came.has(worker) || now > closesAt) return { kind: "idle" };
    if (now < opensAt) return { kind: "wait", ms: opensAt - now };
    this.#came.add(worker);
    this.#reached.set(worker, 0);
    return { kind: "begin" };
  }

  /** A machine comes to a part, or asks whether it may go on with it. */
  pass(worker: Hex, gate: Gate, now: number): Passage {
    const part = PARTS.indexOf(gate) + 1;
    this.#reached.set(worker, part);
    if (this.#isBroken) return { kind: "broken" };
    if (this.#came.size < this.members.length) {
      return now > this.#plan.closesAt ? { kind: "broken" } : { kind: "wait", ms: WAIT_MS };
    }
    if (this.members.length === 1) return { kind: "open" };
    let begins = this.#begins.get(part);
    if (begins === undefined) {
      if ([...this.#reached.values()].some((reached) => reached < part)) return { kind: "wait", ms: WAIT_MS };
      begins = now + WAIT_MS;
      this.#begins.set(part, begins);
    }
    return now >= begins ? { kind: "open" } : { kind: "wait", ms: begins - now };
  }

  /**
   * A machine has nothing more to do together with the others, or its measurement ended before that: then none of them
   * is measured, else they could take turns in standing there alone.
   */
  leave(worker: Hex, isDone: boolean): void {
    if (this.#reached.delete(worker) && !isDone) this.#isBroken = true;
  }

  /** Whether nobody is being measured, or can come any more. */
  isOver(now: number): boolean {
    if (this.#reached.size > 0) return false;
    return this.#came.size === this.members.length || now > this.#plan.closesAt;
  }
}
