import { z } from "zod";

import { wire } from "../../lib/wire.ts";
import { certificateSchema, lockSchema } from "./Certificate.ts";
import { contentSchema } from "./Content.ts";
import { signedObservationSchema } from "./Observation.ts";

/** What a leader asks its peers to vote for. The signature is the proposer's over `proposalDigest`. */
export const proposalSchema = z.strictObject({
  proposer: wire.address,
  attempt: wire.uint32,
  content: contentSchema,
  /** Of an earlier attempt, for members that are locked on another report. */
  justification: certificateSchema.nullable(),
  signature: wire.signature,
});

export type Proposal = z.infer<typeof proposalSchema>;

/** A peer's answer to a leader: its signature over what it was asked for, or why there is none. */
export const voteSchema = z.union([
  z.strictObject({ signature: wire.signature }),
  z.strictObject({ refused: z.string().max(2_000) }),
]);

export type Vote = z.infer<typeof voteSchema>;

/** A peer's observation, and the report on which it is locked for the epoch, which others take up. */
export const observationAnswerSchema = z.strictObject({
  observation: signedObservationSchema,
  locked: lockSchema.nullable(),
});

export type ObservationAnswer = z.infer<typeof observationAnswerSchema>;
