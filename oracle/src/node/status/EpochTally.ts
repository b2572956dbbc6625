/** How many epochs were reported since the start, and how many passed over without a report. */
export class EpochTally {
  #first: { readonly sequence: number; readonly epoch: bigint } | undefined;
  #reported = 0;
  #missed = 0;

  /** Takes note of the newest report on the chain. What a reorganisation took back still counts: counters never fall. */
  see(latest: { readonly sequence: number; readonly epoch: bigint }): void {
    if (latest.sequence === 0) return;
    this.#first ??= latest;
    const reported = latest.sequence - this.#first.sequence;
    this.#reported = Math.max(this.#reported, reported);
    this.#missed = Math.max(this.#missed, Number(latest.epoch - this.#first.epoch) - reported);
  }

  get reported(): number {
    return this.#reported;
  }

  get missed(): number {
    return this.#missed;
  }
}
