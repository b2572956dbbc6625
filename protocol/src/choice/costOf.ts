import { FORWARD_RESERVE, SPOT_RESERVE } from "../generated/constants.ts";
import type { ChoiceOffer } from "./ChoiceOffer.ts";
import type { Limits } from "./Limits.ts";
import type { Needs } from "./Needs.ts";

/** A spot deal has no length: it is compared by the hour. */
const SPOT_SECONDS = 3_600n;

/** Seconds that are paid for where baskets are compared. */
export const secondsOf = ({ duration }: Pick<Needs, "duration">): bigint =>
  duration === 0 ? SPOT_SECONDS : BigInt(duration);

/**
 * What a machine costs for the task, USD with 18 decimals: its price for the whole time (an hour of a spot deal), and what
 * opening a deal costs. The market's fee is taken from what the supplier gets, so it is no part of it.
 */
export function costOf({ ask }: Pick<ChoiceOffer, "ask">, needs: Needs, { perDeal }: Pick<Limits, "perDeal">): bigint {
  return ask.price * secondsOf(needs) + perDeal;
}

/** What the deal's reserve locks at its beginning, USD with 18 decimals: an hour of spot, else at most a day. */
export function lockedBy({ ask }: Pick<ChoiceOffer, "ask">, { duration }: Pick<Needs, "duration">): bigint {
  if (duration === 0) return ask.price * SPOT_RESERVE;
  const seconds = BigInt(duration);
  return ask.price * (seconds < FORWARD_RESERVE ? seconds : FORWARD_RESERVE);
}
