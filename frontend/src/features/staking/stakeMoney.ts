import type { Address } from "viem";

import type { StakeRecord } from "./stakesQuery.ts";

/** A part of a stake on the way out. `amount`: SNM wei; `releaseAt`: unix seconds from which it can be withdrawn. */
export interface UnbondingPart {
  readonly amount: bigint;
  readonly releaseAt: number;
}

/**
 * What an account has in a masternode, as the chain says.
 *
 * - `value`: SNM wei that its shares are worth, rewards until now included
 * - `parts`: on the way out, by release
 */
export interface Stake {
  readonly owner: Address;
  readonly value: bigint;
  readonly shares: bigint;
  readonly parts: readonly UnbondingPart[];
}

/** SNM wei on the way out, withdrawable or not. */
export const unbondingSum = ({ parts }: Pick<Stake, "parts">): bigint =>
  parts.reduce((sum, { amount }) => sum + amount, 0n);

/** SNM wei that can be withdrawn at a time, unix seconds. */
export const dueSum = ({ parts }: Pick<Stake, "parts">, now: number): bigint =>
  unbondingSum({ parts: parts.filter(({ releaseAt }) => releaseAt <= now) });

/** Whether anything has finished unbonding, be it worth nothing after a slash. @param now unix seconds */
export const hasDue = ({ parts }: Pick<Stake, "parts">, now: number): boolean =>
  parts.some(({ releaseAt }) => releaseAt <= now);

/** Whether an account has anything in a masternode. */
export const isHeld = ({ shares, parts }: Stake): boolean => shares > 0n || parts.length > 0;

/**
 * SNM wei that an account gained in a masternode by rewards, or lost by slashes, since it staked there first. Undefined
 * while index and chain are not of one block: sums of both would be wrong.
 */
export function gainOf(stake: Stake, record: StakeRecord | undefined): bigint | undefined {
  if (record === undefined || record.shares !== stake.shares) return undefined;
  if (record.unbondingShares > 0n !== stake.parts.length > 0) return undefined;
  return stake.value + unbondingSum(stake) + record.withdrawn - record.staked;
}
