import { useQuery } from "@tanstack/react-query";
import type { Address, Hex } from "viem";
import { useConfig } from "wagmi";

import { useRefreshInterval } from "../../../chain/useRefreshInterval.ts";
import { useRuntimeConfig } from "../../../config/useRuntimeConfig.ts";
import { codeHashOf } from "./codeHashOf.ts";

/** How much less often than state is read. */
const SLOWER = 5;

/**
 * Whether the code that a proposal calls is another one than when it was made; undefined while it is read.
 *
 * @param pinned as the governor keeps it
 */
export function useCodeChanged(targets: readonly Address[] | undefined, pinned: Hex, asked: boolean) {
  const config = useConfig();
  const { chainId } = useRuntimeConfig();
  const { data } = useQuery({
    queryKey: ["code-hash", chainId, targets],
    queryFn: () => codeHashOf(config.getClient({ chainId }), targets ?? []),
    enabled: asked && targets !== undefined,
    refetchInterval: useRefreshInterval() * SLOWER,
  });
  return data === undefined ? undefined : data !== pinned;
}
