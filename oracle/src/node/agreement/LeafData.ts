import { z } from "zod";

import { machineObservationSchema } from "../../lib/machineSchemas.ts";
import { wire } from "../../lib/wire.ts";
import { uptimeSchema } from "./Uptime.ts";

const common = {
  chainId: wire.uint40,
  reports: wire.address,
  epoch: wire.uint64,
  setId: wire.uint32,
  /** SNM wei per USD. */
  rate: wire.uint80,
  /** Whose observations it was computed from, ascending by signer, with the hash of each. */
  observations: z.array(z.strictObject({ signer: wire.address, hash: wire.bytes32 })),
  /** Ascending by worker. */
  machines: z.array(machineObservationSchema),
};

/** Reports before uptimes were attested. */
const first = z
  .strictObject({ version: z.literal(1), ...common })
  .transform((data) => ({ ...data, asOf: 0, uptimes: [] as z.infer<typeof uptimeSchema>[] }));

const second = z.strictObject({
  version: z.literal(2),
  ...common,
  /** Unix seconds of the epoch's end. */
  asOf: wire.uint40,
  /** Ascending by worker. */
  uptimes: z.array(uptimeSchema),
});

/**
 * Everything that a report attests, as it is published. The keccak-256 of its canonical JSON text is the report's
 * `dataHash`; its machines and uptimes, with a header leaf, are the leaves of the report's tree.
 */
export const leafDataSchema = z.union([second, first]);

export type LeafData = z.infer<typeof leafDataSchema>;
