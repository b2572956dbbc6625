import { packBenchmarks } from "@sonm/protocol/benchmarks.ts";
import { ZERO_BYTES32 } from "@sonm/protocol/order.ts";

import type { Purchase } from "../chain/calls.ts";
import { factsHashOf } from "../chain/machineCommitment.ts";
import type { Attestation } from "../indexer/attestation.ts";

/** The attested values of a machine, as the market takes them. */
export type AttestedHardware = Purchase["hardware"];

/** Nothing is brought where no attestation is demanded: the market does not read it. */
export const NO_HARDWARE: AttestedHardware = { factsHash: ZERO_BYTES32, benchmarks: [] };

/** What is brought to prove a machine; nothing where it was never attested. */
export function hardwareOf(attestation: Attestation | undefined): AttestedHardware {
  if (attestation === undefined) return NO_HARDWARE;
  return {
    factsHash: factsHashOf(attestation.facts, attestation.gpus),
    benchmarks: packBenchmarks(attestation.benchmarks),
  };
}
