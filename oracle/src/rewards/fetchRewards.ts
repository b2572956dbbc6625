import type { RewardAnswer } from "@sonm/protocol/reward.ts";
import { z } from "zod";

import { fetchProved } from "../http/fetchProved.ts";
import type { Hex } from "../lib/Hex.ts";
import { wire } from "../lib/wire.ts";

/** Most bytes of an answer: proofs of a very deep tree in many programs. */
const MAX_BYTES = 512 * 1024;

const answerSchema = z.object({
  rewards: z
    .array(
      z.object({
        programId: wire.uint32,
        sequence: z.int().positive(),
        epoch: z.int().nonnegative(),
        asOf: wire.uint40,
        gpuSeconds: wire.uint40,
        proof: z.array(wire.bytes32).min(1).max(64),
      }),
    )
    .max(100),
});

/**
 * What a machine earned in reward programs, as a node has it. What the node says is worth no more than its proofs: see
 * `isRewardProved`.
 *
 * @throws FetchProblem or ZodError if there is no good answer, or none yet
 */
export async function fetchRewards(url: string, worker: Hex, timeoutMs: number): Promise<RewardAnswer> {
  return answerSchema.parse(await fetchProved(`${url}/rewards/${worker}`, { timeoutMs, maxBytes: MAX_BYTES }));
}
