import { z } from "zod";

import { wire } from "../../lib/wire.ts";
import { reportSchema } from "../agreement/Content.ts";

/** Most members of a signer set. */
const MAX_MEMBERS = 31;

/** A report with signatures of it, as nodes hand them to each other. */
export const signedBySchema = z.strictObject({
  report: reportSchema,
  signatures: z.array(wire.signature).max(MAX_MEMBERS),
});

export type SignedBy = z.infer<typeof signedBySchema>;
