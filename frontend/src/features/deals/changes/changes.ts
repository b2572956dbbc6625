import { MAX_DEAL_DURATION } from "@sonm/protocol/generated/constants.ts";

import type { Terms } from "../../../chain/Terms.ts";

/** The two sides of a deal as change requests name them: the buyer bids, supplier and master ask. */
export type DealSide = "bid" | "ask";

/**
 * What a change gives a deal.
 *
 * - `price`: USD per second, 18 decimals
 * - `duration`: seconds from the deal's start; 0 for spot
 */
export interface Conditions {
  readonly price: bigint;
  readonly duration: number;
}

/** What each side asks for now; undefined where it asks for nothing. */
export type PendingChanges = Readonly<Record<DealSide, Conditions | undefined>>;

/** Why the contract would refuse a request, whoever makes it. */
export type ChangeFault = "unchanged" | "spot" | "past" | "long";

/** The rule that a request breaks, undefined where it is possible. @param now unix seconds */
export function changeFault(
  terms: Pick<Terms, "price" | "start" | "duration">,
  { price, duration }: Conditions,
  now: number,
): ChangeFault | undefined {
  if (price === terms.price && duration === terms.duration) return "unchanged";
  if (duration === 0) return undefined;
  if (terms.duration === 0) return "spot";
  if (duration > Number(MAX_DEAL_DURATION)) return "long";
  return now >= terms.start + duration ? "past" : undefined;
}

/**
 * What becomes of a request.
 *
 * - `accepts`: it takes up what the other side asks for
 * - `applies`: it only favours the other side, which need not answer
 * - `waits`: for the other side's answer
 * - `conditions`: the deal's afterwards, or what is asked for
 */
export interface ChangeOutcome {
  readonly kind: "accepts" | "applies" | "waits";
  readonly conditions: Conditions;
}

/** What the contract makes of a possible request of a side, by the rules of `Amendments.sol`. @param now unix seconds */
export function changeOutcome(
  terms: Pick<Terms, "price" | "start" | "duration">,
  pending: PendingChanges,
  side: DealSide,
  want: Conditions,
  now: number,
): ChangeOutcome {
  const { bid, ask } = pending;
  if (side === "bid" && ask !== undefined && ask.price <= want.price && ask.duration >= want.duration)
    return { kind: "accepts", conditions: { price: ask.price, duration: want.duration } };
  if (side === "ask" && bid !== undefined && bid.price >= want.price && want.duration >= bid.duration) {
    const ahead = bid.duration === 0 || now < terms.start + bid.duration;
    if (ahead) return { kind: "accepts", conditions: { price: want.price, duration: bid.duration } };
  }
  const yields = side === "bid" ? want.price > terms.price : want.price < terms.price;
  return { kind: want.duration === terms.duration && yields ? "applies" : "waits", conditions: want };
}
