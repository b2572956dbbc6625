import { createCipheriv, createHash } from "node:crypto";

/** Bytes of one lane: a piece of nonce-derived data that is made, and checked, on its own. A power of two. */
export const LANE_BYTES = 4 * 1024 * 1024;

const CHUNK = new Uint8Array(64 * 1024);

/**
 * The data of one lane: a chain in which every block depends on the one before it, so that none can be had without
 * making all before it.
 */
export function makeLane(nonce: Uint8Array, lane: number): Uint8Array<ArrayBuffer> {
  const key = createHash("sha256").update(nonce).digest();
  const start = createHash("sha256").update(nonce).update(`lane ${lane}`).digest().subarray(0, 16);
  const cipher = createCipheriv("aes-256-cbc", key, start).setAutoPadding(false);
  const data = new Uint8Array(LANE_BYTES);
  for (let offset = 0; offset < LANE_BYTES; offset += CHUNK.length) data.set(cipher.update(CHUNK), offset);
  return data;
}

/** The whole lanes in a number of bytes, at least one. */
export function lanesIn(bytes: number): number {
  return Math.max(1, Math.floor(bytes / LANE_BYTES));
}
