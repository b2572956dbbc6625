import { useQuery } from "@tanstack/react-query";
import { useConfig } from "wagmi";

import { useRefreshInterval } from "../../chain/useRefreshInterval.ts";
import { useRuntimeConfig } from "../../config/useRuntimeConfig.ts";
import { type Component, readComponents } from "./readComponents.ts";

/** All programs with their versions; undefined while they are read. `failed`: the node does not answer. */
export function useComponents(): { readonly components: readonly Component[] | undefined; readonly failed: boolean } {
  const { chainId, contracts } = useRuntimeConfig();
  const config = useConfig();
  const { data, isError } = useQuery({
    queryKey: ["releases", chainId, contracts.Releases],
    queryFn: () => readComponents(config.getClient({ chainId }), contracts.Releases),
    refetchInterval: useRefreshInterval(),
  });
  return { components: data, failed: isError && data === undefined };
}
