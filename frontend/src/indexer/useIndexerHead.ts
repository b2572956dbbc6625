import { useQuery } from "@tanstack/react-query";

import { useRefreshInterval } from "../chain/useRefreshInterval.ts";
import { type IndexerHead, fetchHead } from "./head.ts";
import { useIndexer } from "./useIndexer.ts";

/** How far the index has come. `down`: it does not answer. */
export function useIndexerHead(): { readonly head: IndexerHead | undefined; readonly down: boolean } {
  const indexer = useIndexer();
  const refetchInterval = useRefreshInterval();
  const { data, isError } = useQuery({
    queryKey: ["index-head"],
    queryFn: ({ signal }) => fetchHead(indexer, signal),
    refetchInterval,
    retry: false,
  });
  return { head: data, down: isError };
}
