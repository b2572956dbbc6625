import type { ChainClock } from "../../chain/ChainClock.ts";
import type { Hex } from "../../lib/Hex.ts";
import type { OutageStore, Span } from "../../store/OutageStore.ts";
import { secondsWithin } from "./secondsWithin.ts";

/** What the watch works with. */
export interface WatchTools {
  readonly store: OutageStore;
  readonly clock: Pick<ChainClock, "block" | "now">;
  /** Seconds of silence that do not count. */
  readonly toleratedSeconds: number;
}

/** Seconds after which a machine that was not heard of is not looked for any more: 400 days. */
const KEPT_SECONDS = 400 * 86_400;

/**
 * Counts for how long machines were silent while this node listened.
 *
 * It listens from one look at the chain's newest block to the next, as long as they are close together by the chain's
 * time. Where they are not, since this node was down or stood still, the chain could not be reached or its time jumped,
 * nobody could have heard a machine, and none is said to have been silent. A silence is counted once it is longer than
 * what is tolerated, and then from its beginning.
 */
export class SilenceWatch {
  readonly #tools: WatchTools;
  /** The span in which this node listened without a break, up to the newest block that it saw. */
  #listening: Span | undefined;
  /** When each machine was last heard of in this span, or will have ended what it was given to do. */
  readonly #heardAt = new Map<Hex, number>();
  /** Since when each machine was heard of in this span without a silence that counts, unix seconds. */
  readonly #heardSince = new Map<Hex, number>();
  readonly #unsaved = new Set<Hex>();

  constructor(tools: WatchTools) {
    this.#tools = tools;
  }

  /** Takes note that this node listens. Call it at every look at the chain. */
  listen(): void {
    const { store, clock, toleratedSeconds } = this.#tools;
    const time = clock.block?.timestamp;
    if (time === undefined) return;
    if (this.#listening === undefined) {
      const earlier = store.listening;
      if (earlier !== undefined) this.#closeSpan(earlier);
      this.#beginSpan(Math.max(time, earlier?.ended ?? 0));
    } else if (time - this.#listening.ended > toleratedSeconds) {
      this.flush();
      this.#closeSpan(this.#listening);
      this.#beginSpan(time);
    } else if (time > this.#listening.ended) {
      this.#listening = { ...this.#listening, ended: time };
    }
  }

  /**
   * Counts a machine from the time on since when it was heard of without a break. Nodes measure a machine in different
   * epochs, and hear of it at the same time: so their counts agree.
   */
  begin(worker: Hex): void {
    const now = this.#tools.clock.now();
    if (now === undefined) return;
    this.hear(worker);
    this.#tools.store.begin(worker, this.#heardSince.get(worker) ?? Math.ceil(now));
  }

  /**
   * A machine was heard of.
   *
   * @param busyMs milliseconds that it has for what it was given to do, in which it may be silent
   */
  hear(worker: Hex, busyMs = 0): void {
    this.listen();
    const { store, clock, toleratedSeconds } = this.#tools;
    const now = clock.now();
    if (this.#listening === undefined || now === undefined) return;
    const silence = this.#silence(worker, this.#listening, now);
    const isBreak = silence.ended - silence.began > toleratedSeconds;
    if (isBreak && store.has(worker)) store.add(new Map([[worker, silence]]));
    if (isBreak || !this.#heardAt.has(worker)) this.#heardSince.set(worker, Math.ceil(now));
    this.#heardAt.set(worker, Math.ceil(now + busyMs / 1_000));
    this.#unsaved.add(worker);
  }

  /** Seconds of a span in which a machine was silent, as far as is known now. */
  offline(worker: Hex, span: Span): number {
    const { store, clock, toleratedSeconds } = this.#tools;
    const silent = store.outages(worker, span.began);
    const now = clock.now();
    if (this.#listening !== undefined && now !== undefined) {
      const silence = this.#silence(worker, this.#listening, now);
      if (silence.ended - silence.began > toleratedSeconds) silent.push(silence);
    }
    return secondsWithin(silent, span);
  }

  /** Writes down what a restart must know. What was not written down then counts as time online. */
  flush(): void {
    if (this.#listening === undefined) return;
    const { store } = this.#tools;
    store.save(this.#listening, new Map([...this.#unsaved].map((worker) => [worker, this.#heardAt.get(worker) ?? 0])));
    store.prune();
    this.#unsaved.clear();
    this.#forgetStrangers(this.#listening.ended);
  }

  #beginSpan(time: number): void {
    this.#listening = { began: time, ended: time };
    this.#heardAt.clear();
    this.#heardSince.clear();
    this.#unsaved.clear();
    this.flush();
  }

  /** Notes which machines were silent when a span ended that was written down. */
  #closeSpan({ began, ended }: Span): void {
    const { store, toleratedSeconds } = this.#tools;
    const silent = store.machines(ended - KEPT_SECONDS).flatMap(({ worker, firstHeard, lastHeard }) => {
      const silence = { began: Math.max(began, firstHeard ?? 0, lastHeard), ended };
      return ended - silence.began > toleratedSeconds ? [[worker, silence] as const] : [];
    });
    store.add(new Map(silent));
  }

  /** Who is not counted, and does not come again, must not fill the memory. */
  #forgetStrangers(now: number): void {
    for (const [worker, heardAt] of this.#heardAt) {
      const isGone = now - heardAt > this.#tools.toleratedSeconds;
      if (!isGone || this.#tools.store.has(worker)) continue;
      this.#heardAt.delete(worker);
      this.#heardSince.delete(worker);
    }
  }

  /** Since a machine was last heard of, up to now; only as far as the chain was seen, if that is too long ago. */
  #silence(worker: Hex, { began, ended }: Span, now: number): Span {
    const isBlind = now - ended > this.#tools.toleratedSeconds;
    return {
      began: Math.max(began, this.#heardAt.get(worker) ?? 0),
      ended: isBlind ? ended : Math.max(ended, Math.floor(now)),
    };
  }
}
