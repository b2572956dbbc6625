import { BENCHMARKS_PER_WORD, MAX_BENCHMARKS, normalizeBenchmarks } from "@sonm/protocol/benchmarks.ts";
import { LEAF_HARDWARE } from "@sonm/protocol/generated/constants.ts";
import type { Facts, Gpu } from "@sonm/protocol/hardware.ts";

import { hashWords, WORD_BYTES } from "../../lib/hashWords.ts";
import { keccak } from "../../lib/keccak.ts";
import type { MachineObservation } from "../../lib/machineSchemas.ts";

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

/** Where benchmarks are packed before they are hashed. */
const packed = Buffer.alloc(MAX_BENCHMARKS * VALUE_BYTES);

/**
 * Hashes an attested machine as `Hardware` does. The words are written here, since ethers' coder takes ten times as long
 * and a report has a hundred thousand machines; a test holds the two against each other.
 */
export function machineLeaf({ worker, measuredAt, facts, gpus, benchmarks }: MachineObservation): MachineLeafHashes {
  const factsHash = hashFacts(facts, gpus);
  const benchmarksHash = hashBenchmarks(benchmarks);
  const inner = hashWords([LEAF_HARDWARE, worker, measuredAt, factsHash, benchmarksHash]);
  return { leaf: keccak(inner), factsHash, benchmarksHash };
}

/** The hash of the ABI encoding of facts and cards: the facts, where the cards begin, how many there are, the cards. */
function hashFacts(facts: Facts, gpus: readonly Gpu[]): Uint8Array {
  return hashWords([
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

/** The hash of the packed words: in each, the value of the lowest id stands last. */
function hashBenchmarks(benchmarks: readonly bigint[]): Uint8Array {
  const values = normalizeBenchmarks(benchmarks);
  for (let id = 0; id < values.length; id += 1) {
    const within = id % BENCHMARKS_PER_WORD;
    packed.writeBigUInt64BE(values[id] ?? 0n, (id - within + BENCHMARKS_PER_WORD - 1 - within) * VALUE_BYTES);
  }
  return keccak(packed.subarray(0, values.length * VALUE_BYTES));
}
