import { CHAIN_BYTES } from "../chains/chainLane.ts";
import { keepChallenge, type KeepSettings } from "../chains/keepChallenge.ts";
import type { Challenge } from "../Challenge.ts";
import { ChallengeFailedError } from "../ChallengeFailedError.ts";
import type { Random } from "../Random.ts";

/** What a memory challenge asks for. */
export interface MemorySettings extends Pick<KeepSettings, "passes" | "spanMs" | "readMs" | "graceMs"> {
  /** Most bytes to fill; at most half of what the machine claims. */
  readonly bytes: number;
  /** Bytes that the machine claims to have in all. */
  readonly claimedBytes: bigint;
  /** How many times what was filled is attested at most. */
  readonly factor: number;
}

/** Bytes through which the slowest machine goes once, in a millisecond. */
const SLOWEST_PASS = 100_000;

/**
 * Fills memory, as much as is free up to half of all, and reads it back in a time in which it could not be made again.
 * Attests what the machine claims to have, and no more than a multiple of what it filled.
 */
export function* memoryChallenge(settings: MemorySettings, random: Random): Challenge {
  const { bytes, claimedBytes: claimed, factor } = settings;
  if (claimed === 0n) throw new ChallengeFailedError("The machine does not say how much memory it has.");
  const lanes = Math.max(1, Math.floor(Math.min(bytes, Number(claimed / 2n)) / CHAIN_BYTES));
  const kinds = { fill: "memory.fill", read: "memory.read", open: "memory.open" } as const;
  const [proof] = yield* keepChallenge([lanes], { ...settings, kinds, slowestPass: SLOWEST_PASS }, random);
  if (proof === undefined || "problem" in proof)
    throw new ChallengeFailedError(proof?.problem ?? "No memory was read.");
  const proven = BigInt(Math.floor(proof.lanes * CHAIN_BYTES * factor));
  const memoryBytes = proven < claimed ? proven : claimed;
  return { facts: { memoryBytes }, benchmarks: { "ram-size": memoryBytes } };
}
