import { useQuery } from "@tanstack/react-query";
import { useConfig } from "wagmi";

import { useRefreshInterval } from "../../chain/useRefreshInterval.ts";
import { useRuntimeConfig } from "../../config/useRuntimeConfig.ts";
import { type LiveWork, readLiveWork } from "./readLiveWork.ts";

/** A work order as the chain has it; undefined while it is read. `failed`: the node does not answer. */
export function useLiveWork(id: bigint): { readonly live: LiveWork | undefined; readonly failed: boolean } {
  const { chainId, contracts } = useRuntimeConfig();
  const config = useConfig();
  const { data, isError } = useQuery({
    queryKey: ["work", chainId, contracts.WorkOrders, String(id)],
    queryFn: () => readLiveWork(config.getClient({ chainId }), contracts, id),
    refetchInterval: useRefreshInterval(),
  });
  return { live: data, failed: isError && data === undefined };
}
