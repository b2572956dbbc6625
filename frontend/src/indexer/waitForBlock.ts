import type { Indexer } from "./Indexer.ts";
import { fetchHead } from "./head.ts";

/** How long a write waits for the index, and how often it asks, in milliseconds. */
export const INDEX_TIMEOUT = 15_000;
const PAUSE = 250;

/**
 * Waits until the subgraph has indexed a block, so that what is read next shows a write of that block.
 *
 * @returns whether it came in time; an index that lags or is down gives false, never an error
 */
export async function waitForBlock(
  indexer: Indexer,
  block: number,
  { timeout = INDEX_TIMEOUT, pause = PAUSE }: { timeout?: number; pause?: number } = {},
): Promise<boolean> {
  for (const end = Date.now() + timeout; Date.now() < end;) {
    const head = await fetchHead(indexer).catch(() => undefined);
    if (head !== undefined && head.block >= block) return true;
    await new Promise((resume) => setTimeout(resume, pause));
  }
  return false;
}
