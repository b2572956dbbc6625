const WINDOW_MS = 60_000;

/** Counts what each caller does in a minute. */
export class PostLimiter {
  readonly #perMinute: number;
  readonly #now: () => number;
  readonly #counts = new Map<string, number>();
  #end = 0;

  /** @param now milliseconds that only grow */
  constructor(perMinute: number, now: () => number = () => performance.now()) {
    this.#perMinute = perMinute;
    this.#now = now;
  }

  /** Counts one more, and says whether the caller has stayed within the limit. */
  take(caller: string): boolean {
    const now = this.#now();
    if (now >= this.#end) {
      this.#counts.clear();
      this.#end = now + WINDOW_MS;
    }
    const count = (this.#counts.get(caller) ?? 0) + 1;
    this.#counts.set(caller, count);
    return count <= this.#perMinute;
  }
}
