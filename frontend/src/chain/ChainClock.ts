/** The newest block, as far as the page knows. `timestamp`: unix seconds. */
export interface Head {
  readonly number: bigint;
  readonly timestamp: number;
}

/** Questions without an answer, one after the other, from which on the chain counts as away: one may get lost on its way. */
const MISSES = 2;

/**
 * The chain's time, second by second: that of the newest block, and what has passed on this machine since it was seen. The
 * reader's own clock may be wrong; what is owed goes by the chain's.
 */
export class ChainClock {
  #head: Head | undefined;
  #seenAt = 0;
  #misses = 0;
  #shown = 0;
  #timer: ReturnType<typeof setInterval> | undefined;
  readonly #listeners = new Set<() => void>();
  readonly #milliseconds: () => number;

  /** @param milliseconds a clock that never goes back */
  constructor(milliseconds: () => number = () => performance.now()) {
    this.#milliseconds = milliseconds;
  }

  /** Unix seconds. Until a block is known, this machine's. */
  readonly now = (): number => {
    const passed = Math.floor((this.#milliseconds() - this.#seenAt) / 1000);
    const time = this.#head === undefined ? Math.floor(Date.now() / 1000) : this.#head.timestamp + passed;
    // A block that comes a little late must not turn the seconds back; one that is far off is another chain.
    this.#shown = this.#head !== undefined && this.#shown - time === 1 ? this.#shown : time;
    return this.#shown;
  };

  readonly head = (): Head | undefined => this.#head;

  /** Whether the node answers, as far as the page knows. */
  readonly answers = (): boolean => this.#misses < MISSES;

  /** The node was asked for its newest block and did not answer. */
  missed(): void {
    this.#misses += 1;
    this.#tell();
  }

  saw(head: Head): void {
    const back = !this.answers();
    this.#misses = 0;
    if (back) this.#tell();
    if (head.number === this.#head?.number && head.timestamp === this.#head.timestamp) return;
    this.#head = head;
    this.#seenAt = this.#milliseconds();
    this.#tell();
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    this.#timer ??= setInterval(() => this.#tell(), 1000);
    return () => {
      this.#listeners.delete(listener);
      if (this.#listeners.size === 0) {
        clearInterval(this.#timer);
        this.#timer = undefined;
      }
    };
  };

  #tell(): void {
    for (const listener of this.#listeners) listener();
  }
}
