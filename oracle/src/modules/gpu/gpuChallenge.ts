import { encodeName } from "@sonm/protocol/hardware.ts";
import { z } from "zod";

import { MAX_GPUS } from "../../lib/machineSchemas.ts";
import { wire } from "../../lib/wire.ts";
import type { Challenge, Findings } from "../Challenge.ts";
import { CHAIN_BYTES } from "../chains/chainLane.ts";
import { keepChallenge, type KeepProof, type KeepSettings } from "../chains/keepChallenge.ts";
import { ChallengeFailedError } from "../ChallengeFailedError.ts";
import type { Random } from "../Random.ts";
import { readAnswer } from "../readAnswer.ts";

/** What a challenge of graphics cards asks for. */
export interface GpuSettings extends Pick<KeepSettings, "passes" | "spanMs" | "readMs" | "graceMs"> {
  /** Part of the memory that a card claims which is filled. */
  readonly fraction: number;
}

/** Bytes through which the slowest card goes once, in a millisecond. */
const SLOWEST_PASS = 10_000_000;

/** One graphics card, as the machine shows it. */
const cardSchema = z.strictObject({
  vendor: z.enum(["nvidia", "amd"]),
  model: z.string().min(1).max(100),
  memoryBytes: wire.uint63.refine((bytes) => bytes > 0n, "must not be 0"),
  /** See `commitDevice`. */
  commitment: wire.bytes32,
});

export type Card = z.infer<typeof cardSchema>;

const answerSchema = z.strictObject({ cards: z.array(cardSchema).max(MAX_GPUS) });

/**
 * Asks for the graphics cards, and has all of them filled and read at the same time. What the machine shows is a claim:
 * a card is attested if it kept what it was filled with, and its memory as far as it did.
 *
 * @throws ChallengeFailedError if there are cards and none of them passed
 */
export function* gpuChallenge(settings: GpuSettings, random: Random): Challenge {
  const { answer } = yield { kind: "gpu", params: {}, deadlineMs: settings.graceMs };
  const { cards } = readAnswer(answerSchema, answer);
  if (cards.length === 0) return {};
  if (new Set(cards.map(({ commitment }) => commitment)).size !== cards.length) {
    throw new ChallengeFailedError("The machine shows one card twice.");
  }
  const asked = cards.map(({ memoryBytes }) => lanesOf(memoryBytes, settings.fraction));
  const kinds = { fill: "gpu.fill", read: "gpu.read", open: "gpu.open" } as const;
  const proofs = yield* keepChallenge(asked, { ...settings, kinds, slowestPass: SLOWEST_PASS }, random);
  const failures = Object.fromEntries(
    proofs.flatMap((proof, card) => ("problem" in proof ? [[`gpu.${card}`, proof.problem]] : [])),
  );
  const proven = cards.flatMap((card, index) => provenCard(card, proofs[index], settings.fraction));
  if (proven.length === 0) throw new ChallengeFailedError(Object.values(failures)[0] ?? "No card passed.");
  return { ...cardFindings(proven), failures };
}

/** Lanes of a card that are filled. */
const lanesOf = (memoryBytes: bigint, fraction: number): number =>
  Math.max(1, Math.floor((Number(memoryBytes) * fraction) / CHAIN_BYTES));

/** A card with as much of its memory as was proven: all that it claims, if all that was asked for was filled. */
function provenCard(card: Card, proof: KeepProof | undefined, fraction: number): Card[] {
  if (proof === undefined || "problem" in proof) return [];
  if (proof.lanes >= lanesOf(card.memoryBytes, fraction)) return [card];
  const proven = BigInt(Math.floor((proof.lanes * CHAIN_BYTES) / fraction));
  return [{ ...card, memoryBytes: proven < card.memoryBytes ? proven : card.memoryBytes }];
}

/** What is attested of cards that passed. */
export function cardFindings(cards: readonly Card[]): Findings {
  const all = (vendor: Card["vendor"]): bigint => (cards.every((card) => card.vendor === vendor) ? 1n : 0n);
  return {
    gpus: cards.map(({ model, memoryBytes, commitment }) => ({ model: encodeName(model), memoryBytes, commitment })),
    benchmarks: {
      "gpu-count": BigInt(cards.length),
      "gpu-mem": cards.reduce((least, { memoryBytes }) => (memoryBytes < least ? memoryBytes : least), 1n << 62n),
      "gpu-nvidia": all("nvidia"),
      "gpu-radeon": all("amd"),
    },
  };
}
