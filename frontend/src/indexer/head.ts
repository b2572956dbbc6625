import type { Indexer } from "./Indexer.ts";
import { graphql } from "./graphql.ts";

const headDocument = graphql(`
  query Head {
    _meta {
      block {
        number
        timestamp
      }
      hasIndexingErrors
    }
  }
`);

/**
 * How far the index has come.
 *
 * - `timestamp`: unix seconds of that block, where graph-node tells it
 * - `failing`: whether a handler failed, so that the index stands still
 */
export interface IndexerHead {
  readonly block: number;
  readonly timestamp: number | undefined;
  readonly failing: boolean;
}

/** @throws if the subgraph does not answer */
export async function fetchHead(indexer: Indexer, signal?: AbortSignal): Promise<IndexerHead> {
  const { _meta: meta } = await indexer.request(headDocument, {}, signal);
  if (meta === null) throw new Error("The subgraph has not indexed any block yet.");
  return { block: meta.block.number, timestamp: meta.block.timestamp ?? undefined, failing: meta.hasIndexingErrors };
}
