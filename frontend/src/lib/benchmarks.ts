import list from "@sonm/protocol/benchmarks.json" with { type: "json" };

/**
 * A benchmark of the catalogue.
 *
 * - `id`: under which orders and attestations carry its value
 * - `code`: short unique name; `label`: for people
 */
export interface Benchmark {
  readonly id: number;
  readonly code: string;
  readonly unit: string;
  readonly device: string;
  readonly label: string;
}

/** Every benchmark that the page has words for, by id. */
export const benchmarks: readonly Benchmark[] = list;

/** Ids of the benchmarks that have a column or filter of their own. */
export const BENCHMARK = {
  cpuMulti: 0,
  cpuSingle: 1,
  cores: 2,
  memory: 3,
  disk: 4,
  download: 5,
  upload: 6,
  gpuCount: 7,
  gpuMemory: 8,
  ethash: 9,
  equihash: 10,
  redshift: 11,
  cryptoNight: 12,
  nvidia: 13,
  radeon: 14,
  cuckaroo: 15,
} as const;
