import type { Deal } from "./Deal.ts";

/**
 * Whether a deal should be billed now: when it was not for a while, and once more when its end has come, which closes it.
 *
 * @param now unix seconds on the chain
 * @param everySeconds between bills
 */
export function billIsDue({ terms, billedUntil, open }: Deal, now: number, everySeconds: number): boolean {
  if (!open) return false;
  const end = terms.duration === 0n ? undefined : Number(terms.start + terms.duration);
  return now - billedUntil >= everySeconds || (end !== undefined && now >= end);
}
