import { z } from "zod";

import { wire } from "../../lib/wire.ts";

/**
 * What a machine earned in a reward program, as of the end of an epoch.
 *
 * - `gpuSeconds`: seconds times units since it was admitted first
 * - `online`, `seenAt`: the machine's uptime, and the unix seconds, up to which they were counted: a report that does not
 *   attest the machine's uptime leaves both as they are, and the next one that does goes on from there
 */
export const rewardTotalSchema = z.strictObject({
  programId: wire.uint32,
  worker: wire.address,
  gpuSeconds: wire.uint40,
  online: wire.uint40,
  seenAt: wire.uint40,
});

export type RewardTotal = z.infer<typeof rewardTotalSchema>;
