import { LEAF_HARDWARE } from "./generated/constants.ts";
import type { Architecture, Link } from "./generated/enums.ts";

/**
 * What the masternodes found in a machine. Zero means: not attested.
 *
 * - `softwareVersion`: of the supplier's agent, see `encodeSoftwareVersion`
 * - `cpuModel`: see `encodeName`
 */
export interface Facts {
  readonly architecture: Architecture;
  readonly link: Link;
  readonly physicalCores: number;
  readonly logicalCores: number;
  readonly clockMHz: number;
  readonly memoryBytes: bigint;
  readonly diskBytes: bigint;
  readonly softwareVersion: number;
  readonly cpuModel: `0x${string}`;
}

/**
 * One graphics card.
 *
 * - `model`: see `encodeName`
 * - `commitment`: hash of the network and the card's unique id: the same card has the same one everywhere
 */
export interface Gpu {
  readonly model: `0x${string}`;
  readonly memoryBytes: bigint;
  readonly commitment: `0x${string}`;
}

/**
 * A machine's leaf in full.
 *
 * - `measuredAt`: unix seconds
 * - `benchmarks`: packed words
 */
export interface MachineLeaf {
  readonly worker: `0x${string}`;
  readonly measuredAt: number;
  readonly facts: Facts;
  readonly gpus: readonly Gpu[];
  readonly benchmarks: readonly bigint[];
}

/** Facts of which nothing is attested. */
export const NO_FACTS: Facts = {
  architecture: 0,
  link: 0,
  physicalCores: 0,
  logicalCores: 0,
  clockMHz: 0,
  memoryBytes: 0n,
  diskBytes: 0n,
  softwareVersion: 0,
  cpuModel: "0x0000000000000000000000000000000000000000000000000000000000000000",
};

/** Human-readable ABI types over whose encoding the facts hash is taken: facts, then cards. */
export const FACTS_ABI = [
  "(uint8 architecture,uint8 link,uint16 physicalCores,uint16 logicalCores,uint32 clockMHz,uint64 memoryBytes," +
    "uint64 diskBytes,uint32 softwareVersion,bytes32 cpuModel)",
  "(bytes32 model,uint64 memoryBytes,bytes32 commitment)[]",
] as const;

/** Human-readable ABI types of a hardware leaf, in the order of `hardwareLeafValues`. */
export const HARDWARE_LEAF_ABI = ["uint256", "address", "uint256", "bytes32", "bytes32"] as const;

/** Human-readable ABI types over whose encoding the commitment in a machine's slot is taken: facts hash, benchmarks hash. */
export const COMMITMENT_ABI = ["bytes32", "bytes32"] as const;

/**
 * What a hardware leaf encodes. The leaf is the keccak-256 of the keccak-256 of the ABI encoding of these values.
 *
 * @param factsHash keccak-256 of the ABI encoding of `FACTS_ABI`
 * @param benchmarksHash keccak-256 of the packed benchmark words, 32 bytes each
 */
export function hardwareLeafValues(
  machine: Pick<MachineLeaf, "worker" | "measuredAt">,
  factsHash: string,
  benchmarksHash: string,
): [bigint, string, bigint, string, string] {
  return [LEAF_HARDWARE, machine.worker, BigInt(machine.measuredAt), factsHash, benchmarksHash];
}

/** The packed benchmark words as one hexadecimal string: what the benchmarks hash is taken over. */
export function benchmarkWordsToHex(words: readonly bigint[]): `0x${string}` {
  return `0x${words.map((word) => word.toString(16).padStart(64, "0")).join("")}`;
}

/** Bytes of a name that a bytes32 holds beside its closing zero. */
const NAME_BYTES = 31;

/** A name as bytes32: printable ASCII, blanks joined to one, cut at 31 bytes; other characters become `?`. */
export function encodeName(name: string): `0x${string}` {
  const text = name
    .replace(/\s+/g, " ")
    .trim()
    .replace(/[^\x20-\x7e]/gu, "?")
    .slice(0, NAME_BYTES)
    .trimEnd();
  const digits = Array.from(text, (letter) => letter.charCodeAt(0).toString(16).padStart(2, "0")).join("");
  return `0x${digits.padEnd(64, "0")}`;
}

/** The text of a bytes32 name, "" where nothing is attested. */
export function decodeName(name: string): string {
  const codes = (name.slice(2).match(/../g) ?? []).map((digits) => Number.parseInt(digits, 16));
  const end = codes.indexOf(0);
  return String.fromCharCode(...(end === -1 ? codes : codes.slice(0, end)));
}

/**
 * A version such as "1.2.3" as a number: major << 16 | minor << 8 | patch. A suffix such as "-beta" does not count.
 *
 * @returns 0, which is "not attested", if it is no such version or a part is above 255
 */
export function encodeSoftwareVersion(version: string): number {
  const parts = /^(\d+)\.(\d+)\.(\d+)/.exec(version)?.slice(1).map(Number);
  if (parts === undefined || parts.some((part) => part > 255)) return 0;
  const [major = 0, minor = 0, patch = 0] = parts;
  return (major << 16) | (minor << 8) | patch;
}

/** The version text of a number made by `encodeSoftwareVersion`. */
export function decodeSoftwareVersion(version: number): string {
  return `${version >>> 16}.${(version >>> 8) & 255}.${version & 255}`;
}
