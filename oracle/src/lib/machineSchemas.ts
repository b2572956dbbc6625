import { z } from "zod";

import { MAX_BENCHMARKS } from "@sonm/protocol/benchmarks.ts";
import { Architecture, Link } from "@sonm/protocol/generated/enums.ts";

import { wire } from "./wire.ts";

/** Most graphics cards of one machine. */
export const MAX_GPUS = 32;

/** `Facts` of the protocol on the wire. */
export const factsSchema = z.strictObject({
  architecture: z.enum(Architecture),
  link: z.enum(Link),
  physicalCores: wire.uint16,
  logicalCores: wire.uint16,
  clockMHz: wire.uint32,
  memoryBytes: wire.uint64,
  diskBytes: wire.uint64,
  softwareVersion: wire.uint32,
  cpuModel: wire.bytes32,
});

/** `Gpu` of the protocol on the wire. */
export const gpuSchema = z.strictObject({
  model: wire.bytes32,
  memoryBytes: wire.uint64,
  commitment: wire.bytes32,
});

/** What one node measured of one machine. Benchmarks are values by id, not packed. */
export const machineObservationSchema = z.strictObject({
  worker: wire.address,
  measuredAt: wire.uint40,
  facts: factsSchema,
  gpus: z.array(gpuSchema).max(MAX_GPUS),
  benchmarks: z.array(wire.uint63).max(MAX_BENCHMARKS),
});

export type MachineObservation = z.infer<typeof machineObservationSchema>;
