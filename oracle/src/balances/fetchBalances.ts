import type { BalanceAnswer } from "@sonm/protocol/balance.ts";
import { z } from "zod";

import { fetchProved } from "../http/fetchProved.ts";
import { wire } from "../lib/wire.ts";

/** Most bytes of an answer: proofs of a very deep tree of many classes. */
const MAX_BYTES = 1024 * 1024;

const answerSchema = z.object({
  classes: z
    .array(
      z.object({
        classId: wire.uint16,
        sequence: z.int().positive(),
        epoch: z.int().nonnegative(),
        asOf: wire.uint40,
        supplied: wire.uint64.transform(String),
        demanded: wire.uint64.transform(String),
        fees: wire.uint88.transform(String),
        proof: z.array(wire.bytes32).min(1).max(64),
      }),
    )
    .max(256),
});

/**
 * Supply and demand by class, as a node has it. What the node says is worth no more than its proofs: see `isBalanceProved`.
 *
 * @throws FetchProblem or ZodError if there is no good answer, or none yet
 */
export async function fetchBalances(url: string, timeoutMs: number): Promise<BalanceAnswer> {
  return answerSchema.parse(await fetchProved(`${url}/classes`, { timeoutMs, maxBytes: MAX_BYTES }));
}
