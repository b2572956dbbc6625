import { createHash } from "node:crypto";

import { z } from "zod";

import { wire } from "../../lib/wire.ts";
import type { Challenge, ChallengeStep } from "../Challenge.ts";
import { ChallengeFailedError } from "../ChallengeFailedError.ts";
import type { Random } from "../Random.ts";
import { readAnswer } from "../readAnswer.ts";
import { Keystream } from "./Keystream.ts";

/** What a network challenge asks for. */
export interface NetworkSettings {
  readonly direction: "download" | "upload";
  /** Most bytes of one transfer. */
  readonly maxBytes: number;
  /** Milliseconds that a transfer should last; shorter ones are repeated with more bytes. */
  readonly spanMs: number;
  readonly graceMs: number;
}

const SEED_BYTES = 32;

/** Bytes of the first transfer. */
const FIRST_BYTES = 256 * 1024;

/** How much larger each further transfer is. */
const GROWTH = 8;

/** Bytes that the slowest link carries in a millisecond. */
const SLOWEST_LINK = 64;

/** Moves bytes that nobody could have before, more and more until it takes long enough. Attests bits per second. */
export function* networkChallenge(settings: NetworkSettings, random: Random): Challenge {
  const { direction, maxBytes, spanMs, graceMs } = settings;
  let bytes = Math.min(FIRST_BYTES, maxBytes);
  for (;;) {
    const seed = random.bytes(SEED_BYTES);
    const { answer, elapsedMs } = yield transferStep(direction, seed, bytes, graceMs);
    verifyTransfer(direction, seed, bytes, answer);
    if (elapsedMs >= spanMs || bytes >= maxBytes) {
      const benchmark = direction === "download" ? "net-download" : "net-upload";
      return { benchmarks: { [benchmark]: bitsPerSecond(bytes, elapsedMs) } };
    }
    bytes = Math.min(bytes * GROWTH, maxBytes);
  }
}

/** Bits per second, rounded down. */
export function bitsPerSecond(bytes: number, elapsedMs: number): bigint {
  return BigInt(Math.floor((bytes * 8 * 1_000) / Math.max(elapsedMs, 1)));
}

function transferStep(
  direction: "download" | "upload",
  seed: Uint8Array,
  bytes: number,
  graceMs: number,
): ChallengeStep {
  const params = direction === "download" ? { bytes } : { bytes, seed: Buffer.from(seed).toString("hex") };
  return {
    kind: `network.${direction}`,
    params,
    deadlineMs: graceMs + bytes / SLOWEST_LINK,
    transfer: { direction, seed, bytes },
  };
}

/**
 * A download is answered with its hash. An upload is compared by the node as it comes in, which answers for the
 * machine.
 *
 * @throws ChallengeFailedError if other bytes came, or not all
 */
export function verifyTransfer(
  direction: "download" | "upload",
  seed: Uint8Array,
  bytes: number,
  answer: unknown,
): void {
  if (direction === "upload") {
    readAnswer(z.strictObject({ received: z.literal(bytes) }), answer);
    return;
  }
  const { sha256 } = readAnswer(z.strictObject({ sha256: wire.bytes32 }), answer);
  const hash = createHash("sha256");
  for (const chunk of new Keystream(seed).chunks(bytes)) hash.update(chunk);
  if (sha256 !== `0x${hash.digest("hex")}`) throw new ChallengeFailedError("The machine did not get what was sent.");
}
