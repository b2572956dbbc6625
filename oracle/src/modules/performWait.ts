import { z } from "zod";

import { sleep } from "../lib/sleep.ts";

const paramsSchema = z.object({ ms: z.number().nonnegative().max(60_000) });

/** Does nothing for a while: other machines are to come to the same part of their measurement. */
export async function performWait(params: unknown, signal: AbortSignal): Promise<object> {
  await sleep(paramsSchema.parse(params).ms, signal);
  return {};
}
