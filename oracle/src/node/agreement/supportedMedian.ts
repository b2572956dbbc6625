import { isSupport } from "./rules.ts";
import { weightedMedian } from "./weightedMedian.ts";
import type { Weighted } from "./Weighted.ts";

/**
 * The lower median by stake, but never above what more than a third of all stake saw at least.
 *
 * @param votes each node once
 * @param totalStake of the signer set
 * @returns undefined where no more than a third votes
 */
export function supportedMedian(votes: readonly Weighted<bigint>[], totalStake: bigint): bigint | undefined {
  const median = weightedMedian(votes);
  const supported = highestSupported(votes, totalStake);
  if (median === undefined || supported === undefined) return undefined;
  return median < supported ? median : supported;
}

/** The highest value that enough stake saw at least. */
function highestSupported(votes: readonly Weighted<bigint>[], totalStake: bigint): bigint | undefined {
  let above = 0n;
  for (const { value, stake } of votes.toSorted((a, b) => (a.value > b.value ? -1 : a.value < b.value ? 1 : 0))) {
    above += stake;
    if (isSupport(above, totalStake)) return value;
  }
  return undefined;
}
