import type { Weighted } from "./Weighted.ts";

/** The lower median by stake: the smallest value such that half of the stake saw no more. Undefined for an empty list. */
export function weightedMedian(votes: readonly Weighted<bigint>[]): bigint | undefined {
  const half = votes.reduce((sum, { stake }) => sum + stake, 0n);
  let below = 0n;
  for (const { value, stake } of votes.toSorted((a, b) => (a.value < b.value ? -1 : a.value > b.value ? 1 : 0))) {
    below += stake;
    if (below * 2n >= half) return value;
  }
  return undefined;
}
