import type { Address } from "viem";

import type { ProvedReward } from "../../../chain/rewardCalls.ts";
import { membershipKey } from "./membershipKey.ts";
import type { Membership } from "./membershipsQuery.ts";

/**
 * What the chain says of a machine in a program. SNM wei.
 *
 * - `claimed`: GPU-seconds that were paid
 * - `due`: for what is proved beyond them; `payable`: of it, what the budget has; both 0 where the chain takes no claim
 * - `master`: who is paid
 */
export interface LiveReward {
  readonly claimed: bigint;
  readonly due: bigint;
  readonly payable: bigint;
  readonly master: Address;
}

/**
 * One of the reader's machines in a program, with what it earned.
 *
 * - `earned`: GPU-seconds that a report proves; undefined while none does
 * - `live`: undefined while the chain is read
 * - `proved`: what a claim would send
 */
export interface RewardLine extends Membership {
  readonly key: string;
  readonly earned: bigint | undefined;
  readonly live: LiveReward | undefined;
  readonly proved: ProvedReward | undefined;
}

/** Puts together what the index, masternodes and the chain tell. */
export function rewardLines(
  memberships: readonly Membership[],
  proved: ReadonlyMap<string, ProvedReward>,
  live: ReadonlyMap<string, LiveReward>,
): readonly RewardLine[] {
  return memberships.map((membership) => {
    const key = membershipKey({ programId: membership.program.id, worker: membership.worker });
    const reward = proved.get(key);
    return {
      ...membership,
      key,
      proved: reward,
      earned: reward === undefined ? undefined : BigInt(reward.gpuSeconds),
      live: live.get(key),
    };
  });
}
