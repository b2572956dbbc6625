import { mkdir, open, rm, statfs } from "node:fs/promises";
import { join } from "node:path";

import { z } from "zod";

import type { ComputePool } from "../ComputePool.ts";
import { LANE_BYTES } from "../lanes.ts";
import { nonceParam } from "../nonceParam.ts";
import { StepRefusedError } from "../Performer.ts";
import { BLOCK_BYTES, hashBlock } from "./diskChallenge.ts";

const writeSchema = z.object({ nonce: nonceParam, lanes: z.int().positive() });

const readSchema = z.object({
  places: z
    .array(
      z.object({
        lane: z.int().nonnegative(),
        block: z
          .int()
          .min(0)
          .max(LANE_BYTES / BLOCK_BYTES - 1),
      }),
    )
    .max(4_096),
});

const THREAD = 0;

/** Part of the free space that a challenge may take. */
const FREE_PART = 0.8;

const fileIn = (folder: string): string => join(folder, "disk-challenge");

/** Bytes that are free for a program in a folder. */
export async function freeBytes(folder: string): Promise<number> {
  const { bavail, bsize } = await statfs(folder);
  return bavail * bsize;
}

/** Writes the file and waits until it is on the disk. @throws StepRefusedError if there is too little space */
export async function performDiskWrite(
  pool: ComputePool,
  folder: string,
  maxBytes: number,
  params: unknown,
): Promise<object> {
  const { nonce, lanes } = writeSchema.parse(params);
  await mkdir(folder, { recursive: true });
  await rm(fileIn(folder), { force: true });
  const bytes = lanes * LANE_BYTES;
  if (bytes > maxBytes || bytes > (await freeBytes(folder)) * FREE_PART) {
    throw new StepRefusedError(`${bytes} bytes of disk are more than this machine can spare`);
  }
  await pool.run(THREAD, { kind: "write", nonce, lanes, file: fileIn(folder) });
  return {};
}

/** Reads blocks of the file, removes it, and tells how much is free then. */
export async function performDiskRead(
  folder: string,
  params: unknown,
): Promise<{ hashes: string[]; freeBytes: string }> {
  const { places } = readSchema.parse(params);
  const handle = await open(fileIn(folder), "r");
  const hashes: string[] = [];
  try {
    const block = Buffer.alloc(BLOCK_BYTES);
    for (const place of places) {
      await handle.read(block, 0, BLOCK_BYTES, place.lane * LANE_BYTES + place.block * BLOCK_BYTES);
      hashes.push(hashBlock(block, 0));
    }
  } finally {
    await handle.close();
    await rm(fileIn(folder), { force: true });
  }
  return { hashes, freeBytes: String(await freeBytes(folder)) };
}
