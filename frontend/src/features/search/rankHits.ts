import type { SearchHit } from "./SearchHit.ts";
import { SEARCH_KINDS } from "./SearchKind.ts";

/** Hits with those of a kind together, each once, in the order in which they came. */
export function rankHits(hits: readonly SearchHit[]): readonly SearchHit[] {
  const seen = new Set<string>();
  const each = hits.filter(({ kind, id }) => {
    const key = `${kind} ${id.toLowerCase()}`;
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
  return each.toSorted((one, other) => SEARCH_KINDS.indexOf(one.kind) - SEARCH_KINDS.indexOf(other.kind));
}
