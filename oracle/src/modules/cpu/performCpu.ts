import { z } from "zod";

import type { ComputePool } from "../ComputePool.ts";
import { nonceParam } from "../nonceParam.ts";
import { StepRefusedError } from "../Performer.ts";

const MAX_SPAN_MS = 60_000;

const paramsSchema = z.object({ nonce: nonceParam, threads: z.int().positive(), spanMs: z.number().positive() });

/** Counts prime events on as many threads as asked for. */
export async function performCpu(pool: ComputePool, params: unknown): Promise<{ digests: string[] }> {
  const { nonce, threads, spanMs } = paramsSchema.parse(params);
  if (threads > pool.size || spanMs > MAX_SPAN_MS) throw new StepRefusedError("more threads or time than there are");
  const counted = Array.from({ length: threads }, (_, thread) =>
    pool.run(thread, { kind: "count", nonce, thread, spanMs }),
  );
  const digests = (await Promise.all(counted)) as Uint32Array<ArrayBuffer>[];
  return {
    digests: digests.map(({ buffer, byteOffset, byteLength }) =>
      Buffer.from(buffer, byteOffset, byteLength).toString("base64"),
    ),
  };
}
