import { readStored, writeStored } from "../../../lib/stored.ts";
import { type MarketSearch, filtersOf, readMarketSearch } from "./search.ts";

const KEY = "sonm.filters.v1";

/** Filters that are kept, and letters that a name may have. */
export const MOST_FILTERS = 30;
export const MOST_LETTERS = 40;

/** Filters under a name that the reader gave. */
export interface SavedFilter {
  readonly name: string;
  readonly search: MarketSearch;
}

function readOne(json: unknown): SavedFilter | undefined {
  if (typeof json !== "object" || json === null) return undefined;
  const { name, search } = json as Record<string, unknown>;
  if (typeof name !== "string" || name === "" || typeof search !== "object" || search === null) return undefined;
  return { name: name.slice(0, MOST_LETTERS), search: filtersOf(readMarketSearch(search as Record<string, unknown>)) };
}

/** What earlier visits saved; whatever does not fit any more is left out. */
export function readSavedFilters(storage: Storage): readonly SavedFilter[] {
  const stored = readStored(storage, KEY, (json) => (Array.isArray(json) ? (json as readonly unknown[]) : undefined));
  return (stored ?? [])
    .map(readOne)
    .filter((filter) => filter !== undefined)
    .slice(0, MOST_FILTERS);
}

/** @returns whether storage took them */
export function writeSavedFilters(storage: Storage, filters: readonly SavedFilter[]): boolean {
  return writeStored(storage, KEY, filters);
}

/** The list with a filter under a name; one that had the name is replaced. */
export function withFilter(
  filters: readonly SavedFilter[],
  name: string,
  search: MarketSearch,
): readonly SavedFilter[] {
  const filter = { name: name.trim().slice(0, MOST_LETTERS), search: filtersOf(search) };
  const at = filters.findIndex((one) => one.name === filter.name);
  return at < 0 ? [...filters, filter] : filters.with(at, filter);
}

/** The list with a filter under a new name. A name that another one has is not given twice. */
export function renamed(filters: readonly SavedFilter[], from: string, to: string): readonly SavedFilter[] {
  const name = to.trim().slice(0, MOST_LETTERS);
  if (name === "" || filters.some((one) => one.name === name)) return filters;
  return filters.map((one) => (one.name === from ? { ...one, name } : one));
}
