import { createHash } from "node:crypto";

/** Lanes whose walks are hashed together: the machine commits to all walks before it is asked for some. */
export const CHUNK_LANES = 1_024;

/** Walks of one chunk, little-endian. */
export function chunkOf(walks: Uint32Array<ArrayBuffer>, chunk: number): Buffer {
  const part = walks.subarray(chunk * CHUNK_LANES, (chunk + 1) * CHUNK_LANES);
  return Buffer.from(part.buffer, part.byteOffset, part.byteLength);
}

/** SHA-256 of each chunk, in hexadecimal. */
export function digestWalks(walks: Uint32Array<ArrayBuffer>): string[] {
  return Array.from({ length: Math.ceil(walks.length / CHUNK_LANES) }, (_, chunk) =>
    digestChunk(chunkOf(walks, chunk)),
  );
}

/** SHA-256 of a chunk, in hexadecimal. */
export function digestChunk(chunk: Uint8Array): string {
  return createHash("sha256").update(chunk).digest("hex");
}
