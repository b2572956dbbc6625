import { BENCHMARK_FLAG_KEYS, BENCHMARK_KEYS } from "../../../lib/benchmarkUnits.ts";
import { NETWORK_FLAG_KEYS } from "../../../lib/networkFlags.ts";
import type { FindSearch } from "../../find/findSearch.ts";
import type { MarketSearch } from "./search.ts";

/** The filters as the beginning of a task, as far as a task knows them: bounds from below, and the price from above. */
export function taskOf(search: MarketSearch): FindSearch {
  const keys = [
    ...BENCHMARK_KEYS,
    ...BENCHMARK_FLAG_KEYS,
    ...NETWORK_FLAG_KEYS,
    "hours",
    "class",
    "certified",
  ] as const;
  const same = keys.filter((key) => search[key] !== undefined).map((key) => [key, search[key]] as const);
  return {
    ...Object.fromEntries(same),
    ...(search.price === undefined ? {} : { perHour: search.price }),
    ...(search.term === "spot" ? { spot: true } : {}),
  };
}
