import { z } from "zod";

import type { Challenge } from "../Challenge.ts";
import type { Random } from "../Random.ts";
import { readAnswer } from "../readAnswer.ts";
import { CHUNK_LANES, digestChunk } from "./gpuAnswers.ts";
import type { Card, GpuSettings } from "./gpuChallenge.ts";
import { GPU_LANE_BYTES, makeGpuLane, walkGpuLane } from "./gpuLane.ts";

/** What is known of one card: how much of its memory it filled and kept, or why nothing of it counts. */
export type CardProof = { readonly bytes: number; readonly isWhole: boolean } | { readonly problem: string };

const NONCE_BYTES = 32;

/** Lanes of each card that the node makes again. */
const SAMPLES = 6;

/** Bytes through which the slowest card goes once, in a millisecond. */
const SLOWEST_PASS = 10_000_000;

/** Milliseconds that filling may take at most, whatever a machine claims to have. */
const MOST_FILL_MS = 15 * 60_000;

const refusedSchema = z.strictObject({ refused: z.string().max(300) });
const filledSchema = z.strictObject({
  cards: z.array(z.union([z.strictObject({ lanes: z.int().nonnegative() }), refusedSchema])),
});
const digestSchema = z.string().regex(/^[0-9a-f]{64}$/);
const readSchema = z.strictObject({
  cards: z.array(z.union([z.strictObject({ digests: z.array(digestSchema) }), refusedSchema])),
});
const openSchema = z.strictObject({ chunks: z.array(z.base64().max(8 * CHUNK_LANES)) });

interface Sample {
  readonly card: number;
  readonly chunk: number;
  readonly lane: number;
}

/**
 * Fills the memory of all cards at the same time with data from a nonce, then reads it at places that nobody knew while
 * it was filled, in a time in which little of it could be made again. The machine commits to all that it read before it
 * is told which lanes the node makes again.
 *
 * The time for reading is set by the node and never longer because filling took long: a machine that is slow on purpose
 * gains nothing.
 */
export function* gpuMemoryChallenge(
  cards: readonly Pick<Card, "memoryBytes">[],
  { fraction, passes, readMs, graceMs }: GpuSettings,
  random: Random,
): Challenge<CardProof[]> {
  const asked = cards.map(({ memoryBytes }) =>
    Math.max(1, Math.floor((Number(memoryBytes) * fraction) / GPU_LANE_BYTES)),
  );
  const nonce = random.bytes(NONCE_BYTES);
  const filled = yield {
    kind: "gpu.fill",
    params: { nonce: Buffer.from(nonce).toString("hex"), passes, lanes: asked },
    deadlineMs: graceMs + Math.min(MOST_FILL_MS, (Math.max(...asked) * GPU_LANE_BYTES * passes) / SLOWEST_PASS),
  };
  const fills = readAnswer(filledSchema, filled.answer).cards;
  if (fills.every((fill) => "refused" in fill)) return fills.map(({ refused }) => refusal(refused));

  const readNonce = random.bytes(NONCE_BYTES);
  const read = yield {
    kind: "gpu.read",
    params: { nonce: Buffer.from(readNonce).toString("hex") },
    deadlineMs: Math.min(readMs, filled.elapsedMs / 2),
  };
  const reads = readAnswer(readSchema, read.answer).cards;
  const proofs = asked.map((lanes, card) => proofOf(lanes, fills[card], reads[card]));

  const samples = proofs.flatMap((proof, card) => ("problem" in proof ? [] : samplesOf(card, proof.bytes, random)));
  if (samples.length === 0) return proofs;
  const places = samples.map(({ card, chunk }) => ({ card, chunk }));
  const { answer } = yield { kind: "gpu.open", params: { places }, deadlineMs: graceMs };
  const { chunks } = readAnswer(openSchema, answer);
  const wrong = new Map<number, string>();
  samples.forEach((sample, index) => {
    const chunk = Buffer.from(chunks[index] ?? "", "base64");
    const { card, lane } = sample;
    const isShown = digestChunk(chunk) === digestsOf(reads[card])[sample.chunk];
    const at = (lane % CHUNK_LANES) * 4;
    const data = wrong.has(card) || !isShown ? undefined : makeGpuLane(nonce, { card, lane }, passes);
    const walk = data && walkGpuLane(data, readNonce, { card, lane });
    if (walk === undefined || at + 4 > chunk.length || chunk.readUInt32LE(at) !== walk) {
      wrong.set(card, `Lane ${lane} was not kept in the card's memory.`);
    }
  });
  return proofs.map((proof, card) => {
    const problem = wrong.get(card);
    return problem === undefined ? proof : { problem };
  });
}

type Fill = z.infer<typeof filledSchema>["cards"][number];
type Read = z.infer<typeof readSchema>["cards"][number];

function proofOf(asked: number, fill: Fill | undefined, read: Read | undefined): CardProof {
  if (fill === undefined || read === undefined) return { problem: "The machine says nothing of this card." };
  if ("refused" in fill) return refusal(fill.refused);
  if ("refused" in read) return refusal(read.refused);
  const lanes = Math.min(fill.lanes, asked);
  if (lanes === 0) return { problem: "The card's memory took nothing." };
  if (read.digests.length !== Math.ceil(lanes / CHUNK_LANES)) {
    return { problem: `The machine read ${read.digests.length} parts of the card, not all of ${lanes} lanes.` };
  }
  return { bytes: lanes * GPU_LANE_BYTES, isWhole: lanes === asked };
}

const refusal = (reason: string): CardProof => ({ problem: `The machine refused: ${reason}` });

const digestsOf = (read: Read | undefined): readonly string[] =>
  read === undefined || "refused" in read ? [] : read.digests;

function samplesOf(card: number, bytes: number, random: Random): Sample[] {
  return Array.from({ length: SAMPLES }, () => {
    const lane = random.below(bytes / GPU_LANE_BYTES);
    return { card, lane, chunk: Math.floor(lane / CHUNK_LANES) };
  });
}
