import { packBenchmarks } from "@sonm/protocol/benchmarks.ts";

import type { Hex } from "../lib/Hex.ts";
import type { MachineObservation } from "../lib/machineSchemas.ts";
import { hashMachine } from "../node/agreement/hashMachine.ts";

/** What opening a deal brings of the machine's attestation, as `AttestedHardware` on chain. */
export interface BroughtHardware {
  readonly factsHash: Hex;
  /** Packed words. */
  readonly benchmarks: bigint[];
}

/** What proves an attested machine to the market. */
export function broughtHardware(machine: MachineObservation): BroughtHardware {
  return { factsHash: hashMachine(machine).factsHash, benchmarks: packBenchmarks(machine.benchmarks) };
}
