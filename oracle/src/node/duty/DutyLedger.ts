import type { Hex } from "../../lib/Hex.ts";
import type { Member } from "../agreement/Member.ts";

/**
 * Who earned what since genesis, at a point of the chain. What was shared and what was not are together all that was
 * collected, to the wei.
 *
 * - `collected`: SNM wei that came to `Duty`
 * - `unshared`: SNM wei of them that belong to nobody yet
 * - `earned`: SNM wei by owner
 * - `weights`: SNM wei of stake with which each owner signed reports since the last share, summed over the reports
 */
export interface DutyLedger {
  readonly collected: bigint;
  readonly unshared: bigint;
  readonly earned: ReadonlyMap<Hex, bigint>;
  readonly weights: ReadonlyMap<Hex, bigint>;
}

/**
 * What changes a ledger:
 *
 * - `collected`: rewards came; `total` is what came since genesis, in SNM wei
 * - `reported`: a report was accepted with the signatures of `signers`
 */
export type DutyFact =
  | { readonly kind: "collected"; readonly total: bigint }
  | { readonly kind: "reported"; readonly signers: readonly Pick<Member, "owner" | "stake">[] };

/** The ledger of a chain on which nothing happened. */
export const EMPTY_LEDGER: DutyLedger = { collected: 0n, unshared: 0n, earned: new Map(), weights: new Map() };
