import { BENCHMARK } from "../../../lib/benchmarks.ts";

/** Columns by which the book can be sorted. */
export const SORT_KEYS = [
  "price",
  "cpu",
  "core",
  "cores",
  "memory",
  "disk",
  "down",
  "up",
  "gpus",
  "duration",
  "attested",
] as const;

export type SortKey = (typeof SORT_KEYS)[number];

/** Filters by which at least so much is demanded, in the units that people use. */
export const MINIMUMS = {
  cpu: { benchmark: BENCHMARK.cpuMulti, unit: "events", scale: 1n, label: "CPU, all cores" },
  core: { benchmark: BENCHMARK.cpuSingle, unit: "events", scale: 1n, label: "CPU, one core" },
  cores: { benchmark: BENCHMARK.cores, unit: "cores", scale: 1n, label: "Logical cores" },
  memory: { benchmark: BENCHMARK.memory, unit: "GB", scale: 1_000_000_000n, label: "Memory" },
  disk: { benchmark: BENCHMARK.disk, unit: "GB", scale: 1_000_000_000n, label: "Free disk" },
  down: { benchmark: BENCHMARK.download, unit: "Mbit/s", scale: 1_000_000n, label: "Download" },
  up: { benchmark: BENCHMARK.upload, unit: "Mbit/s", scale: 1_000_000n, label: "Upload" },
  gpus: { benchmark: BENCHMARK.gpuCount, unit: "cards", scale: 1n, label: "GPUs" },
  vram: { benchmark: BENCHMARK.gpuMemory, unit: "GB each", scale: 1_000_000_000n, label: "Memory of each GPU" },
} as const;

export type MinimumKey = keyof typeof MINIMUMS;

export const MINIMUM_KEYS = Object.keys(MINIMUMS) as readonly MinimumKey[];

/**
 * What the address of the market page says. Everything is optional: a plain link shows the cheapest offers.
 *
 * - minimums: whole numbers in the units of `MINIMUMS`
 * - `hours`: the supplier must sell at least so many hours at a time
 * - `price`: USD per hour at most
 * - `attested`: only machines whose attestation has not ended
 * - `page`: from 2 on
 * - `buy`: id of the order that is under review
 */
export type MarketSearch = Partial<Record<MinimumKey, number>> & {
  readonly sort?: SortKey;
  readonly desc?: boolean;
  readonly hours?: number;
  readonly price?: number;
  readonly attested?: boolean;
  readonly page?: number;
  readonly buy?: string;
};

/** Largest number that a filter takes; beyond it the benchmark's 63 bits could overflow. */
const MOST = 1_000_000_000;

function wholeNumber(value: unknown, least: number): number | undefined {
  const number = typeof value === "string" && value.trim() !== "" ? Number(value) : value;
  if (typeof number !== "number" || !Number.isInteger(number) || number < least || number > MOST) return undefined;
  return number;
}

/** Reads the search of an address; whatever makes no sense is dropped. */
export function readMarketSearch(source: Record<string, unknown>): MarketSearch {
  const minimums = MINIMUM_KEYS.map((key) => [key, wholeNumber(source[key], 1)] as const);
  const sort = SORT_KEYS.find((key) => key === source["sort"]);
  const hours = wholeNumber(source["hours"], 1);
  const page = wholeNumber(source["page"], 2);
  const price = Number(source["price"] ?? Number.NaN);
  const buy = source["buy"];
  return {
    ...Object.fromEntries(minimums.filter(([, value]) => value !== undefined)),
    ...(sort === undefined ? {} : { sort }),
    ...(source["desc"] === true ? { desc: true } : {}),
    ...(hours === undefined ? {} : { hours }),
    ...(price > 0 && /^\d+(\.\d{1,12})?$/.test(String(price)) ? { price } : {}),
    ...(source["attested"] === true ? { attested: true } : {}),
    ...(page === undefined ? {} : { page }),
    ...(typeof buy === "string" && /^0x[0-9a-fA-F]{64}$/.test(buy) ? { buy } : {}),
  };
}

/** The parts of the search that narrow the book. */
export function activeFilters(search: MarketSearch): readonly (MinimumKey | "hours" | "price" | "attested")[] {
  const keys = [...MINIMUM_KEYS, "hours", "price", "attested"] as const;
  return keys.filter((key) => search[key] !== undefined);
}

/** The search without some of its parts. */
export function without(search: MarketSearch, ...parts: readonly (keyof MarketSearch)[]): MarketSearch {
  return Object.fromEntries(Object.entries(search).filter(([key]) => !parts.some((part) => part === key)));
}
