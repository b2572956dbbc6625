import { BENCHMARK, benchmarks } from "./benchmarks.ts";

/**
 * How people enter a benchmark.
 *
 * - `benchmark`: its id; `label`, `unit`: for people
 * - `digits`: of the unit of people in that of the chain, as a power of ten: 9 for GB in bytes
 */
export interface BenchmarkUnit {
  readonly benchmark: number;
  readonly label: string;
  readonly unit: string;
  readonly digits: number;
}

function entry(id: number, unit?: string, digits = 0): BenchmarkUnit {
  const { label, unit: own } = benchmarks[id] ?? { label: `Benchmark ${id}`, unit: "" };
  return { benchmark: id, label, unit: unit ?? own, digits };
}

/** Every benchmark that is a quantity, under the name that it has in addresses of the page. */
export const BENCHMARK_UNITS = {
  cpu: entry(BENCHMARK.cpuMulti),
  core: entry(BENCHMARK.cpuSingle),
  cores: entry(BENCHMARK.cores),
  memory: entry(BENCHMARK.memory, "GB", 9),
  disk: entry(BENCHMARK.disk, "GB", 9),
  down: entry(BENCHMARK.download, "Mbit/s", 6),
  up: entry(BENCHMARK.upload, "Mbit/s", 6),
  gpus: entry(BENCHMARK.gpuCount),
  vram: entry(BENCHMARK.gpuMemory, "GB", 9),
  ethash: entry(BENCHMARK.ethash, "MH/s", 6),
  equihash: entry(BENCHMARK.equihash),
  redshift: entry(BENCHMARK.redshift),
  cryptonight: entry(BENCHMARK.cryptoNight),
  cuckaroo: entry(BENCHMARK.cuckaroo),
} as const satisfies Record<string, BenchmarkUnit>;

/** How people enter the benchmark with an id; as the chain has it where it is none of the quantities above. */
export const benchmarkUnit = (id: number): BenchmarkUnit =>
  Object.values(BENCHMARK_UNITS).find(({ benchmark }) => benchmark === id) ?? entry(id);

export type BenchmarkKey = keyof typeof BENCHMARK_UNITS;

export const BENCHMARK_KEYS = Object.keys(BENCHMARK_UNITS) as readonly BenchmarkKey[];

/** Benchmarks that are yes or no, under the name that they have in addresses of the page. */
export const BENCHMARK_FLAGS = {
  nvidia: entry(BENCHMARK.nvidia),
  radeon: entry(BENCHMARK.radeon),
} as const satisfies Record<string, BenchmarkUnit>;

export type BenchmarkFlag = keyof typeof BENCHMARK_FLAGS;

export const BENCHMARK_FLAG_KEYS = Object.keys(BENCHMARK_FLAGS) as readonly BenchmarkFlag[];
