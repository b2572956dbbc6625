import { AbiCoder, keccak256 } from "ethers";

import { packBenchmarks } from "@sonm/protocol/benchmarks.ts";
import {
  benchmarkWordsToHex,
  COMMITMENT_ABI,
  FACTS_ABI,
  HARDWARE_LEAF_ABI,
  hardwareLeafValues,
} from "@sonm/protocol/hardware.ts";

import type { Hex } from "../../lib/Hex.ts";
import type { MachineObservation } from "../../lib/machineSchemas.ts";

/**
 * The hashes by which contracts know an attested machine.
 *
 * - `leaf`: in the tree of a report
 * - `factsHash`: what a buyer brings
 * - `commitment`: 26 bytes, what the machine's slot keeps
 */
export interface MachineHashes {
  readonly leaf: Hex;
  readonly factsHash: Hex;
  readonly commitment: Hex;
}

/** Bytes of the commitment that a slot keeps. */
const COMMITMENT_BYTES = 26;

/** Hashes an attested machine as `Hardware` does. */
export function hashMachine(machine: MachineObservation): MachineHashes {
  const coder = AbiCoder.defaultAbiCoder();
  const factsHash = keccak256(coder.encode(FACTS_ABI, [machine.facts, machine.gpus]));
  const benchmarksHash = keccak256(benchmarkWordsToHex(packBenchmarks(machine.benchmarks)));
  const inner = keccak256(coder.encode(HARDWARE_LEAF_ABI, hardwareLeafValues(machine, factsHash, benchmarksHash)));
  const commitment = keccak256(coder.encode(COMMITMENT_ABI, [factsHash, benchmarksHash]));
  return {
    leaf: keccak256(inner) as Hex,
    factsHash: factsHash as Hex,
    commitment: commitment.slice(0, 2 + COMMITMENT_BYTES * 2) as Hex,
  };
}
