import { agree, isSupport } from "./rules.ts";
import { weightedMedian } from "./weightedMedian.ts";
import type { Weighted } from "./Weighted.ts";

/**
 * The number that a report attests, given what the nodes measured.
 *
 * @param votes of the nodes that measured it, each node once
 * @param tolerance at which two measurements agree, in basis points of the larger
 * @returns 0, which is "not attested", where support is missing
 */
export function attestedNumber(votes: readonly Weighted<bigint>[], totalStake: bigint, tolerance: bigint): bigint {
  const median = weightedMedian(votes);
  const supported = highestSupported(votes, totalStake);
  if (median === undefined || supported === undefined) return 0n;
  const value = median < supported ? median : supported;
  const support = votes
    .filter((vote) => agree(vote.value, value, tolerance))
    .reduce((stake, vote) => stake + vote.stake, 0n);
  return isSupport(support, totalStake) ? value : 0n;
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
