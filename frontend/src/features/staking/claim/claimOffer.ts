import { BASIS_POINTS } from "@sonm/protocol/generated/constants.ts";

import type { ProvedDuty } from "../../../chain/stakingCalls.ts";

/** A claim that the chain takes. `amount`: SNM wei; `rate`: the commission of it, basis points. */
export interface ClaimOffer {
  readonly duty: ProvedDuty;
  readonly amount: bigint;
  readonly rate: number;
}

/** The owner's part of a claim, SNM wei, rounded down as the contract does. */
export const commissionOf = ({ amount, rate }: Pick<ClaimOffer, "amount" | "rate">): bigint =>
  (amount * BigInt(rate)) / BASIS_POINTS;
