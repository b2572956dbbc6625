import { z } from "zod";

import { wire } from "../../lib/wire.ts";
import { contentSchema } from "./Content.ts";

/** Rounds of votes before a report is signed. */
export const PHASES = ["prepare", "lock"] as const;

export type Phase = (typeof PHASES)[number];

/** Most members of a signer set. */
const MAX_MEMBERS = 31;

/**
 * Proof that members with two thirds of the stake voted for one report in one attempt. Each member votes for one report
 * in an attempt, so with less than a third of liars no attempt has certificates of two reports.
 */
export const certificateSchema = z.strictObject({
  phase: z.enum(PHASES),
  epoch: wire.uint64,
  attempt: wire.uint32,
  /** The report's, as `Reports` verifies it. */
  digest: wire.bytes32,
  /** Ascending by signer, each over `ballotDigest`. */
  votes: z.array(z.strictObject({ signer: wire.address, signature: wire.signature })).max(MAX_MEMBERS),
});

export type Certificate = z.infer<typeof certificateSchema>;

/** What a leader shows to get the next round's votes. */
export const ballotSchema = z.strictObject({ certificate: certificateSchema, content: contentSchema });

export type Ballot = z.infer<typeof ballotSchema>;

/** The report that a member is bound to, with why: it votes for another only if shown a later certificate. */
export const lockSchema = z.strictObject({ certificate: certificateSchema, content: contentSchema });

export type Lock = z.infer<typeof lockSchema>;
