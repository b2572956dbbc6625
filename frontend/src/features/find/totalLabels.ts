import { BENCHMARK_UNITS } from "../../lib/benchmarkUnits.ts";
import { TOTAL_KEYS, type TotalKey } from "./findSearch.ts";

/** What each quantity is called where it is summed up over machines. */
export const TOTAL_LABELS = {
  ...Object.fromEntries(TOTAL_KEYS.map((key) => [key, BENCHMARK_UNITS[key].label])),
  vram: "Memory of all GPUs",
} as Record<TotalKey, string>;
