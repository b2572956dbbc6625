import { useQueries } from "@tanstack/react-query";
import type { Hex } from "viem";
import { useConfig } from "wagmi";

import { useChainHead } from "../../chain/useChainClock.ts";
import { useRefreshInterval } from "../../chain/useRefreshInterval.ts";
import { useRuntimeConfig } from "../../config/useRuntimeConfig.ts";
import type { Deal } from "../../indexer/deal.ts";
import { useIndexerHead } from "../../indexer/useIndexerHead.ts";
import { type Successor, fetchSuccessor } from "./fetchSuccessor.ts";

/** Blocks before the index's newest in which is looked too: a list may have been read before its head was. */
const MARGIN = 100n;

/**
 * As what deals go on that the chain has no more under the id of the index, by that id: null where it was closed and not
 * amended. Nothing for those of which it is not known yet.
 */
export function useSuccessors(gone: readonly Deal[]): ReadonlyMap<Hex, Successor | null> {
  const config = useConfig();
  const { chainId, contracts } = useRuntimeConfig();
  const { head: indexed } = useIndexerHead();
  const head = useChainHead();
  const refetchInterval = useRefreshInterval();
  const newest = indexed === undefined ? head?.number : BigInt(indexed.block);
  const found = useQueries({
    queries: gone.map(({ current, terms }) => ({
      queryKey: ["successor", chainId, current],
      queryFn: async () => {
        const from = newest === undefined || newest < MARGIN ? 0n : newest - MARGIN;
        const client = config.getClient({ chainId });
        return (await fetchSuccessor(client, contracts.Market, { current, terms }, from)) ?? null;
      },
      enabled: newest !== undefined,
      refetchInterval,
    })),
  });
  const successors = new Map<Hex, Successor | null>();
  for (const [index, { current }] of gone.entries()) {
    const data = found[index]?.data;
    if (data !== undefined) successors.set(current, data);
  }
  return successors;
}
