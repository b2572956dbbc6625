import { z } from "zod";

import { wire } from "../../lib/wire.ts";
import { ascendByWorker } from "./ascendByWorker.ts";
import { observedMachineSchema } from "./ObservedMachine.ts";
import { MAX_UPTIMES, uptimeSchema } from "./Uptime.ts";

/** Most machines in one observation. */
const MAX_MACHINES = 200_000;

const ORDER = "must ascend by worker, each once";

/** What one node saw in an epoch, as it is signed. Machines and uptimes ascend by worker, each once. */
export const observationSchema = z.strictObject({
  epoch: wire.uint64,
  setId: wire.uint32,
  signer: wire.address,
  /** SNM wei per USD, or null where the node has no fresh price. */
  rate: wire.uint80.refine((rate) => rate > 0n, "must not be 0").nullable(),
  machines: z.array(observedMachineSchema).max(MAX_MACHINES).refine(ascendByWorker, ORDER),
  uptimes: z.array(uptimeSchema).max(MAX_UPTIMES).refine(ascendByWorker, ORDER),
});

export type Observation = z.infer<typeof observationSchema>;

/** An observation with its node's signature over `observationDigest`. */
export const signedObservationSchema = z.strictObject({ observation: observationSchema, signature: wire.signature });

export type SignedObservation = z.infer<typeof signedObservationSchema>;
