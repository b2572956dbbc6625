import { z } from "zod";

import { wire } from "../../lib/wire.ts";

/** `Report` of the protocol on the wire. */
export const reportSchema = z.strictObject({
  epoch: wire.uint64,
  setId: wire.uint32,
  root: wire.bytes32,
  rate: wire.uint80,
  dataHash: wire.bytes32,
});

/** An observation by its hash, with its signer's signature over `observationDigest`. Who does not have it asks for it. */
export const observationRefSchema = z.strictObject({
  signer: wire.address,
  hash: wire.bytes32,
  signature: wire.signature,
});

export type ObservationRef = z.infer<typeof observationRefSchema>;

/** A report, and which observations it is made of: those of its epoch and signer set, ascending by signer. */
export const contentSchema = z.strictObject({
  report: reportSchema,
  observations: z.array(observationRefSchema).max(31),
});

export type Content = z.infer<typeof contentSchema>;
