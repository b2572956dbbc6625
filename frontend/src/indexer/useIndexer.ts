import { createContext, use } from "react";

import type { Indexer } from "./Indexer.ts";

/** Set once, above everything else. */
export const IndexerContext = createContext<Indexer | undefined>(undefined);

/** The subgraph that this page reads lists from. */
export function useIndexer(): Indexer {
  const indexer = use(IndexerContext);
  if (indexer === undefined) throw new Error("IndexerContext is missing above this component");
  return indexer;
}
