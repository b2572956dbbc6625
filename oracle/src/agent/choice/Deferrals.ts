import type { Hex } from "../../lib/Hex.ts";

/** Seconds until a bid that did not fit is tried again: each time twice as long, up to a limit. */
const PAUSE = 15;
const LONGEST_PAUSE = 3_600;

interface Entry {
  readonly failures: number;
  readonly until: number;
  readonly reason: string;
}

/** Which bids are not tried for a while, and why: nobody can make the agent try the same in vain again and again. */
export class Deferrals {
  readonly #bids = new Map<Hex, Entry>();
  /** Unix seconds before which an author has no other bid filled: whoever closes at once must not cost gas again and again. */
  readonly #served = new Map<Hex, number>();

  /** Notes that a bid did not fit. */
  defer(bid: Hex, reason: string, now: number): void {
    const failures = this.#bids.get(bid)?.failures ?? 0;
    const until = now + Math.min(PAUSE * 2 ** failures, LONGEST_PAUSE);
    this.#bids.set(bid, { failures: failures + 1, until, reason });
  }

  /** Notes that a bid of an author was filled. */
  served(author: Hex, until: number): void {
    this.#served.set(author, until);
  }

  /** Why a bid is left alone now, if it is. */
  reason(bid: Hex, author: Hex, now: number): string | undefined {
    const entry = this.#bids.get(bid);
    if (entry !== undefined && entry.until > now) return entry.reason;
    if ((this.#served.get(author) ?? 0) > now) return "its buyer was served a moment ago";
    return undefined;
  }

  /** Forgets bids that do not stand any more. */
  keep(standing: ReadonlySet<Hex>, now: number): void {
    for (const id of this.#bids.keys()) if (!standing.has(id)) this.#bids.delete(id);
    for (const [author, until] of this.#served) if (until <= now) this.#served.delete(author);
  }
}
