import { keccak256 } from "ethers";

import { packBenchmarks } from "@sonm/protocol/benchmarks.ts";
import { benchmarkWordsToHex, hardwareLeafValues, type Facts, type Gpu } from "@sonm/protocol/hardware.ts";

import type { Hex } from "../../lib/Hex.ts";
import type { MachineObservation } from "../../lib/machineSchemas.ts";
import { encodeWords, WORD_BYTES } from "./encodeWords.ts";

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

/** Words of the facts and of the offset that follows them. */
const HEAD_WORDS = 10;

/**
 * Hashes an attested machine as `Hardware` does. The words are written here, since ethers' coder takes ten times as long
 * and a report has a hundred thousand machines; a test holds the two against each other.
 */
export function hashMachine(machine: MachineObservation): MachineHashes {
  const factsHash = keccak256(encodeFacts(machine.facts, machine.gpus));
  const benchmarksHash = keccak256(benchmarkWordsToHex(packBenchmarks(machine.benchmarks)));
  const inner = keccak256(encodeWords(hardwareLeafValues(machine, factsHash, benchmarksHash)));
  const commitment = keccak256(encodeWords([factsHash, benchmarksHash]));
  return {
    leaf: keccak256(inner) as Hex,
    factsHash: factsHash as Hex,
    commitment: commitment.slice(0, 2 + COMMITMENT_BYTES * 2) as Hex,
  };
}

/** The ABI encoding of facts and cards: the facts, where the cards begin, how many there are, the cards. */
function encodeFacts(facts: Facts, gpus: readonly Gpu[]): Hex {
  return encodeWords([
    facts.architecture,
    facts.link,
    facts.physicalCores,
    facts.logicalCores,
    facts.clockMHz,
    facts.memoryBytes,
    facts.diskBytes,
    facts.softwareVersion,
    facts.cpuModel,
    HEAD_WORDS * WORD_BYTES,
    gpus.length,
    ...gpus.flatMap(({ model, memoryBytes, commitment }) => [model, memoryBytes, commitment]),
  ]);
}
