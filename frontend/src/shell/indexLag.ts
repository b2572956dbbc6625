import type { Head } from "../chain/ChainClock.ts";
import type { IndexerHead } from "../indexer/head.ts";

/** Lag from which on the lists must not be taken for the present, in seconds and blocks. */
const SECONDS = 30;
const BLOCKS = 30;

/**
 * How far the lists are from the chain.
 *
 * - `lagging`: `seconds` behind, as far as that is known, and `blocks`
 * - `silent`: the chain does not answer, so how far the lists are from it is not known
 * - `failing`: the index stands still by an error; `down`: it does not answer; `offline`: neither does the chain
 */
export type IndexLag =
  | { readonly kind: "none" | "failing" | "down" | "silent" | "offline" }
  | { readonly kind: "lagging"; readonly blocks: number; readonly seconds: number | undefined };

/**
 * Compares index and chain. Nothing known yet is no lag.
 *
 * @param down whether the index does not answer
 * @param silent whether the chain does not
 */
export function indexLag(
  chain: Head | undefined,
  index: IndexerHead | undefined,
  { down, silent }: { readonly down: boolean; readonly silent: boolean },
): IndexLag {
  if (down) return { kind: silent || chain === undefined ? "offline" : "down" };
  if (silent) return { kind: "silent" };
  if (index?.failing === true) return { kind: "failing" };
  if (chain === undefined || index === undefined) return { kind: "none" };
  const blocks = Number(chain.number) - index.block;
  const seconds = index.timestamp === undefined ? undefined : chain.timestamp - index.timestamp;
  const late = seconds === undefined ? blocks > BLOCKS : seconds > SECONDS && blocks > 0;
  return late ? { kind: "lagging", blocks, seconds } : { kind: "none" };
}
