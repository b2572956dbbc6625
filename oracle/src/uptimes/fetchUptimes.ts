import type { UptimeAnswer } from "@sonm/protocol/uptime.ts";
import { z } from "zod";

import { fetchJson } from "../http/fetchJson.ts";
import type { Hex } from "../lib/Hex.ts";
import { wire } from "../lib/wire.ts";

/** Most bytes of an answer: two proofs of very deep trees. */
const MAX_BYTES = 64 * 1024;

const proofSchema = z.object({
  sequence: z.int().positive(),
  epoch: z.int().nonnegative(),
  asOf: wire.uint40,
  online: wire.uint40,
  proof: z.array(wire.bytes32).min(1).max(64),
});

const answerSchema = z.object({ before: proofSchema.nullable(), after: proofSchema.nullable() });

/**
 * A machine's counts around a span, as a node has them: the newest as of its beginning or earlier, and the oldest as of
 * its end or later. What the node says is worth no more than its proofs: see `isProved`.
 *
 * @param span unix seconds
 * @throws FetchProblem or ZodError if there is no good answer
 */
export async function fetchUptimes(
  url: string,
  worker: Hex,
  { from, to }: { readonly from: number; readonly to: number },
  timeoutMs: number,
): Promise<UptimeAnswer> {
  const options = { timeoutMs, maxBytes: MAX_BYTES };
  return answerSchema.parse(await fetchJson(`${url}/uptimes/${worker}?from=${from}&to=${to}`, options));
}
