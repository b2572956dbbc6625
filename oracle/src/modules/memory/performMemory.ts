import { freemem } from "node:os";

import { z } from "zod";

import type { ComputePool } from "../ComputePool.ts";
import { LANE_BYTES } from "../lanes.ts";
import { nonceParam } from "../nonceParam.ts";
import { StepRefusedError } from "../Performer.ts";

const fillSchema = z.object({ nonce: nonceParam, lanes: z.int().positive() });
const readSchema = z.object({ nonce: nonceParam });

/** The machine's memory goes to one thread, which keeps it until it is read. */
const THREAD = 0;

/** Part of the free memory that a challenge may take. */
const FREE_PART = 0.8;

/** Fills memory. @throws StepRefusedError if that would take too much of what is free */
export async function performMemoryFill(pool: ComputePool, maxBytes: number, params: unknown): Promise<object> {
  const { nonce, lanes } = fillSchema.parse(params);
  const bytes = lanes * LANE_BYTES;
  if (bytes > maxBytes || bytes > freemem() * FREE_PART) {
    throw new StepRefusedError(`${bytes} bytes of memory are more than this machine can spare`);
  }
  await pool.run(THREAD, { kind: "fill", nonce, lanes });
  return {};
}

/** Reads what was filled, and frees it. */
export async function performMemoryRead(pool: ComputePool, params: unknown): Promise<{ walks: number[] }> {
  const { nonce } = readSchema.parse(params);
  return { walks: (await pool.run(THREAD, { kind: "walk", nonce })) as number[] };
}
