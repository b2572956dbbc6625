import { createHash } from "node:crypto";

import { z } from "zod";

import { wire } from "../../lib/wire.ts";
import type { Challenge } from "../Challenge.ts";
import { ChallengeFailedError } from "../ChallengeFailedError.ts";
import { LANE_BYTES, lanesIn, makeLane } from "../lanes.ts";
import type { Random } from "../Random.ts";
import { readAnswer } from "../readAnswer.ts";

/** Bytes of one block that is read back. */
export const BLOCK_BYTES = 4_096;

/** What a disk challenge asks for. */
export interface DiskSettings {
  /** Bytes to write. */
  readonly bytes: number;
  /** Bytes that the machine claims its disk to have, free or not. */
  readonly claimedBytes: bigint;
  /** How many times what was written is attested at most. */
  readonly factor: number;
  readonly graceMs: number;
}

/** One block of the file, by lane and by its place in the lane. */
export interface BlockPlace {
  readonly lane: number;
  readonly block: number;
}

const NONCE_BYTES = 32;

/** Blocks that the machine reads. */
const READS = 64;

/** Lanes that the node makes again. */
const SAMPLES = 2;

/** Bytes that the slowest disk takes in a millisecond. */
const SLOWEST_WRITE = 5 * 1024;

/** Milliseconds that reading back may take, however long writing took. */
const READ_MS = 3_000;

const readSchema = z.strictObject({
  /** SHA-256 of each block, in the order asked for. */
  hashes: z.array(wire.bytes32),
  /** Bytes that are free, the file of the challenge not counted. */
  freeBytes: wire.uint63,
});

/**
 * Writes data from a nonce to the disk and reads random blocks of it. Attests size and free space, and no more than a
 * multiple of what was written.
 */
export function* diskChallenge(settings: DiskSettings, random: Random): Challenge {
  const { claimedBytes } = settings;
  if (claimedBytes === 0n) throw new ChallengeFailedError("The machine does not say how large its disk is.");
  const lanes = lanesIn(settings.bytes);
  const nonce = random.bytes(NONCE_BYTES);
  const written = yield {
    kind: "disk.write",
    params: { nonce: Buffer.from(nonce).toString("hex"), lanes },
    deadlineMs: settings.graceMs + (lanes * LANE_BYTES) / SLOWEST_WRITE,
  };
  readAnswer(z.strictObject({}), written.answer);

  const places = Array.from({ length: READS }, () => ({
    lane: random.below(lanes),
    block: random.below(LANE_BYTES / BLOCK_BYTES),
  }));
  const { answer } = yield {
    kind: "disk.read",
    params: { places },
    deadlineMs: READ_MS,
  };
  const { hashes, freeBytes } = readAnswer(readSchema, answer);
  verifyBlocks(nonce, places, hashes, random);
  if (freeBytes > claimedBytes) throw new ChallengeFailedError("More bytes are free than the disk has.");
  const most = BigInt(Math.floor(lanes * LANE_BYTES * settings.factor));
  const least = (bytes: bigint): bigint => (bytes < most ? bytes : most);
  return { facts: { diskBytes: least(claimedBytes) }, benchmarks: { "storage-size": least(freeBytes) } };
}

/**
 * Makes the lanes of random places again and compares every block that was read from them.
 *
 * @throws ChallengeFailedError if a block is missing or wrong
 */
export function verifyBlocks(
  nonce: Uint8Array,
  places: readonly BlockPlace[],
  hashes: readonly string[],
  random: Random,
): void {
  if (hashes.length !== places.length) {
    throw new ChallengeFailedError(`The machine read ${hashes.length} blocks, not ${places.length}.`);
  }
  const sampled = new Set(Array.from({ length: SAMPLES }, () => places[random.below(places.length)]?.lane ?? 0));
  for (const lane of sampled) {
    const data = makeLane(nonce, lane);
    places.forEach((place, index) => {
      if (place.lane === lane && hashes[index] !== hashBlock(data, place.block)) {
        throw new ChallengeFailedError(`Block ${place.block} of lane ${lane} is not what was written.`);
      }
    });
  }
}

/** SHA-256 of a block of a lane. */
export function hashBlock(lane: Uint8Array, block: number): string {
  const data = lane.subarray(block * BLOCK_BYTES, (block + 1) * BLOCK_BYTES);
  return `0x${createHash("sha256").update(data).digest("hex")}`;
}
