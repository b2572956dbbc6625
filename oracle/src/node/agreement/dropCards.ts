import type { Hex } from "../../lib/Hex.ts";
import type { MachineObservation } from "../../lib/machineSchemas.ts";
import { fitToCards } from "./fitToCards.ts";
import { gpuBenchmarkOf } from "./gpuBenchmarkOf.ts";

/** Benchmarks that can be told of some cards where they were told of all. */
const TOLD_OF_SOME = new Set(["gpu-count", "gpu-mem", "gpu-nvidia", "gpu-radeon"]);

/**
 * A machine without some of its cards. How many are left, their memory and their maker are attested; what all of them
 * computed together is not.
 *
 * @param isDropped whether the card with a commitment is left out
 */
export function dropCards<T extends Pick<MachineObservation, "gpus" | "benchmarks">>(
  machine: T,
  isDropped: (commitment: Hex) => boolean,
): T {
  const gpus = machine.gpus.filter(({ commitment }) => !isDropped(commitment));
  if (gpus.length === machine.gpus.length) return machine;
  const told = machine.benchmarks.map((value, id) => {
    const code = gpuBenchmarkOf(id);
    return code === undefined || TOLD_OF_SOME.has(code) ? value : 0n;
  });
  return { ...machine, gpus, benchmarks: fitToCards(told, gpus) };
}
