import { z } from "zod";

import type { Challenge } from "../Challenge.ts";
import { ChallengeFailedError } from "../ChallengeFailedError.ts";
import type { Random } from "../Random.ts";
import { readAnswer } from "../readAnswer.ts";
import { primeEvent } from "./primeEvent.ts";

/** What a CPU challenge asks for. */
export interface CpuSettings {
  /** Milliseconds for which the machine counts. */
  readonly spanMs: number;
  /** Milliseconds that it has beyond the span. */
  readonly graceMs: number;
  /** Events that are recomputed. */
  readonly samples: number;
  /** Threads that count at the same time. */
  readonly threads: number;
  /** Benchmark that the score is for. */
  readonly benchmark: "cpu-sysbench-single" | "cpu-sysbench-multi";
}

const NONCE_BYTES = 32;

/** Milliseconds over which benchmarks count events. */
const BENCHMARK_MS = 10_000;

/** Most bytes of digests of one thread: far beyond what any core does in the longest span. */
const MAX_DIGEST_TEXT = 256 * 1024;

const answerSchema = z.strictObject({ digests: z.array(z.base64().min(1).max(MAX_DIGEST_TEXT)) });

/** Counts prime events on some or all cores. The score is events in 10 s, by the node's clock. */
export function* cpuChallenge(settings: CpuSettings, random: Random): Challenge {
  const { spanMs, graceMs, threads, benchmark } = settings;
  const nonce = random.bytes(NONCE_BYTES);
  const { answer, elapsedMs } = yield {
    kind: "cpu",
    params: { nonce: Buffer.from(nonce).toString("hex"), threads, spanMs },
    deadlineMs: spanMs + graceMs,
  };
  const events = verifyEvents(nonce, settings, readAnswer(answerSchema, answer).digests, random);
  return { benchmarks: { [benchmark]: scoreOf(events, Math.max(elapsedMs, spanMs)) } };
}

/** Events in ten seconds, rounded down. */
export function scoreOf(events: number, elapsedMs: number): bigint {
  return BigInt(Math.floor((events * BENCHMARK_MS) / elapsedMs));
}

/**
 * Recomputes random events.
 *
 * @param digests little-endian, in base 64, for each thread
 * @returns how many events there are
 * @throws ChallengeFailedError if the number of threads is another, or a digest is wrong
 */
export function verifyEvents(
  nonce: Uint8Array,
  { threads, samples }: Pick<CpuSettings, "threads" | "samples">,
  digests: readonly string[],
  random: Random,
): number {
  if (digests.length !== threads) {
    throw new ChallengeFailedError(`The machine counted on ${digests.length} threads, not on ${threads}.`);
  }
  const counted = digests.map((text) => Buffer.from(text, "base64"));
  if (counted.some((bytes) => bytes.length === 0 || bytes.length % 4 !== 0)) {
    throw new ChallengeFailedError("A thread's digests are not whole.");
  }
  for (let sample = 0; sample < samples; sample += 1) {
    const thread = random.below(threads);
    const bytes = counted[thread] ?? Buffer.alloc(0);
    const index = random.below(bytes.length / 4);
    if (bytes.readUInt32LE(index * 4) !== primeEvent(nonce, thread, index)) {
      throw new ChallengeFailedError(`Event ${index} of thread ${thread} was not computed.`);
    }
  }
  return counted.reduce((sum, bytes) => sum + bytes.length / 4, 0);
}
