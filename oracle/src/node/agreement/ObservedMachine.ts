import type { z } from "zod";

import { machineObservationSchema } from "../../lib/machineSchemas.ts";
import { wire } from "../../lib/wire.ts";

/**
 * What a node measured of a machine, and whose machine it is: `master` is the worker's master when the epoch began, the
 * worker itself where it had none. It is no part of the machine's leaf on chain.
 */
export const observedMachineSchema = machineObservationSchema.extend({ master: wire.address });

export type ObservedMachine = z.infer<typeof observedMachineSchema>;
