import { isMedianSafe, isSupport } from "./rules.ts";
import { supportedMedian } from "./supportedMedian.ts";
import type { Weighted } from "./Weighted.ts";

/**
 * The time online that a report attests of a machine.
 *
 * @param counts of the nodes that count it, in seconds, each node once
 * @param totalStake of the signer set
 * @param tolerance seconds by which two counts may differ and agree
 * @returns undefined where no more than a third of all stake counts it, or a liar could be half of those who do
 */
export function attestUptime(
  counts: readonly Weighted<number>[],
  totalStake: bigint,
  tolerance: number,
): number | undefined {
  const votes = counts.map(({ value, stake }) => ({ value: BigInt(value), stake }));
  const median = supportedMedian(votes, totalStake);
  if (median === undefined) return undefined;
  const online = Number(median);
  const agreeing = counts.filter(({ value }) => Math.abs(value - online) <= tolerance);
  return isMedianSafe(stakeOf(counts), totalStake) || isSupport(stakeOf(agreeing), totalStake) ? online : undefined;
}

const stakeOf = (votes: readonly Weighted<unknown>[]): bigint => votes.reduce((sum, { stake }) => sum + stake, 0n);
