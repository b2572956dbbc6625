import { marketAbi } from "@sonm/protocol/generated/Market.abi.ts";
import { rewardProgramsAbi } from "@sonm/protocol/generated/RewardPrograms.abi.ts";

import type { ProvedReward } from "../../../chain/rewardCalls.ts";
import type { RuntimeConfig } from "../../../config/RuntimeConfig.ts";
import { membershipKey } from "./membershipKey.ts";
import type { LiveReward } from "./rewardLines.ts";

/** Reads for each claim. */
const READS = 3;

/** The reads that tell what machines that a report proves to have earned can claim. */
export function liveRewardCalls({ chainId, contracts }: RuntimeConfig, proved: readonly ProvedReward[]) {
  const programs = { abi: rewardProgramsAbi, address: contracts.RewardPrograms, chainId } as const;
  const market = { abi: marketAbi, address: contracts.Market, chainId } as const;
  return proved.flatMap(({ programId, worker, asOf, gpuSeconds }) => {
    const program = BigInt(programId);
    return [
      { ...programs, functionName: "member", args: [program, worker] } as const,
      { ...programs, functionName: "rewardOf", args: [program, worker, BigInt(asOf), BigInt(gpuSeconds)] } as const,
      { ...market, functionName: "masterOf", args: [worker] } as const,
    ];
  });
}

/**
 * Puts the answers to `liveRewardCalls` together. What the chain refuses now, such as a report that is no newer than the last
 * claim, can't be claimed.
 *
 * @returns by `membershipKey`; nothing for those that were not answered
 */
export function readLiveRewards(
  proved: readonly ProvedReward[],
  answers: readonly { readonly result?: unknown }[],
): ReadonlyMap<string, LiveReward> {
  const found = new Map<string, LiveReward>();
  for (const [index, reward] of proved.entries()) {
    const [member, worth, master] = answers.slice(index * READS, (index + 1) * READS);
    if (member?.result === undefined || master?.result === undefined) continue;
    const [due, payable] = (worth?.result ?? [0n, 0n]) as readonly [bigint, bigint];
    const { claimed } = member.result as { readonly claimed: bigint };
    found.set(membershipKey(reward), { claimed, due, payable, master: master.result as LiveReward["master"] });
  }
  return found;
}
