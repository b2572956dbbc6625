const MULTIPLIER = 6_364_136_223_846_793_005n;
const INCREMENT = 1_442_695_040_888_963_407n;
const BITS = 64n;
/** Of a linear congruence the high bits alone are worth something. */
const LOW_BITS = 24n;

/** Chance that is the same in every run. */
export class Dice {
  #state: bigint;

  constructor(seed: bigint) {
    this.#state = seed;
  }

  /** From 0 to `sides` - 1. */
  roll(sides: number): number {
    return Number(this.#next() % BigInt(sides));
  }

  /** From 1 to `most`, which is at least 1: down to the wei, so that roundings matter. */
  amount(most: bigint): bigint {
    return (((this.#next() << 40n) | this.#next()) % most) + 1n;
  }

  /** @throws RangeError where there is nothing to choose from */
  pick<Item>(items: readonly Item[]): Item {
    const item = items[this.roll(Math.max(items.length, 1))];
    if (item === undefined) throw new RangeError("There is nothing to choose from.");
    return item;
  }

  #next(): bigint {
    this.#state = BigInt.asUintN(Number(BITS), this.#state * MULTIPLIER + INCREMENT);
    return this.#state >> LOW_BITS;
  }
}
