import type { Indexer } from "../indexer/Indexer.ts";

/** An index that is up to date, and answers every query with the same rows. */
export const rowsIndexer = (rows: Readonly<Record<string, unknown>>): Indexer => ({
  request: () =>
    Promise.resolve({
      _meta: { block: { number: 1_000_000, timestamp: null }, hasIndexingErrors: false },
      ...rows,
    } as never),
});
