import { useQuery } from "@tanstack/react-query";
import { useConfig } from "wagmi";

import { useRefreshInterval } from "../../chain/useRefreshInterval.ts";
import { useRuntimeConfig } from "../../config/useRuntimeConfig.ts";
import { type LowestAgent, readLowestAgent } from "./readLowestAgent.ts";

/** What the releases demand of agents, as the chain has it; undefined while it is read. */
export function useLowestAgent(): LowestAgent | undefined {
  const { chainId, contracts } = useRuntimeConfig();
  const config = useConfig();
  const { data } = useQuery({
    queryKey: ["lowest-agent", chainId, contracts.Releases],
    queryFn: () => readLowestAgent(config.getClient({ chainId }), contracts.Releases),
    refetchInterval: useRefreshInterval(),
  });
  return data;
}
