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
