import { z } from "zod";

import { wire } from "../../lib/wire.ts";

/** Seconds that a machine was online since the nodes first heard of it, as of the end of an epoch. */
export const uptimeSchema = z.strictObject({ worker: wire.address, online: wire.uint40 });

export type Uptime = z.infer<typeof uptimeSchema>;

/** Most machines whose uptime one observation tells. */
export const MAX_UPTIMES = 200_000;
