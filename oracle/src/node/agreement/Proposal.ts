import { z } from "zod";

import { wire } from "../../lib/wire.ts";
import { signedObservationSchema } from "./Observation.ts";

/** `Report` of the protocol on the wire. */
export const reportSchema = z.strictObject({
  epoch: wire.uint64,
  setId: wire.uint32,
  root: wire.bytes32,
  rate: wire.uint80,
  dataHash: wire.bytes32,
});

/** What a report is made of, and the report. */
export const contentSchema = z.strictObject({
  report: reportSchema,
  observations: z.array(signedObservationSchema).max(31),
});

export type Content = z.infer<typeof contentSchema>;

/** What a leader asks its peers to sign. The signature is the proposer's over `proposalDigest`. */
export const proposalSchema = z.strictObject({
  proposer: wire.address,
  attempt: wire.uint32,
  content: contentSchema,
  signature: wire.signature,
});

export type Proposal = z.infer<typeof proposalSchema>;

/** A peer's answer to a proposal: its signature over the report, or why there is none. */
export const voteSchema = z.union([
  z.strictObject({ signature: wire.signature }),
  z.strictObject({ refused: z.string().max(2_000) }),
]);

export type Vote = z.infer<typeof voteSchema>;

/** A peer's observation; `signed` tells that it has already signed a report for the epoch, which others can take up. */
export const observationAnswerSchema = z.strictObject({ observation: signedObservationSchema, signed: z.boolean() });

export type ObservationAnswer = z.infer<typeof observationAnswerSchema>;
