import { BENCHMARKS_PER_WORD, normalizeBenchmarks } from "@sonm/protocol/benchmarks.ts";
import { LEAF_HARDWARE } from "@sonm/protocol/generated/constants.ts";
import type { Facts, Gpu } from "@sonm/protocol/hardware.ts";

import { hexOf } from "../../lib/hexOf.ts";
import { keccak } from "../../lib/keccak.ts";
import type { MachineObservation } from "../../lib/machineSchemas.ts";
import { encodeWords, WORD_BYTES } from "../../lib/encodeWords.ts";

/** The 32 bytes of a machine in a report's tree, and the two hashes that it is made of. */
export interface MachineLeafHashes {
  readonly leaf: Uint8Array;
  readonly factsHash: Uint8Array;
  readonly benchmarksHash: Uint8Array;
}

/** Words of the facts and of the offset that follows them. */
const HEAD_WORDS = 10;

/** Bytes of a benchmark value in its word. */
const VALUE_BYTES = 8;

/**
 * Hashes an attested machine as `Hardware` does. The words are written here, since ethers' coder takes ten times as long
 * and a report has a hundred thousand machines; a test holds the two against each other.
 */
export function machineLeaf({ worker, measuredAt, facts, gpus, benchmarks }: MachineObservation): MachineLeafHashes {
  const factsHash = keccak(encodeFacts(facts, gpus));
  const benchmarksHash = keccak(encodeBenchmarks(benchmarks));
  const inner = encodeWords([LEAF_HARDWARE, worker, measuredAt, hexOf(factsHash), hexOf(benchmarksHash)]);
  return { leaf: keccak(keccak(inner)), factsHash, benchmarksHash };
}

/** The ABI encoding of facts and cards: the facts, where the cards begin, how many there are, the cards. */
function encodeFacts(facts: Facts, gpus: readonly Gpu[]): Uint8Array {
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

/** The packed words: in each, the value of the lowest id stands last. */
function encodeBenchmarks(benchmarks: readonly bigint[]): Uint8Array {
  const values = normalizeBenchmarks(benchmarks);
  const bytes = Buffer.alloc(values.length * VALUE_BYTES);
  values.forEach((value, id) => {
    const within = id % BENCHMARKS_PER_WORD;
    bytes.writeBigUInt64BE(value, (id - within + BENCHMARKS_PER_WORD - 1 - within) * VALUE_BYTES);
  });
  return bytes;
}
