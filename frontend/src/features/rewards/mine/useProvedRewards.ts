import { type UseQueryResult, useQuery } from "@tanstack/react-query";
import { useConfig } from "wagmi";

import type { ProvedReward } from "../../../chain/rewardCalls.ts";
import { useRefreshInterval } from "../../../chain/useRefreshInterval.ts";
import { useRuntimeConfig } from "../../../config/useRuntimeConfig.ts";
import { useRelay } from "../../../relay/useRelay.ts";
import { type MembershipKey, membershipKey } from "./membershipKey.ts";

/** How much less often masternodes are asked than the chain. */
const SLOWER = 5;

/**
 * Asks masternodes what machines earned, and checks the proofs.
 *
 * @param wanted undefined while it is not known
 */
export function useProvedRewards(
  wanted: readonly MembershipKey[] | undefined,
): UseQueryResult<ReadonlyMap<string, ProvedReward>> {
  const { chainId, contracts } = useRuntimeConfig();
  const config = useConfig();
  const relay = useRelay();
  return useQuery({
    queryKey: ["proved-rewards", chainId, (wanted ?? []).map(membershipKey)],
    queryFn: async ({ signal }) => {
      const { fetchProvedRewards } = await import("./fetchProvedRewards.ts");
      const surroundings = { client: config.getClient({ chainId }), reports: contracts.Reports };
      return fetchProvedRewards(surroundings, await relay.bases(signal), wanted ?? [], signal);
    },
    enabled: wanted !== undefined && wanted.length > 0,
    refetchInterval: useRefreshInterval() * SLOWER,
    retry: false,
  });
}
