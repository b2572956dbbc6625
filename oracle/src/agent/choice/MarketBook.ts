import { Side } from "@sonm/protocol/generated/enums.ts";
import type { OrderFields } from "@sonm/protocol/order.ts";

import type { Hex } from "../../lib/Hex.ts";
import type { MarketEvent } from "./MarketEvent.ts";
import type { Opening } from "./Opening.ts";

/** A bid, with the unix seconds at which it was first seen. */
export interface SeenBid extends OrderFields {
  readonly id: Hex;
  readonly signature: Hex;
  readonly seenAt: number;
}

interface RunningLength {
  readonly buyer: Hex;
  readonly duration: number;
  readonly start: number;
}

/** Seconds for which what came is remembered: what is older says little of the prices to come. */
const MEMORY = 45 * 86_400;

/** Bids that are kept at most. */
const MOST = 20_000;

/** Seconds that a spot deal lasts where nothing is known, and how many deals that counts as. */
const SPOT_PRIOR = 6 * 3_600;
const PRIOR_DEALS = 4;
const BUYER_PRIOR_DEALS = 2;

/** How long deals lasted: sums of what lasted, and of how many. */
interface Tally {
  readonly seconds: number;
  readonly deals: number;
}

const NONE: Tally = { seconds: 0, deals: 0 };

/** What a supplier has seen of the market so far, and only that: bids, asks, and deals that opened and closed. */
export class MarketBook {
  readonly #bids = new Map<Hex, SeenBid>();
  readonly #standing = new Map<Hex, SeenBid>();
  readonly #idOfNonce = new Map<string, Hex>();
  readonly #asks = new Map<Hex, OrderFields & { readonly seenAt: number }>();
  readonly #running = new Map<Hex, RunningLength>();
  readonly #spotOf = new Map<Hex, Tally>();
  readonly #customers = new Set<Hex>();
  #spot = NONE;
  #kept: { readonly agreed: number; readonly lasted: number } = { agreed: 0, lasted: 0 };
  #began: number | undefined;

  take(event: MarketEvent): void {
    this.#began ??= event.at;
    if (event.kind === "order") this.#order(event);
    if (event.kind === "cancelled") this.#gone(event.author, event.nonce);
    if (event.kind === "opened") {
      this.#standing.delete(event.bid);
      this.#customers.add(event.buyer);
      this.#running.set(event.id, { buyer: event.buyer, duration: event.duration, start: event.at });
    }
    if (event.kind === "voided") this.#void(event.author, event.side, event.epoch);
    if (event.kind === "amended") this.#amended(event.id, event.newId, event.duration);
    if (event.kind === "closed") this.#closed(event.id, event.at);
  }

  /** Bids that could be taken, as far as is known. */
  standing(now: number): SeenBid[] {
    for (const [id, { validUntil }] of this.#standing) if (validUntil < now) this.#standing.delete(id);
    return [...this.#standing.values()];
  }

  /** A bid is not there any more. */
  drop(id: Hex): void {
    this.#standing.delete(id);
  }

  /** A bid that came lately, also one that is gone. */
  bid(id: Hex): SeenBid | undefined {
    return this.#bids.get(id);
  }

  /** Whether a buyer ever had a deal: what anybody signs says little of what is paid. */
  hasBought(buyer: Hex): boolean {
    return this.#customers.has(buyer);
  }

  /** Bids that came in the last so many seconds, also those that are gone. */
  since(now: number, seconds: number): SeenBid[] {
    for (const [id, { seenAt }] of this.#bids) {
      if (seenAt >= now - MEMORY) break;
      this.#bids.delete(id);
    }
    return [...this.#bids.values()].filter(({ seenAt }) => seenAt >= now - seconds);
  }

  /** Seconds for which the market was watched, at most so many. */
  watched(now: number, most: number): number {
    return Math.min(most, now - (this.#began ?? now));
  }

  /** Asks that stood lately, one a supplier: the newest. */
  asks(now: number): readonly OrderFields[] {
    return [...this.#asks.values()].filter(({ seenAt }) => seenAt >= now - MEMORY);
  }

  /**
   * How long a deal with a bid is expected to last, in seconds. Spot deals last as long as the buyer's others did, blended with
   * everybody's and a prior of six hours; forward deals, as long as agreed but for the part that buyers left early so far.
   */
  expectedSeconds({ author, duration }: Pick<Opening, "author" | "duration">): number {
    if (duration > 0) {
      const prior = PRIOR_DEALS * SPOT_PRIOR;
      return duration * ((prior + this.#kept.lasted) / (prior + this.#kept.agreed));
    }
    const all = (SPOT_PRIOR * PRIOR_DEALS + this.#spot.seconds) / (PRIOR_DEALS + this.#spot.deals);
    const own = this.#spotOf.get(author) ?? NONE;
    return (all * BUYER_PRIOR_DEALS + own.seconds) / (BUYER_PRIOR_DEALS + own.deals);
  }

  #order({ id, fields, signature, at }: Extract<MarketEvent, { readonly kind: "order" }>): void {
    if (fields.side === Side.Ask) {
      this.#asks.delete(fields.author);
      this.#asks.set(fields.author, { ...fields, seenAt: at });
      return;
    }
    if (this.#bids.has(id) || this.#bids.size >= MOST) return;
    const bid: SeenBid = { ...fields, id, signature, seenAt: at };
    this.#bids.set(id, bid);
    this.#standing.set(id, bid);
    this.#idOfNonce.set(nonceKey(fields.author, fields.nonce), id);
  }

  #gone(author: Hex, nonce: bigint): void {
    const id = this.#idOfNonce.get(nonceKey(author, nonce));
    if (id !== undefined) this.#standing.delete(id);
  }

  #void(author: Hex, side: number, epoch: number): void {
    for (const [id, bid] of this.#standing) {
      if (side === Side.Bid && bid.author === author && bid.epoch < epoch) this.#standing.delete(id);
    }
  }

  #amended(id: Hex, newId: Hex, duration: number): void {
    const deal = this.#running.get(id);
    if (deal === undefined) return;
    this.#running.delete(id);
    this.#running.set(newId, { ...deal, duration });
  }

  #closed(id: Hex, at: number): void {
    const deal = this.#running.get(id);
    if (deal === undefined) return;
    this.#running.delete(id);
    const seconds = at - deal.start;
    if (deal.duration > 0) {
      const lasted = Math.min(seconds, deal.duration);
      this.#kept = { agreed: this.#kept.agreed + deal.duration, lasted: this.#kept.lasted + lasted };
      return;
    }
    const add = ({ seconds: sum, deals }: Tally): Tally => ({ seconds: sum + seconds, deals: deals + 1 });
    this.#spot = add(this.#spot);
    this.#spotOf.set(deal.buyer, add(this.#spotOf.get(deal.buyer) ?? NONE));
  }
}

const nonceKey = (author: Hex, nonce: bigint): string => `${author} ${nonce}`;
