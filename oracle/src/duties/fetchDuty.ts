import type { DutyAnswer } from "@sonm/protocol/duty.ts";
import { z } from "zod";

import { fetchProved } from "../http/fetchProved.ts";
import type { Hex } from "../lib/Hex.ts";
import { wire } from "../lib/wire.ts";

/** Most bytes of an answer: a proof of a very deep tree. */
const MAX_BYTES = 32 * 1024;

const answerSchema = z.object({
  sequence: z.int().positive(),
  epoch: z.int().nonnegative(),
  asOf: wire.uint40,
  earned: wire.uint96.transform(String),
  proof: z.array(wire.bytes32).min(1).max(64),
});

/**
 * What the masternode of an owner earned, as a node has it. What the node says is worth no more than its proof: see
 * `isDutyProved`.
 *
 * @throws FetchProblem or ZodError if there is no good answer, or none yet
 */
export async function fetchDuty(url: string, owner: Hex, timeoutMs: number): Promise<DutyAnswer> {
  return answerSchema.parse(await fetchProved(`${url}/duties/${owner}`, { timeoutMs, maxBytes: MAX_BYTES }));
}
