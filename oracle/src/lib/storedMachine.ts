import type { MachineObservation } from "./machineSchemas.ts";

/** A value as it is in our JSON: numbers beyond what is safe are texts. */
export type Stored<T> = T extends bigint
  ? string
  : T extends readonly (infer Item)[]
    ? Stored<Item>[]
    : T extends object
      ? { [Key in keyof T]: Stored<T[Key]> }
      : T;

/**
 * A machine from JSON of our own that was checked when it was written. The schema would take ten times as long to find that
 * it fits, which counts where there are ten thousand.
 */
export function storedMachine<M extends MachineObservation>(stored: Stored<M>): M {
  const { facts, gpus, benchmarks } = stored as Stored<MachineObservation>;
  return {
    ...stored,
    facts: { ...facts, memoryBytes: BigInt(facts.memoryBytes), diskBytes: BigInt(facts.diskBytes) },
    gpus: gpus.map((gpu) => ({ ...gpu, memoryBytes: BigInt(gpu.memoryBytes) })),
    benchmarks: benchmarks.map(BigInt),
  } as unknown as M;
}
