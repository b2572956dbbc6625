import { isSupport } from "./rules.ts";
import type { Weighted } from "./Weighted.ts";

/**
 * The value that more than half of the observers' stake, and more than a third of all stake, saw. Undefined where
 * there is none.
 *
 * @param textOf a text that is equal for equal values
 */
export function attestedFact<T>(
  votes: readonly Weighted<T>[],
  totalStake: bigint,
  textOf: (value: T) => string,
): T | undefined {
  const observing = votes.reduce((sum, { stake }) => sum + stake, 0n);
  const stakes = new Map<string, bigint>();
  for (const { value, stake } of votes) {
    const text = textOf(value);
    const sum = (stakes.get(text) ?? 0n) + stake;
    if (sum * 2n > observing && isSupport(sum, totalStake)) return value;
    stakes.set(text, sum);
  }
  return undefined;
}
