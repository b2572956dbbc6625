import { RELEASE_AGENT } from "@sonm/protocol/generated/constants.ts";
import { releasesAbi } from "@sonm/protocol/generated/Releases.abi.ts";
import { maxUint256, stringToHex } from "viem";
import { useReadContract, useReadContracts } from "wagmi";

import { useRefreshInterval } from "../../chain/useRefreshInterval.ts";
import { useRuntimeConfig } from "../../config/useRuntimeConfig.ts";

/**
 * Below which version an agent earns nothing, in any program.
 *
 * - `lowest`: now
 * - `next`: the last version that is decided and not in force yet, with the unix seconds from which on it is
 */
export interface LowestAgent {
  readonly lowest: number;
  readonly next: { readonly version: number; readonly from: number } | undefined;
}

const AGENT = stringToHex(RELEASE_AGENT, { size: 32 });

/** What the releases demand of agents, as the chain has it; undefined while it is read. */
export function useLowestAgent(): LowestAgent | undefined {
  const { chainId, contracts } = useRuntimeConfig();
  const read = { abi: releasesAbi, address: contracts.Releases, chainId } as const;
  const refetchInterval = useRefreshInterval();
  const { data: versions } = useReadContracts({
    allowFailure: false,
    contracts: [
      { ...read, functionName: "minimumVersion", args: [AGENT] },
      { ...read, functionName: "minimumVersionAt", args: [AGENT, maxUint256] },
    ],
    query: { refetchInterval },
  });
  const [lowest = 0, last = 0] = versions ?? [];
  const isAhead = last > lowest;
  const { data: from } = useReadContract({
    ...read,
    functionName: "outdatedFrom",
    args: [AGENT, Math.max(last - 1, 0)],
    query: { enabled: isAhead },
  });
  if (versions === undefined) return undefined;
  return { lowest, next: isAhead && from !== undefined ? { version: last, from: Number(from) } : undefined };
}
