import { z } from "zod";

import type { Challenge } from "../Challenge.ts";
import { ChallengeFailedError } from "../ChallengeFailedError.ts";
import { LANE_BYTES, lanesIn, makeLane } from "../lanes.ts";
import type { Random } from "../Random.ts";
import { readAnswer } from "../readAnswer.ts";
import { walkLane } from "./walkLane.ts";
import { walkSeed } from "./walkSeed.ts";

/** What a memory challenge asks for. */
export interface MemorySettings {
  /** Bytes to fill, at most half of what the machine claims. */
  readonly bytes: number;
  /** Bytes that the machine claims to have in all. */
  readonly claimedBytes: bigint;
  readonly graceMs: number;
}

const NONCE_BYTES = 32;

/** Lanes that the node makes again. */
const SAMPLES = 2;

/** Bytes that the slowest machine fills in a millisecond. */
const SLOWEST_FILL = 50 * 1024;

/** Milliseconds that reading back may take, at least. */
const READ_MS = 2_000;

const walksSchema = z.strictObject({ walks: z.array(z.int().min(0).max(0xffff_ffff)) });

/**
 * Fills memory with data from a nonce, and then reads it at places that nobody knew while it was filled. The time for
 * reading is less than what filling took, so the data must have been kept. Attests what the machine claims to have.
 */
export function* memoryChallenge(settings: MemorySettings, random: Random): Challenge {
  const claimed = settings.claimedBytes;
  if (claimed === 0n) throw new ChallengeFailedError("The machine does not say how much memory it has.");
  const lanes = lanesIn(Math.min(settings.bytes, Number(claimed / 2n)));
  const nonce = random.bytes(NONCE_BYTES);
  const filled = yield {
    kind: "memory.fill",
    params: { nonce: Buffer.from(nonce).toString("hex"), lanes },
    deadlineMs: settings.graceMs + (lanes * LANE_BYTES) / SLOWEST_FILL,
  };
  readAnswer(z.strictObject({}), filled.answer);

  const readNonce = random.bytes(NONCE_BYTES);
  const { answer } = yield {
    kind: "memory.read",
    params: { nonce: Buffer.from(readNonce).toString("hex") },
    deadlineMs: Math.max(READ_MS, filled.elapsedMs / 2),
  };
  verifyWalks({ nonce, readNonce, lanes }, readAnswer(walksSchema, answer).walks, random);
  return { facts: { memoryBytes: claimed }, benchmarks: { "ram-size": claimed } };
}

/**
 * Makes random lanes again and compares their walks.
 *
 * @throws ChallengeFailedError if a walk is missing or wrong
 */
export function verifyWalks(
  { nonce, readNonce, lanes }: { readonly nonce: Uint8Array; readonly readNonce: Uint8Array; readonly lanes: number },
  walks: readonly number[],
  random: Random,
): void {
  if (walks.length !== lanes) throw new ChallengeFailedError(`The machine read ${walks.length} lanes, not ${lanes}.`);
  for (let sample = 0; sample < SAMPLES; sample += 1) {
    const lane = random.below(lanes);
    if (walks[lane] !== walkLane(makeLane(nonce, lane), walkSeed(readNonce, lane))) {
      throw new ChallengeFailedError(`Lane ${lane} was not kept in memory.`);
    }
  }
}
