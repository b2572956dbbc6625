import { WAD } from "@sonm/protocol/generated/constants.ts";

import type { Deal } from "./Deal.ts";

/** What a deal holds, and what a dollar costs now. */
export interface Funds {
  /** SNM wei. */
  readonly escrow: bigint;
  /** SNM wei per USD. */
  readonly rate: bigint;
}

/**
 * Whether a deal should be billed now: when it was not for a while; once more when its end has come, which closes it; and
 * when its escrow is used up, which fills it up or closes it: whoever bills then serves nobody for nothing.
 *
 * @param now unix seconds on the chain
 * @param everySeconds between bills
 */
export function billIsDue(
  { terms, billedUntil, open }: Deal,
  funds: Funds,
  now: number,
  everySeconds: number,
): boolean {
  if (!open) return false;
  const end = terms.duration === 0n ? undefined : Number(terms.start + terms.duration);
  const served = BigInt(Math.max(0, Math.floor(now) - billedUntil));
  const usedUp = served > 0n && terms.price * funds.rate * served >= funds.escrow * WAD;
  return now - billedUntil >= everySeconds || usedUp || (end !== undefined && now >= end);
}
