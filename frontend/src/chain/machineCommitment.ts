import { COMMITMENT_ABI, FACTS_ABI, type Facts, type Gpu, benchmarkWordsToHex } from "@sonm/protocol/hardware.ts";
import { type Hex, encodeAbiParameters, keccak256, parseAbiParameters, slice } from "viem";

const factsParameters = parseAbiParameters(FACTS_ABI.join(","));
const commitmentParameters = parseAbiParameters(COMMITMENT_ABI.join(","));

/** Hash over what the masternodes found in a machine, as the market and `Hardware` take it. */
export function factsHashOf(facts: Facts, gpus: readonly Gpu[]): Hex {
  return keccak256(encodeAbiParameters(factsParameters, [facts, gpus]));
}

/**
 * What `Hardware` keeps of a machine: the first 26 bytes of the hash over facts hash and benchmarks hash.
 *
 * @param benchmarks packed words
 */
export function machineCommitment(factsHash: Hex, benchmarks: readonly bigint[]): Hex {
  const benchmarksHash = keccak256(benchmarkWordsToHex(benchmarks));
  return slice(keccak256(encodeAbiParameters(commitmentParameters, [factsHash, benchmarksHash])), 0, 26);
}
