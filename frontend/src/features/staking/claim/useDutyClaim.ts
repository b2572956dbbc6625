import { dutyAbi } from "@sonm/protocol/generated/Duty.abi.ts";
import { useQuery } from "@tanstack/react-query";
import type { Address } from "viem";
import { useConfig, useReadContracts } from "wagmi";

import { useRefreshInterval } from "../../../chain/useRefreshInterval.ts";
import { useRuntimeConfig } from "../../../config/useRuntimeConfig.ts";
import { useRelay } from "../../../relay/useRelay.ts";
import type { LiveNode } from "../liveNode.ts";
import { type ClaimState, claimStateOf } from "./claimState.ts";

/** How much less often masternodes are asked than the chain. */
const SLOWER = 5;

/**
 * Asks masternodes what one of them earned, and the chain what of it can be claimed.
 *
 * @param live undefined while it is read
 * @returns undefined while they are asked
 */
export function useDutyClaim(owner: Address, live: LiveNode | undefined): ClaimState | undefined {
  const { chainId, contracts } = useRuntimeConfig();
  const config = useConfig();
  const relay = useRelay();
  const refetchInterval = useRefreshInterval();
  const { data: duty, isError } = useQuery({
    queryKey: ["proved-duty", chainId, owner.toLowerCase()],
    queryFn: async ({ signal }) => {
      const { fetchProvedDuty } = await import("./fetchProvedDuty.ts");
      const surroundings = { client: config.getClient({ chainId }), reports: contracts.Reports };
      return fetchProvedDuty(surroundings, await relay.bases(signal), owner, signal);
    },
    refetchInterval: refetchInterval * SLOWER,
    retry: false,
  });
  const read = { abi: dutyAbi, address: contracts.Duty, chainId } as const;
  const { data: totals } = useReadContracts({
    allowFailure: false,
    contracts: [
      { ...read, functionName: "collectedBy", args: [BigInt(duty?.asOf ?? 0)] },
      { ...read, functionName: "totalClaimed" },
    ],
    query: { enabled: duty !== undefined && duty !== null, refetchInterval },
  });
  if (duty === undefined) return isError ? { state: "silent" } : undefined;
  if (duty === null) return { state: "unproved" };
  if (live === undefined || totals === undefined) return undefined;
  return claimStateOf(duty, live, { collected: totals[0], claimed: totals[1] });
}
