import { useQuery } from "@tanstack/react-query";
import { useConfig } from "wagmi";

import { useRefreshInterval } from "../../chain/useRefreshInterval.ts";
import { useRuntimeConfig } from "../../config/useRuntimeConfig.ts";
import { type Roadmap, readRoadmap } from "./readRoadmap.ts";

/** The ranking; undefined while it is read. `failed`: the node does not answer. */
export function useRoadmap(): { readonly roadmap: Roadmap | undefined; readonly failed: boolean } {
  const { chainId, contracts } = useRuntimeConfig();
  const config = useConfig();
  const { data, isError } = useQuery({
    queryKey: ["roadmap", chainId, contracts.Roadmap],
    queryFn: () => readRoadmap(config.getClient({ chainId }), contracts.Roadmap),
    refetchInterval: useRefreshInterval(),
  });
  return { roadmap: data, failed: isError && data === undefined };
}
