import { useQuery } from "@tanstack/react-query";
import { useConfig } from "wagmi";

import { useChainHead } from "../../chain/useChainClock.ts";
import { useRefreshInterval } from "../../chain/useRefreshInterval.ts";
import { useRuntimeConfig } from "../../config/useRuntimeConfig.ts";
import { type OwedKind, readKinds } from "./readKinds.ts";

/** Who owes which reports; undefined while it is read. `failed`: the node does not answer. */
export function useKinds(): { readonly kinds: readonly OwedKind[] | undefined; readonly failed: boolean } {
  const { chainId, contracts } = useRuntimeConfig();
  const config = useConfig();
  const head = useChainHead();
  const { data, isError } = useQuery({
    queryKey: ["report-kinds", chainId, contracts.ReportRegistry],
    queryFn: () => readKinds(config.getClient({ chainId }), contracts.ReportRegistry, head?.timestamp ?? 0),
    enabled: head !== undefined,
    refetchInterval: useRefreshInterval(),
  });
  return { kinds: data, failed: isError && data === undefined };
}
