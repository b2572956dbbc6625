import { rewardProgramsAbi } from "@sonm/protocol/generated/RewardPrograms.abi.ts";
import type { Address } from "viem";
import { useSimulateContract } from "wagmi";

import { type ProvedReward, rewardClaimOf } from "../../../chain/rewardCalls.ts";
import { useRefreshInterval } from "../../../chain/useRefreshInterval.ts";
import { useRuntimeConfig } from "../../../config/useRuntimeConfig.ts";

/**
 * What the chain would pay for several claims in one transaction, SNM wei: machines of one program share what it has left.
 * Undefined while it is asked, or where it would refuse.
 */
export function useClaimTotal(account: Address, rewards: readonly ProvedReward[]): bigint | undefined {
  const { chainId, contracts } = useRuntimeConfig();
  const { data } = useSimulateContract({
    abi: rewardProgramsAbi,
    address: contracts.RewardPrograms,
    functionName: "claimMany",
    args: [rewards.map(rewardClaimOf)],
    account,
    chainId,
    query: { enabled: rewards.length > 0, refetchInterval: useRefreshInterval() },
  });
  return data?.result;
}
