import { readStored, writeStored } from "../../lib/stored.ts";
import type { SearchHit } from "./SearchHit.ts";
import { SEARCH_KINDS } from "./SearchKind.ts";

/** So many are kept. */
const MOST = 6;

const keyOf = (chainId: number): string => `sonm.search.${chainId}`;

const isHit = (value: unknown): value is SearchHit => {
  const { kind, id, title, note } = (value ?? {}) as Partial<Record<keyof SearchHit, unknown>>;
  const texts = [id, title, note].every((text) => typeof text === "string");
  return texts && SEARCH_KINDS.some((known) => known === kind);
};

/** What was opened from the search lately, the newest first. */
export function readRecent(storage: Storage, chainId: number): readonly SearchHit[] {
  const accept = (json: unknown) => (Array.isArray(json) ? json.filter(isHit).slice(0, MOST) : undefined);
  return readStored(storage, keyOf(chainId), accept) ?? [];
}

/** Keeps that something was opened from the search. */
export function keepRecent(storage: Storage, chainId: number, { kind, id, title, note }: SearchHit): void {
  const others = readRecent(storage, chainId).filter((one) => one.kind !== kind || one.id !== id);
  writeStored(storage, keyOf(chainId), [{ kind, id, title, note }, ...others].slice(0, MOST));
}

/** Forgets all of them. */
export const forgetRecent = (storage: Storage, chainId: number): void => storage.removeItem(keyOf(chainId));
