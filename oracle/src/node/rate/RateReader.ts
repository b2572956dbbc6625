import { errorText } from "../../lib/errorText.ts";
import type { Log } from "../../lib/Log.ts";
import { combineRates } from "./combineRates.ts";
import type { RateSource } from "./RateSource.ts";
import { readSource } from "./readSource.ts";

interface Reading {
  readonly rate: bigint;
  readonly at: number;
}

/** Asks the price sources now and then, and remembers what each said for a while. */
export class RateReader {
  readonly #sources: readonly RateSource[];
  readonly #maxAgeMs: number;
  readonly #timeoutMs: number;
  readonly #log: Log;
  readonly #readings = new Map<RateSource, Reading>();

  constructor(sources: readonly RateSource[], maxAgeSeconds: number, timeoutMs: number, log: Log) {
    this.#sources = sources;
    this.#maxAgeMs = maxAgeSeconds * 1_000;
    this.#timeoutMs = timeoutMs;
    this.#log = log;
  }

  /** Asks every source once. One that fails keeps what it said before, until that is too old. */
  async refresh(): Promise<void> {
    await Promise.all(
      this.#sources.map(async (source) => {
        try {
          this.#readings.set(source, { rate: await readSource(source, this.#timeoutMs), at: performance.now() });
        } catch (error) {
          this.#log.warn({ source: source.url, error: errorText(error) }, "price source failed");
        }
      }),
    );
  }

  /** What each source said last, if that is fresh, and seconds since then. */
  readings(): { readonly url: string; readonly rate: bigint | undefined; readonly age: number | undefined }[] {
    const now = performance.now();
    return this.#sources.map((source) => {
      const reading = this.#readings.get(source);
      const isFresh = reading !== undefined && now - reading.at <= this.#maxAgeMs;
      const age = reading === undefined ? undefined : (now - reading.at) / 1_000;
      return { url: source.url, rate: isFresh ? reading.rate : undefined, age };
    });
  }

  /** SNM wei per USD, or undefined where no more than half of the sources that are set agree on a fresh price. */
  current(): bigint | undefined {
    const oldest = performance.now() - this.#maxAgeMs;
    const fresh = [...this.#readings.values()].filter(({ at }) => at >= oldest).map(({ rate }) => rate);
    return fresh.length * 2 > this.#sources.length ? combineRates(fresh) : undefined;
  }
}
