/** The rate as it was: what a USD was worth in SNM wei, from when on. */
export class RateModel {
  readonly #since: number[] = [];
  readonly #rates: bigint[] = [];
  /** SNM wei x seconds per USD until each change. */
  readonly #sums: bigint[] = [];

  /** @param at unix seconds, later than all before */
  set(rate: bigint, at: number): void {
    this.#sums.push(this.#since.length === 0 ? 0n : this.sumUntil(at));
    this.#since.push(at);
    this.#rates.push(rate);
  }

  get rate(): bigint {
    return this.#rates.at(-1) ?? 0n;
  }

  /** SNM wei x seconds per USD from the beginning to a unix second. */
  sumUntil(at: number): bigint {
    let index = this.#since.length - 1;
    while (index > 0 && (this.#since[index] ?? 0) > at) index -= 1;
    return (this.#sums[index] ?? 0n) + (this.#rates[index] ?? 0n) * BigInt(at - (this.#since[index] ?? at));
  }
}
