import { unpackBenchmarks } from "@sonm/protocol/benchmarks.ts";

import { canonicalJson } from "../lib/canonicalJson.ts";
import type { Hex } from "../lib/Hex.ts";
import { lowerHex } from "../lib/lowerHex.ts";
import { machineObservationSchema } from "../lib/machineSchemas.ts";
import type { Attestation } from "../store/AttestationStore.ts";

/**
 * What the arguments of a `HardwareAttested` tell. Events come as ethers' results: their numbers are bigints where ours are
 * plain.
 */
export function attestationOfEvent(worker: Hex, args: Record<string, unknown>): Attestation {
  const [facts, gpus, words] = [args["facts"], args["gpus"], args["benchmarks"]] as [
    { toObject(): Record<string, unknown> },
    readonly { toObject(): Record<string, unknown> }[],
    readonly bigint[],
  ];
  const small = new Set(["architecture", "link", "physicalCores", "logicalCores", "clockMHz", "softwareVersion"]);
  const plain = (record: Record<string, unknown>): Record<string, unknown> =>
    Object.fromEntries(
      Object.entries(record).map(([key, value]) => [
        key,
        typeof value === "string" ? lowerHex(value) : small.has(key) ? Number(value) : value,
      ]),
    );
  const machine = {
    worker,
    measuredAt: Number(args["measuredAt"]),
    facts: plain(facts.toObject()),
    gpus: gpus.map((gpu) => plain(gpu.toObject())),
    benchmarks: unpackBenchmarks([...words]),
  };
  return {
    machine: machineObservationSchema.parse(JSON.parse(canonicalJson(machine))),
    expiresAt: Number(args["expiresAt"]),
  };
}
