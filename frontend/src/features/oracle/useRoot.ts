import { useQuery } from "@tanstack/react-query";
import type { Hex } from "viem";
import { useConfig } from "wagmi";

import { reportRoot } from "../../chain/reportRoot.ts";
import { useRefreshInterval } from "../../chain/useRefreshInterval.ts";
import { useRuntimeConfig } from "../../config/useRuntimeConfig.ts";

/**
 * The root of a report as the chain has it; null where it proves nothing there: not final yet, void, or too old; undefined while
 * it is read.
 */
export function useRoot(sequence: number): Hex | null | undefined {
  const { chainId, contracts } = useRuntimeConfig();
  const config = useConfig();
  const { data } = useQuery({
    queryKey: ["report-root", chainId, sequence],
    queryFn: async () =>
      (await reportRoot({ client: config.getClient({ chainId }), reports: contracts.Reports }, sequence)) ?? null,
    refetchInterval: useRefreshInterval(),
  });
  return data;
}
