/** A wei of an index, in its smallest parts. */
const ONE = 1n << 64n;

interface Holding {
  locked: bigint;
  /** In the index's parts of a wei. */
  credit: bigint;
  since: bigint;
}

/** Dividends by an index of what one wei locked has earned; what a division leaves is for the next fees. SNM wei. */
export class DividendBook {
  readonly #holdings = new Map<string, Holding>();
  #index = 0n;
  #left = 0n;
  locked = 0n;
  /** Claimed by everybody. */
  claimed = 0n;

  /** @returns false where nobody is there to earn it */
  share(amount: bigint): boolean {
    if (this.locked === 0n) return false;
    const parts = amount * ONE + this.#left;
    this.#index += parts / this.locked;
    this.#left = parts - (parts / this.locked) * this.locked;
    return true;
  }

  /** Locks more, or unlocks where it is negative. */
  change(holder: string, amount: bigint): void {
    this.#credited(holder).locked += amount;
    this.locked += amount;
  }

  /** @returns whole wei that were earned; the rest of a wei stays */
  claim(holder: string): bigint {
    const holding = this.#credited(holder);
    const whole = holding.credit / ONE;
    holding.credit -= whole * ONE;
    this.claimed += whole;
    return whole;
  }

  lockedOf(holder: string): bigint {
    return this.#holdings.get(holder)?.locked ?? 0n;
  }

  earnedBy(holder: string): bigint {
    const { locked, credit, since } = this.#holdings.get(holder) ?? { locked: 0n, credit: 0n, since: 0n };
    return (credit + locked * (this.#index - since)) / ONE;
  }

  get holders(): string[] {
    return [...this.#holdings.keys()];
  }

  #credited(holder: string): Holding {
    const holding = this.#holdings.get(holder) ?? { locked: 0n, credit: 0n, since: 0n };
    holding.credit += holding.locked * (this.#index - holding.since);
    holding.since = this.#index;
    this.#holdings.set(holder, holding);
    return holding;
  }
}
