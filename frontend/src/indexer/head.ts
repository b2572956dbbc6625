import { within } from "../lib/within.ts";
import type { Indexer } from "./Indexer.ts";
import { graphql } from "./graphql.ts";

/** Milliseconds: how far it has come costs the subgraph nothing to tell. */
const TIMEOUT = 5_000;

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

/** @throws if the subgraph does not answer soon */
export async function fetchHead(indexer: Indexer, signal?: AbortSignal): Promise<IndexerHead> {
  const { _meta: meta } = await indexer.request(headDocument, {}, within(TIMEOUT, signal));
  if (meta === null) throw new Error("The subgraph has not indexed any block yet.");
  return { block: meta.block.number, timestamp: meta.block.timestamp ?? undefined, failing: meta.hasIndexingErrors };
}
