import type { BasketItem, BasketProblem } from "./BasketProblem.ts";

/** Parts of which a need has so many where all needs are looked at together. */
const SHARES = 1_000_000_000n;

/** What is left to do from an item on. */
export interface Remainder {
  readonly from: number;
  /** Machines that must and can still be taken. */
  readonly least: number;
  readonly most: number;
  readonly needs: readonly bigint[];
  readonly room: readonly bigint[];
}

/**
 * How little loss the rest of a basket can have. Items are those of the problem in the order in which they are tried; each
 * bound gives up all limits but one, or joins all needs into one, and lets parts of items be taken, so that none is above the truth.
 */
export class BasketBounds {
  readonly #items: readonly BasketItem[];
  readonly #needs: readonly bigint[];
  readonly #byLoss: readonly number[];
  readonly #byGiving: readonly (readonly number[])[];
  readonly #byRatio: readonly (readonly number[])[];
  readonly #byGain: readonly (readonly number[])[];

  constructor(problem: BasketProblem) {
    const { caps } = problem;
    const needs = [...problem.needs, SHARES];
    const items = problem.items.map((item) => ({ ...item, gives: [...item.gives, sharesOf(item, problem.needs)] }));
    this.#items = items;
    this.#needs = problem.needs;
    const all = [...items.keys()];
    const sorted = (key: (item: BasketItem) => number): readonly number[] => {
      const keys = items.map(key);
      return all.toSorted((a, b) => (keys[a] ?? 0) - (keys[b] ?? 0));
    };
    const exactly = (value: (item: BasketItem) => bigint): readonly number[] =>
      all.toSorted((a, b) => compare(value(items[a] as BasketItem), value(items[b] as BasketItem)));
    this.#byLoss = exactly(({ loss }) => loss);
    this.#byGiving = needs.map((_, at) => exactly(({ gives }) => -(gives[at] ?? 0n)));
    this.#byRatio = needs.map((_, at) =>
      sorted(({ loss, gives }) => Number(positive(loss)) / Number(gives[at] ?? 0n)).filter(
        (index) => (items[index]?.gives[at] ?? 0n) > 0n,
      ),
    );
    this.#byGain = caps.map((_, at) =>
      sorted(({ loss, loads }) => Number(loss) / Math.max(1, Number(loads[at] ?? 0n))).filter(
        (index) => (items[index]?.loss ?? 0n) < 0n,
      ),
    );
  }

  /** Least loss of what is left; undefined where it can't be done at all. */
  least(rest: Remainder): bigint | undefined {
    let least = this.#cheapest(rest);
    if (least === undefined) return undefined;
    for (const [at, need] of [...rest.needs, this.#together(rest.needs)].entries()) {
      if (need <= 0n) continue;
      if (!this.#suffices(rest, at, need)) return undefined;
      const filled = this.#filled(rest, at, need);
      if (filled > least) least = filled;
    }
    return least - this.#gain(rest);
  }

  /** What is lacking of everything, as shares of what was needed at the beginning, summed up. */
  #together(lacking: readonly bigint[]): bigint {
    return lacking.reduce((sum, lack, at) => sum + (lack > 0n ? (lack * SHARES) / (this.#needs[at] ?? 1n) : 0n), 0n);
  }

  /** Losses of as many as must be taken; gains are counted elsewhere. */
  #cheapest({ from, least }: Remainder): bigint | undefined {
    let [sum, count] = [0n, 0];
    for (const index of this.#byLoss) {
      if (count >= least) return sum;
      if (index < from) continue;
      sum += positive(this.#items[index]?.loss ?? 0n);
      count += 1;
    }
    return count >= least ? sum : undefined;
  }

  #suffices({ from, most }: Remainder, at: number, need: bigint): boolean {
    let [sum, count] = [0n, 0];
    for (const index of this.#byGiving[at] ?? []) {
      if (count >= most) return false;
      if (index < from) continue;
      sum += this.#items[index]?.gives[at] ?? 0n;
      if (sum >= need) return true;
      count += 1;
    }
    return false;
  }

  #filled({ from }: Remainder, at: number, need: bigint): bigint {
    let [loss, missing] = [0n, need];
    for (const index of this.#byRatio[at] ?? []) {
      if (index < from) continue;
      const item = this.#items[index] as BasketItem;
      const gives = item.gives[at] ?? 0n;
      if (gives >= missing) return loss + (positive(item.loss) * missing) / gives;
      loss += positive(item.loss);
      missing -= gives;
    }
    return loss;
  }

  /** The most that can be gained: by the number that can be taken, and by the room under each limit. */
  #gain({ from, most, room }: Remainder): bigint {
    let [gain, count] = [0n, 0];
    for (const index of this.#byLoss) {
      const loss = this.#items[index]?.loss ?? 0n;
      if (count >= most || loss >= 0n) break;
      if (index < from) continue;
      gain -= loss;
      count += 1;
    }
    if (gain > 0n)
      for (const [at, space] of room.entries()) {
        const within = this.#gainWithin(from, at, space);
        if (within < gain) gain = within;
      }
    return gain;
  }

  #gainWithin(from: number, at: number, space: bigint): bigint {
    let [gain, left] = [0n, space];
    for (const index of this.#byGain[at] ?? []) {
      if (index < from) continue;
      const { loss, loads } = this.#items[index] as BasketItem;
      const load = loads[at] ?? 0n;
      // Rounded up: what is gained at most.
      if (load > left) return gain + (-loss * left + load - 1n) / load;
      gain -= loss;
      left -= load;
    }
    return gain;
  }
}

/** What an item gives of everything, as shares of what is needed, summed up and rounded up: never less than it is. */
function sharesOf({ gives }: BasketItem, needs: readonly bigint[]): bigint {
  return needs.reduce((sum, need, at) => {
    const given = gives[at] ?? 0n;
    return need <= 0n ? sum : sum + ((given < need ? given : need) * SHARES + need - 1n) / need;
  }, 0n);
}

const positive = (value: bigint): bigint => (value > 0n ? value : 0n);

const compare = (a: bigint, b: bigint): number => (a < b ? -1 : a > b ? 1 : 0);
