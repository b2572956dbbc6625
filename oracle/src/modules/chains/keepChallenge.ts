import { z } from "zod";

import type { Challenge, StepKind } from "../Challenge.ts";
import type { Random } from "../Random.ts";
import { readAnswer } from "../readAnswer.ts";
import { CHAIN_BYTES, makeChain, walkChain } from "./chainLane.ts";
import { CHUNK_LANES, digestChunk } from "./walkDigests.ts";

/** How memory of one kind is filled and read. */
export interface KeepSettings {
  readonly kinds: { readonly fill: StepKind; readonly read: StepKind; readonly open: StepKind };
  /** How often each lane is gone through, at least. */
  readonly passes: number;
  /** Milliseconds that filling should take; where it takes less, it is done again with more passes. */
  readonly spanMs: number;
  /** Milliseconds that reading may take, however long filling took. */
  readonly readMs: number;
  readonly graceMs: number;
  /** Bytes through which the slowest device goes once, in a millisecond. */
  readonly slowestPass: number;
}

/** What is known of one device: how many lanes it filled and kept, or why nothing of it counts. */
export type KeepProof = { readonly lanes: number } | { readonly problem: string };

const NONCE_BYTES = 32;

/** Lanes of each device that the node makes again. */
const SAMPLES = 6;

/** How many times more passes each further filling has, and the most. */
const GROWTH = 4;
const MOST_PASSES = 1_024;

/** Milliseconds that filling may take at most, whatever a machine claims to have. */
const MOST_FILL_MS = 15 * 60_000;

const refusedSchema = z.strictObject({ refused: z.string().max(300) });
const filledSchema = z.strictObject({
  devices: z.array(z.union([z.strictObject({ lanes: z.int().nonnegative() }), refusedSchema])),
});
const digestSchema = z.string().regex(/^[0-9a-f]{64}$/);
const readSchema = z.strictObject({
  devices: z.array(z.union([z.strictObject({ digests: z.array(digestSchema) }), refusedSchema])),
});
const openSchema = z.strictObject({ chunks: z.array(z.base64().max(8 * CHUNK_LANES)) });

interface Sample {
  readonly device: number;
  readonly chunk: number;
  readonly lane: number;
}

/**
 * Fills the memory of all devices at the same time with data from a nonce, then reads it at places that nobody knew
 * while it was filled, in a time in which little of it could be made again. The machine commits to all that it read
 * before it is told which lanes the node makes again.
 *
 * The time for reading is set by the node and never longer because filling took long: a machine that is slow on purpose
 * gains nothing. Neither does it by filling slowly to be spared further passes: the first ones are as many as make the
 * fastest machine of its kind take long enough.
 *
 * @param asked lanes of each device; a machine may fill fewer
 */
export function* keepChallenge(
  asked: readonly number[],
  settings: KeepSettings,
  random: Random,
): Challenge<KeepProof[]> {
  const { kinds, readMs, graceMs } = settings;
  const { nonce, passes, fills } = yield* fillUp(asked, settings, random);
  if (fills.every((fill) => "refused" in fill)) {
    return asked.map((lanes, device) => proofOf(lanes, fills[device], { digests: [] }));
  }

  const readNonce = random.bytes(NONCE_BYTES);
  const read = yield {
    kind: kinds.read,
    params: { nonce: Buffer.from(readNonce).toString("hex") },
    deadlineMs: readMs,
  };
  const reads = readAnswer(readSchema, read.answer).devices;
  const proofs = asked.map((lanes, device) => proofOf(lanes, fills[device], reads[device]));

  const samples = proofs.flatMap((proof, device) => ("problem" in proof ? [] : samplesOf(device, proof.lanes, random)));
  if (samples.length === 0) return proofs;
  const places = samples.map(({ device, chunk }) => ({ device, chunk }));
  const { answer } = yield { kind: kinds.open, params: { places }, deadlineMs: graceMs };
  const { chunks } = readAnswer(openSchema, answer);
  const wrong = new Map<number, string>();
  samples.forEach((sample, index) => {
    const { device, lane } = sample;
    if (wrong.has(device)) return;
    const chunk = Buffer.from(chunks[index] ?? "", "base64");
    const at = (lane % CHUNK_LANES) * 4;
    const isShown = digestChunk(chunk) === digestsOf(reads[device])[sample.chunk] && at + 4 <= chunk.length;
    const expected = () => walkChain(makeChain(nonce, { device, lane }, passes), readNonce, { device, lane });
    if (!isShown || chunk.readUInt32LE(at) !== expected()) wrong.set(device, `Lane ${lane} was not kept in memory.`);
  });
  return proofs.map((proof, device) => {
    const problem = wrong.get(device);
    return problem === undefined ? proof : { problem };
  });
}

interface Filled {
  readonly nonce: Uint8Array;
  readonly passes: number;
  readonly fills: readonly Fill[];
}

/** Fills, and once more with more passes where that was so quick that a part could be made again while it is read. */
function* fillUp(
  asked: readonly number[],
  { kinds, passes: least, spanMs, graceMs, slowestPass }: KeepSettings,
  random: Random,
): Challenge<Filled> {
  for (let passes = least; ; passes = Math.min(passes * GROWTH, MOST_PASSES)) {
    const nonce = random.bytes(NONCE_BYTES);
    const { answer, elapsedMs } = yield {
      kind: kinds.fill,
      params: { nonce: Buffer.from(nonce).toString("hex"), passes, lanes: asked },
      deadlineMs: graceMs + Math.min(MOST_FILL_MS, (Math.max(...asked) * CHAIN_BYTES * passes) / slowestPass),
    };
    const fills = readAnswer(filledSchema, answer).devices;
    const isRefused = fills.every((fill) => "refused" in fill);
    if (isRefused || elapsedMs >= spanMs || passes === MOST_PASSES) return { nonce, passes, fills };
  }
}

type Fill = z.infer<typeof filledSchema>["devices"][number];
type Read = z.infer<typeof readSchema>["devices"][number];

function proofOf(asked: number, fill: Fill | undefined, read: Read | undefined): KeepProof {
  if (fill === undefined || read === undefined) return { problem: "The machine says nothing of this device." };
  if ("refused" in fill) return { problem: `The machine refused: ${fill.refused}` };
  if ("refused" in read) return { problem: `The machine refused: ${read.refused}` };
  const lanes = Math.min(fill.lanes, asked);
  if (lanes === 0) return { problem: "The memory took nothing." };
  if (read.digests.length !== Math.ceil(lanes / CHUNK_LANES)) {
    return { problem: `The machine read ${read.digests.length} parts, not all of ${lanes} lanes.` };
  }
  return { lanes };
}

const digestsOf = (read: Read | undefined): readonly string[] =>
  read === undefined || "refused" in read ? [] : read.digests;

function samplesOf(device: number, lanes: number, random: Random): Sample[] {
  return Array.from({ length: SAMPLES }, () => {
    const lane = random.below(lanes);
    return { device, lane, chunk: Math.floor(lane / CHUNK_LANES) };
  });
}
