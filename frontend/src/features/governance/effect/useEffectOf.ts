import type { ProposalCall } from "@sonm/protocol/proposals/ProposalCall.ts";
import { useQuery } from "@tanstack/react-query";
import { useConfig } from "wagmi";

import { useRefreshInterval } from "../../../chain/useRefreshInterval.ts";
import { useRuntimeConfig } from "../../../config/useRuntimeConfig.ts";
import { type Effect, simulateCalls } from "./simulateCalls.ts";

/** How much less often than state is read. */
const SLOWER = 5;

/**
 * What becomes of calls if the treasury made them now; undefined while that is tried.
 *
 * @param calls undefined or none to try nothing
 */
export function useEffectOf(calls: readonly ProposalCall[] | undefined): Effect | undefined {
  const config = useConfig();
  const { chainId, contracts } = useRuntimeConfig();
  const { data } = useQuery({
    queryKey: ["effect", chainId, calls?.map(({ target, value, data: bytes }) => [target, String(value), bytes])],
    queryFn: () =>
      simulateCalls(
        config.getClient({ chainId }),
        { governor: contracts.SonmGovernor, treasury: contracts.Treasury },
        calls ?? [],
      ),
    enabled: calls !== undefined && calls.length > 0,
    refetchInterval: useRefreshInterval() * SLOWER,
    retry: false,
  });
  return data;
}
