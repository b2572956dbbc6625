import { z } from "zod";

import { wire } from "../lib/wire.ts";

/**
 * What a node says of a machine's time online at the end of an epoch, signed for the machine's supplier to keep. It is the
 * count of the node's observation of that epoch: if that one says another, the node lied to somebody.
 *
 * - `asOf`: unix seconds of the epoch's end
 * - `online`: seconds online since the machine was first heard of
 */
export const receiptSchema = z.strictObject({
  worker: wire.address,
  /** Signer of the node. */
  node: wire.address,
  epoch: wire.uint64,
  asOf: wire.uint40,
  online: wire.uint40,
  signature: wire.signature,
});

export type Receipt = z.infer<typeof receiptSchema>;
