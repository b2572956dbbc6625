import { rewardProgramsAbi } from "@sonm/protocol/generated/RewardPrograms.abi.ts";
import type { Address } from "viem";
import { useSimulateContract } from "wagmi";

import type { Failure } from "../../../chain/errors/Failure.ts";
import { explainError } from "../../../chain/errors/explainError.ts";
import { type ProvedReward, rewardClaimOf } from "../../../chain/rewardCalls.ts";
import { useRefreshInterval } from "../../../chain/useRefreshInterval.ts";
import { useRuntimeConfig } from "../../../config/useRuntimeConfig.ts";

/**
 * Claims that the chain takes in one transaction.
 *
 * - `total`: SNM wei that it would pay; undefined while it is asked, or where it refuses
 * - `failure`: why it refuses
 */
export interface ClaimPlan {
  readonly rewards: readonly ProvedReward[];
  readonly total: bigint | undefined;
  readonly failure: Failure | undefined;
}

/**
 * Tries claims on the chain: machines of one program share what it has left. Where it does not take all of them, the first
 * one is tried alone.
 *
 * @param rewards the most valuable first
 */
export function useClaimPlan(account: Address, rewards: readonly ProvedReward[]): ClaimPlan {
  const first = rewards.slice(0, 1);
  const all = useSimulated(account, rewards, rewards.length > 0);
  const alone = useSimulated(account, first, all.isError && rewards.length > 1);
  const [taken, asked] = all.isError && rewards.length > 1 ? [first, alone] : [rewards, all];
  const failure = asked.error === null ? undefined : explainError(asked.error);
  return { rewards: taken, total: asked.data?.result, failure };
}

function useSimulated(account: Address, rewards: readonly ProvedReward[], enabled: boolean) {
  const { chainId, contracts } = useRuntimeConfig();
  return useSimulateContract({
    abi: rewardProgramsAbi,
    address: contracts.RewardPrograms,
    functionName: "claimMany",
    args: [rewards.map(rewardClaimOf)],
    account,
    chainId,
    query: { enabled, refetchInterval: useRefreshInterval(), retry: false },
  });
}
