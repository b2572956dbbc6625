import benchmarkList from "@sonm/protocol/benchmarks.json" with { type: "json" };
import { hardwareClasses } from "@sonm/protocol/hardwareClasses.ts";

const idOf = (code: string): number => benchmarkList.findIndex((benchmark) => benchmark.code === code);
const [GPU_COUNT, GPU_MEMORY] = [idOf("gpu-count"), idOf("gpu-mem")];

/** Classes by the memory of their cards alone, those with the least first. */
const byMemory = hardwareClasses
  .filter(({ minGpus, gpuModels }) => minGpus > 0 && gpuModels.length === 0)
  .toSorted((a, b) => Number(a.minGpuMemoryBytes - b.minGpuMemoryBytes));

const withoutCards = hardwareClasses.find(({ minGpus }) => minGpus === 0)?.code ?? "";

/**
 * The hardware class that a bid asks for: the smallest one with the cards that it demands, or the one without cards.
 *
 * @param benchmarks that the bid demands, by id
 */
export function classOfBid(benchmarks: readonly bigint[]): string {
  const memory = benchmarks[GPU_MEMORY] ?? 0n;
  if (memory === 0n && (benchmarks[GPU_COUNT] ?? 0n) === 0n) return withoutCards;
  const smallest = byMemory.find(({ maxGpuMemoryBytes }) => maxGpuMemoryBytes === 0n || maxGpuMemoryBytes >= memory);
  return smallest?.code ?? withoutCards;
}
