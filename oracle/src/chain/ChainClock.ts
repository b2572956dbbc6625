/** A block's number and time, unix seconds. */
export interface BlockTime {
  readonly number: number;
  readonly timestamp: number;
}

/**
 * The time on the chain between its blocks: that of the newest block, and what passed here since it was seen.
 * Epochs and deadlines are the chain's, so they are read by its clock and not by this machine's.
 */
export class ChainClock {
  readonly #monotonic: () => number;
  #block: BlockTime | undefined;
  #seenAt = 0;

  /** @param monotonic milliseconds that only grow */
  constructor(monotonic: () => number = () => performance.now()) {
    this.#monotonic = monotonic;
  }

  /** Takes note of the newest block. */
  see(block: BlockTime): void {
    if (this.#block !== undefined && block.number === this.#block.number && block.timestamp === this.#block.timestamp) {
      return;
    }
    this.#block = block;
    this.#seenAt = this.#monotonic();
  }

  /** The newest block, or undefined before the first. */
  get block(): BlockTime | undefined {
    return this.#block;
  }

  /** Seconds since a new block was seen. */
  get silence(): number {
    return (this.#monotonic() - this.#seenAt) / 1_000;
  }

  /** Unix seconds with fractions, or undefined before the first block. */
  now(): number | undefined {
    return this.#block === undefined ? undefined : this.#block.timestamp + this.silence;
  }
}
