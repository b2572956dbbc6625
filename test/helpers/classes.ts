import { packBenchmarks } from "@sonm/protocol/benchmarks.ts";
import type { HardwareClass } from "@sonm/protocol/hardwareClasses.ts";

/** A class as the contract takes it: benchmarks packed. */
export type ClassInput = Omit<HardwareClass, "gpuModels" | "minBenchmarks"> & {
  readonly gpuModels: `0x${string}`[];
  readonly minBenchmarks: bigint[];
};

/** A class that demands nothing but what is given, in the order of the contract's fields. */
export function classInput(fields: Partial<HardwareClass>): ClassInput {
  return {
    code: fields.code ?? "",
    label: fields.label ?? "",
    architecture: fields.architecture ?? 0,
    link: fields.link ?? 0,
    minPhysicalCores: fields.minPhysicalCores ?? 0,
    minClockMHz: fields.minClockMHz ?? 0,
    minMemoryBytes: fields.minMemoryBytes ?? 0n,
    minDiskBytes: fields.minDiskBytes ?? 0n,
    minGpus: fields.minGpus ?? 0,
    maxGpus: fields.maxGpus ?? 0,
    minGpuMemoryBytes: fields.minGpuMemoryBytes ?? 0n,
    maxGpuMemoryBytes: fields.maxGpuMemoryBytes ?? 0n,
    gpuModels: [...(fields.gpuModels ?? [])],
    minBenchmarks: packBenchmarks(fields.minBenchmarks ?? []),
  };
}
