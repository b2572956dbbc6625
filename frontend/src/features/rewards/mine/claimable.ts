import type { Address } from "viem";

import type { ProvedReward } from "../../../chain/rewardCalls.ts";
import type { RewardLine } from "./rewardLines.ts";

/** Claims in one transaction: more would not fit into a block of every network. */
export const MOST_IN_CLAIM = 50;

/**
 * What the reader can claim in one transaction.
 *
 * - `amount`: SNM wei, as the chain says; `due`: what it is worth, more where a budget is used up
 * - `more`: claims that have to wait for the next transaction
 */
export interface Claimable {
  readonly rewards: readonly ProvedReward[];
  readonly amount: bigint;
  readonly due: bigint;
  readonly more: number;
}

/** The most valuable claims that the chain pays to this account. */
export function claimableOf(lines: readonly RewardLine[], account: Address): Claimable {
  const paying = lines.flatMap(({ proved, live }) =>
    proved !== undefined && live !== undefined && live.payable > 0n && isSame(live.master, account)
      ? [{ proved, live }]
      : [],
  );
  const taken = paying
    .toSorted(
      (one, other) => Number(other.live.payable > one.live.payable) - Number(other.live.payable < one.live.payable),
    )
    .slice(0, MOST_IN_CLAIM);
  return {
    rewards: taken.map(({ proved }) => proved),
    amount: taken.reduce((sum, { live }) => sum + live.payable, 0n),
    due: taken.reduce((sum, { live }) => sum + live.due, 0n),
    more: paying.length - taken.length,
  };
}

const isSame = (one: Address, other: Address): boolean => one.toLowerCase() === other.toLowerCase();
