import type { Indexer } from "../../indexer/Indexer.ts";
import type { SearchHit } from "./SearchHit.ts";
import { fetchByAddress } from "./fetchByAddress.ts";
import { fetchByHash } from "./fetchByHash.ts";
import { fetchByNumber } from "./fetchByNumber.ts";
import { fetchByWord } from "./fetchByWord.ts";
import type { SearchText } from "./searchText.ts";

/**
 * What the index knows under what somebody typed.
 *
 * @param most of each kind
 * @throws if the subgraph does not answer
 */
export async function fetchHits(
  indexer: Indexer,
  { text, address, hash, number }: SearchText,
  most: number,
  signal?: AbortSignal,
): Promise<readonly SearchHit[]> {
  if (address !== undefined) return fetchByAddress(indexer, address, signal);
  if (hash !== undefined) return fetchByHash(indexer, hash, signal);
  if (number === undefined) return fetchByWord(indexer, text, most, signal);
  const [numbered, named] = await Promise.all([
    fetchByNumber(indexer, number.value, signal),
    // "4090" is a number and a part of a card's name.
    number.kind === undefined ? fetchByWord(indexer, text, most, signal) : [],
  ]);
  return [...numbered.filter(({ kind }) => number.kind === undefined || kind === number.kind), ...named];
}
