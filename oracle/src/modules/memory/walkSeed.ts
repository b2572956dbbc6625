import { createHash } from "node:crypto";

/** Where the walk through a lane begins: 32 bits from the nonce that the machine gets once its memory is full. */
export function walkSeed(nonce: Uint8Array, lane: number): number {
  return createHash("sha256").update(nonce).update(`walk ${lane}`).digest().readUInt32LE(0);
}
