import { z } from "zod";

import { receiptSchema, type Receipt } from "../uptimes/Receipt.ts";
import type { ChallengeStep, StepKind } from "../modules/Challenge.ts";

const STEP_KINDS = [
  "wait",
  "inventory",
  "gpu",
  "gpu.fill",
  "gpu.read",
  "gpu.open",
  "cpu",
  "memory.fill",
  "memory.read",
  "memory.open",
  "disk.write",
  "disk.read",
  "network.download",
  "network.upload",
] as const satisfies readonly StepKind[];

/** Most bytes of an answer: digests of many cores over a long span. */
export const ANSWER_LIMIT = 8 * 1024 * 1024;

/** What an agent polls with: whether it is free to be measured. */
export const pollSchema = z.strictObject({ ready: z.boolean() });

/** A step's answer. `id` is that of the step. */
export const answerSchema = z.strictObject({ id: z.string().max(64), answer: z.unknown() });

/** What a node tells an agent: the step to do now, if any, and when to come again. */
export const instructionSchema = z.object({
  step: z
    .object({
      id: z.string(),
      kind: z.enum(STEP_KINDS),
      params: z.unknown(),
      deadlineMs: z.number(),
    })
    .nullable(),
  nextPollMs: z.number().positive(),
  /** Of the machine's time online, once an epoch. A malformed one is none: the instruction is good without it. */
  receipt: receiptSchema.optional().catch(undefined),
});

/** A step as it is issued. The id can't be guessed: it is all that a transfer needs. */
export type IssuedStep = Pick<ChallengeStep, "kind" | "params" | "deadlineMs"> & { readonly id: string };

export interface Instruction {
  readonly step: IssuedStep | null;
  readonly nextPollMs: number;
  readonly receipt?: Receipt;
}
