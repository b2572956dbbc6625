import { marketAbi } from "@sonm/protocol/generated/Market.abi.ts";
import { rewardProgramsAbi } from "@sonm/protocol/generated/RewardPrograms.abi.ts";
import { useReadContracts } from "wagmi";

import type { ProvedReward } from "../../../chain/rewardCalls.ts";
import { useRefreshInterval } from "../../../chain/useRefreshInterval.ts";
import { useRuntimeConfig } from "../../../config/useRuntimeConfig.ts";
import { membershipKey } from "./membershipKey.ts";
import type { LiveReward } from "./rewardLines.ts";

/** Reads for each claim. */
const READS = 3;

/**
 * What the chain says of machines that a report proves to have earned. What it refuses now, such as a report that is no
 * newer than the last claim, can't be claimed.
 *
 * @returns by `membershipKey`; empty while it is read
 */
export function useLiveRewards(proved: readonly ProvedReward[]): ReadonlyMap<string, LiveReward> {
  const { chainId, contracts } = useRuntimeConfig();
  const programs = { abi: rewardProgramsAbi, address: contracts.RewardPrograms, chainId } as const;
  const market = { abi: marketAbi, address: contracts.Market, chainId } as const;
  const { data = [] } = useReadContracts({
    contracts: proved.flatMap(({ programId, worker, asOf, gpuSeconds }) => {
      const program = BigInt(programId);
      return [
        { ...programs, functionName: "member", args: [program, worker] } as const,
        { ...programs, functionName: "rewardOf", args: [program, worker, BigInt(asOf), BigInt(gpuSeconds)] } as const,
        { ...market, functionName: "masterOf", args: [worker] } as const,
      ];
    }),
    query: { enabled: proved.length > 0, refetchInterval: useRefreshInterval() },
  });
  const found = new Map<string, LiveReward>();
  for (const [index, reward] of proved.entries()) {
    const [member, worth, master] = data.slice(index * READS, (index + 1) * READS) as readonly {
      readonly result?: unknown;
    }[];
    if (member?.result === undefined || master?.result === undefined) continue;
    const [due, payable] = (worth?.result ?? [0n, 0n]) as readonly [bigint, bigint];
    const { claimed } = member.result as { readonly claimed: bigint };
    found.set(membershipKey(reward), { claimed, due, payable, master: master.result as LiveReward["master"] });
  }
  return found;
}
