import type { CommissionChange } from "../commissions.ts";
import type { DutyClaim } from "../nodeQuery.ts";

/** As `Duty` keeps them. */
interface Terms {
  rate: number;
  next: number;
  lowest: number;
  startsAt: number;
}

/** What a claim for work until `asOf` takes, basis points; then only a new commission counts. */
function takeCommission(terms: Terms, asOf: number): number {
  if (asOf < terms.startsAt) return Math.min(terms.lowest, terms.rate);
  const taken = Math.min(terms.lowest, terms.next);
  terms.lowest = terms.next;
  return taken;
}

function announce(terms: Terms, { commission, startsAt, announcedAt }: CommissionChange): void {
  // A masternode that joins starts with its commission at once.
  if (startsAt === announcedAt) {
    terms.rate = terms.next = terms.lowest = commission;
    return;
  }
  if (announcedAt >= terms.startsAt) terms.rate = terms.next;
  terms.lowest = Math.min(terms.lowest, terms.rate);
  [terms.next, terms.startsAt] = [commission, startsAt];
}

/**
 * The commission of the next claim: the lowest since the claim before, by the rule of `Duty.sol`, as far as the index tells
 * of changes and claims.
 *
 * @param asOf unix seconds until which the claim is for work
 * @returns basis points
 */
export function claimCommission(
  changes: readonly CommissionChange[],
  claims: readonly Pick<DutyClaim, "asOf" | "time">[],
  asOf: number,
): number {
  const terms: Terms = { rate: 0, next: 0, lowest: 0, startsAt: 0 };
  const steps = [
    ...changes.map((change) => ({ at: change.announcedAt, take: () => announce(terms, change) })),
    ...claims.map((claim) => ({ at: claim.time, take: () => void takeCommission(terms, claim.asOf) })),
  ];
  for (const { take } of steps.toSorted((one, other) => one.at - other.at)) take();
  return takeCommission(terms, asOf);
}
