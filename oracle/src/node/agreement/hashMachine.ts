import type { Hex } from "../../lib/Hex.ts";
import { hexOf } from "../../lib/hexOf.ts";
import { keccak } from "../../lib/keccak.ts";
import type { MachineObservation } from "../../lib/machineSchemas.ts";
import { machineLeaf } from "./machineLeaf.ts";

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
  const { leaf, factsHash, benchmarksHash } = machineLeaf(machine);
  const commitment = keccak(Buffer.concat([factsHash, benchmarksHash])).subarray(0, COMMITMENT_BYTES);
  return { leaf: hexOf(leaf), factsHash: hexOf(factsHash), commitment: hexOf(commitment) };
}
