import { type UseQueryResult, useQuery } from "@tanstack/react-query";

import { useRefreshInterval } from "../chain/useRefreshInterval.ts";
import type { Indexer } from "./Indexer.ts";
import { useIndexer } from "./useIndexer.ts";

/** How much less often lists are read again than state of the chain: a write of the reader's refreshes them at once. */
const SLOWER = 2;

/**
 * Reads from the subgraph, again and again while it is in view.
 *
 * @param key names the query and everything that it depends on
 * @param options `keep`: show what was there while another key loads, for lists that are turned and sorted
 */
export function useIndexed<Data>(
  key: readonly unknown[],
  fetch: (indexer: Indexer, signal: AbortSignal) => Promise<Data>,
  { enabled = true, keep = false }: { readonly enabled?: boolean; readonly keep?: boolean } = {},
): UseQueryResult<Data> {
  const indexer = useIndexer();
  const interval = useRefreshInterval() * SLOWER;
  return useQuery({
    queryKey: ["index", ...key],
    queryFn: ({ signal }) => fetch(indexer, signal),
    refetchInterval: interval,
    placeholderData: (previous) => (keep ? previous : undefined),
    enabled,
  });
}
