import { useReadContracts } from "wagmi";

import type { ProvedReward } from "../../../chain/rewardCalls.ts";
import { useRefreshInterval } from "../../../chain/useRefreshInterval.ts";
import { useRuntimeConfig } from "../../../config/useRuntimeConfig.ts";
import { liveRewardCalls, readLiveRewards } from "./liveRewards.ts";
import type { LiveReward } from "./rewardLines.ts";

/**
 * What the chain says of machines that a report proves to have earned.
 *
 * @returns by `membershipKey`; empty while it is read
 */
export function useLiveRewards(proved: readonly ProvedReward[]): ReadonlyMap<string, LiveReward> {
  const runtime = useRuntimeConfig();
  const { data = [] } = useReadContracts({
    contracts: liveRewardCalls(runtime, proved),
    query: { enabled: proved.length > 0, refetchInterval: useRefreshInterval() },
  });
  return readLiveRewards(proved, data);
}
