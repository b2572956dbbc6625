/** Something was to be paid that is not there: a fault of the model, or of what it is a model of. */
export class PurseTooLowError extends Error {
  override readonly name = "PurseTooLowError";
}

/** Who holds how much SNM. Nothing is ever made or lost here. */
export class Purses {
  readonly #held: Map<string, bigint>;

  /** @param genesis SNM wei by holder; all there is */
  constructor(genesis: ReadonlyMap<string, bigint>) {
    this.#held = new Map(genesis);
  }

  /** SNM wei. */
  of(holder: string): bigint {
    return this.#held.get(holder) ?? 0n;
  }

  /**
   * @param amount SNM wei
   * @throws PurseTooLowError
   */
  move(from: string, to: string, amount: bigint): void {
    const left = this.of(from) - amount;
    if (left < 0n) throw new PurseTooLowError(`${from} holds ${this.of(from)} SNM wei and should pay ${amount}.`);
    this.#held.set(from, left);
    this.#held.set(to, this.of(to) + amount);
  }

  /** SNM wei by holder. */
  entries(): [string, bigint][] {
    return [...this.#held];
  }
}
