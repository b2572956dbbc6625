import { normalizeBenchmarks } from "@sonm/protocol/benchmarks.ts";

import type { MachineObservation } from "../../lib/machineSchemas.ts";
import { gpuBenchmarkOf } from "./gpuBenchmarkOf.ts";

/**
 * The benchmarks of a machine, as far as its cards bear them out: none of cards where there are none, and neither more
 * cards nor more memory than these.
 */
export function fitToCards(benchmarks: readonly bigint[], gpus: MachineObservation["gpus"]): bigint[] {
  const count = BigInt(gpus.length);
  const memory = gpus.reduce((least, { memoryBytes }) => (memoryBytes < least ? memoryBytes : least), 1n << 62n);
  const limit = (id: number, value: bigint): bigint => {
    const code = gpuBenchmarkOf(id);
    if (code === undefined) return value;
    if (count === 0n) return 0n;
    const most = code === "gpu-count" ? count : code === "gpu-mem" ? memory : value;
    return value < most ? value : most;
  };
  return normalizeBenchmarks(benchmarks.map((value, id) => limit(id, value)));
}
