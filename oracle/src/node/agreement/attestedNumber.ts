import { agree, isSupport } from "./rules.ts";
import { supportedMedian } from "./supportedMedian.ts";
import type { Weighted } from "./Weighted.ts";

/**
 * The number that a report attests, given what the nodes measured.
 *
 * @param votes of the nodes that measured it, each node once
 * @param tolerance at which two measurements agree, in basis points of the larger
 * @returns 0, which is "not attested", where support is missing
 */
export function attestedNumber(votes: readonly Weighted<bigint>[], totalStake: bigint, tolerance: bigint): bigint {
  const value = supportedMedian(votes, totalStake);
  if (value === undefined) return 0n;
  const support = votes
    .filter((vote) => agree(vote.value, value, tolerance))
    .reduce((stake, vote) => stake + vote.stake, 0n);
  return isSupport(support, totalStake) ? value : 0n;
}
