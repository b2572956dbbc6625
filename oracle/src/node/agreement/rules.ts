import benchmarks from "@sonm/protocol/benchmarks.json" with { type: "json" };

import type { Member } from "./Member.ts";

/**
 * The rules by which nodes agree. Every node must run the same: they are constants of this version, not settings.
 *
 * Stake decides, not the number of nodes, as on chain. The rules assume that less than a third of the stake lies or
 * that, with exactly a third, nothing else is wrong at the same time:
 *
 * - A report needs observations, prices and signatures of two thirds of the stake.
 * - A machine, a benchmark or a fact is attested only where more than a third of all stake saw it, so that at least one
 *   honest node did. One liar among three equal nodes decides nothing.
 * - A value is the stake-weighted lower median of those who measured it, but never above what more than a third of all
 *   stake saw at least.
 * - A benchmark on which no more than a third of the stake agrees within its tolerance is not attested.
 * - An uptime that only two thirds of all stake count is attested only where more than a third agree within a tolerance: a
 *   liar could be half of those who count. Of more, the median is an honest node's count, or between two.
 * - An uptime is no less than the newest that an accepted report attests, and grows no faster than time.
 * - Facts are attested where more than half of the machine's observers say the same.
 * - A measurement counts only if its node was drawn for the machine's master when it measured, and is not of that owner.
 *   All fractions stay fractions of all stake: whose word does not count is missing, and raises nobody's share.
 * - A machine on whose master no such majority of its observers agrees is not attested.
 * - A card stands in one machine of a report.
 * - What machines earned in programs, and supply and demand by class, are computed from the uptimes, the report before and the
 *   chain: see `accrueRewards` and `accrueClasses`.
 * - What masternodes earned is computed from the chain until the epoch's end, by each member for itself: see `shareDuty`.
 */

/** Stake that must observe, price and sign: two thirds, as `Reports` demands. */
export function isQuorum(stake: bigint, totalStake: bigint): boolean {
  return totalStake > 0n && stake * 3n >= totalStake * 2n;
}

/** Stake without which nothing is attested: more than a third. */
export function isSupport(stake: bigint, totalStake: bigint): boolean {
  return stake * 3n > totalStake;
}

/** Whether a third of all stake is less than half of these votes, so that no liar with a third decides their median. */
export function isMedianSafe(stake: bigint, totalStake: bigint): boolean {
  return stake * 3n > totalStake * 2n;
}

/** SNM wei bonded by all members. */
export function totalStakeOf(members: readonly Pick<Member, "stake">[]): bigint {
  return members.reduce((sum, { stake }) => sum + stake, 0n);
}

/** Largest difference of a report's rate from a node's own at which the node signs, in basis points of the larger. */
export const RATE_TOLERANCE = 500n;

/** A tolerance that accepts every difference. */
const ANY = 10_000n;

/** By benchmark code, in basis points of the larger value. Nodes measure a machine at different times over different paths. */
const TOLERANCES: Readonly<Record<string, bigint>> = {
  "cpu-sysbench-multi": 5_000n,
  "cpu-sysbench-single": 5_000n,
  "cpu-cores": 0n,
  "ram-size": 100n,
  "storage-size": 2_500n,
  "net-download": ANY,
  "net-upload": ANY,
  "gpu-count": 0n,
  "gpu-mem": 100n,
  "gpu-nvidia": 0n,
  "gpu-radeon": 0n,
};

/** For benchmarks that have no entry of their own. */
const DEFAULT_TOLERANCE = 5_000n;

/** Largest difference at which two measurements of a benchmark agree, in basis points of the larger. */
export function toleranceOf(benchmarkId: number): bigint {
  const code = benchmarks.find(({ id }) => id === benchmarkId)?.code;
  return (code === undefined ? undefined : TOLERANCES[code]) ?? DEFAULT_TOLERANCE;
}

/** Whether two values differ by no more than a tolerance, in basis points of the larger. */
export function agree(a: bigint, b: bigint, tolerance: bigint): boolean {
  const [low, high] = a < b ? [a, b] : [b, a];
  return (high - low) * 10_000n <= high * tolerance;
}

/** Seconds by which two counts of time online may differ and agree. Nodes hear a machine at different times. */
export function uptimeTolerance(epochLength: number): number {
  return Math.max(10, Math.floor(epochLength / 20));
}
