import { encodeName } from "@sonm/protocol/hardware.ts";
import { z } from "zod";

import { MAX_GPUS } from "../../lib/machineSchemas.ts";
import { wire } from "../../lib/wire.ts";
import type { Challenge, Findings } from "../Challenge.ts";
import { ChallengeFailedError } from "../ChallengeFailedError.ts";
import { readAnswer } from "../readAnswer.ts";

/** One graphics card, as the machine shows it. */
const cardSchema = z.strictObject({
  vendor: z.enum(["nvidia", "amd"]),
  model: z.string().min(1).max(100),
  memoryBytes: wire.uint63.refine((bytes) => bytes > 0n, "must not be 0"),
  /** Hash of the card's unique id and the machine's salt. */
  commitment: wire.bytes32,
});

export type Card = z.infer<typeof cardSchema>;

const answerSchema = z.strictObject({ cards: z.array(cardSchema).max(MAX_GPUS) });

/** Asks for the graphics cards. A card whose driver does not tell model, memory and unique id is not attested. */
export function* gpuChallenge(graceMs: number): Challenge {
  const { answer } = yield { kind: "gpu", params: {}, deadlineMs: graceMs };
  return cardFindings(readAnswer(answerSchema, answer).cards);
}

/**
 * What is attested of a machine's cards.
 *
 * @throws ChallengeFailedError if one card stands there twice
 */
export function cardFindings(cards: readonly Card[]): Findings {
  if (cards.length === 0) return {};
  if (new Set(cards.map(({ commitment }) => commitment)).size !== cards.length) {
    throw new ChallengeFailedError("The machine shows one card twice.");
  }
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
