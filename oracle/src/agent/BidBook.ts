import { Side } from "@sonm/protocol/generated/enums.ts";
import { benchmarksCover } from "@sonm/protocol/benchmarks.ts";
import { ZERO_ADDRESS, type OrderFields } from "@sonm/protocol/order.ts";
import type { SignedOrder } from "@sonm/protocol/relay.ts";

import type { Hex } from "../lib/Hex.ts";
import { hashOrder, type OrderPlace } from "../orders/hashOrder.ts";

/** A buyer's bid. */
export interface Bid extends SignedOrder {
  readonly id: Hex;
}

/** What bids must at least be to be kept. */
export interface BidTerms {
  /** USD per second, 18 decimals. */
  readonly price: bigint;
  /** Seconds, longest and shortest; a spot bid has no length. */
  readonly maxDuration: number;
  readonly minDuration: number;
  readonly networkFlags: bigint;
  /** Who is paid. */
  readonly master: Hex;
}

interface Entry {
  readonly bid: Bid;
  readonly failures: number;
  /** Unix seconds before which it is not tried again. */
  readonly notBefore: number;
}

/** Bids that are kept at most. */
const MOST = 5_000;

/** Seconds until a bid that did not fit is tried again: each time twice as long, up to a limit. */
const PAUSE = 15;
const LONGEST_PAUSE = 3_600;

/** The buyers' bids that this machine could serve, as far as the bids alone tell. */
export class BidBook {
  readonly #place: OrderPlace;
  readonly #terms: BidTerms;
  readonly #entries = new Map<Hex, Entry>();
  /** Unix seconds before which an author has no other bid filled. */
  readonly #served = new Map<Hex, number>();

  constructor(place: OrderPlace, terms: BidTerms) {
    this.#place = place;
    this.#terms = terms;
  }

  get size(): number {
    return this.#entries.size;
  }

  /** Keeps those of the orders that are bids of interest. */
  add(orders: readonly SignedOrder[], now: number): void {
    for (const { fields, signature } of orders) {
      if (!this.#isOfInterest(fields, now) || this.#entries.size >= MOST) continue;
      const id = hashOrder(fields, this.#place);
      if (!this.#entries.has(id)) {
        this.#entries.set(id, { bid: { id, fields, signature }, failures: 0, notBefore: 0 });
      }
    }
  }

  /** The bids that may be tried for an ask now, those that pay for the longest time first. */
  suiting(ask: OrderFields, now: number, count: number): Bid[] {
    for (const [id, { bid }] of this.#entries) if (bid.fields.validUntil < now) this.#entries.delete(id);
    for (const [author, until] of this.#served) if (until <= now) this.#served.delete(author);
    return [...this.#entries.values()]
      .filter(({ bid, notBefore }) => {
        const { fields } = bid;
        if (this.#served.has(fields.author)) return false;
        const covered = benchmarksCover(ask.benchmarks, fields.benchmarks);
        return notBefore <= now && covered && fields.price >= ask.price && fields.duration <= ask.duration;
      })
      .map(({ bid }) => bid)
      .toSorted((a, b) => b.fields.duration - a.fields.duration || compare(b.fields.price, a.fields.price))
      .slice(0, count);
  }

  /** Notes that a bid did not fit. */
  defer(id: Hex, now: number): void {
    const entry = this.#entries.get(id);
    if (entry === undefined) return;
    const pause = Math.min(PAUSE * 2 ** entry.failures, LONGEST_PAUSE);
    this.#entries.set(id, { ...entry, failures: entry.failures + 1, notBefore: now + pause });
  }

  /** Notes that a bid was filled. Its author's others wait: whoever closes at once must not cost gas again and again. */
  filled({ id, fields }: Bid, now: number): void {
    this.#entries.delete(id);
    this.#served.set(fields.author, now + this.#terms.minDuration);
  }

  #isOfInterest({ side, price, duration, networkFlags, counterparty, validUntil }: OrderFields, now: number): boolean {
    const { price: least, maxDuration, minDuration, networkFlags: offered, master } = this.#terms;
    return (
      side === Side.Bid &&
      validUntil >= now &&
      price >= least &&
      duration <= maxDuration &&
      (duration === 0 || duration >= minDuration) &&
      (networkFlags & ~offered) === 0n &&
      (counterparty === ZERO_ADDRESS || counterparty === master)
    );
  }
}

const compare = (a: bigint, b: bigint): number => (a < b ? -1 : a > b ? 1 : 0);
