import type { Hex } from "./Hex.ts";

/** Bytes as hexadecimal digits in lower case. */
export function hexOf({ buffer, byteOffset, byteLength }: Uint8Array): Hex {
  return `0x${Buffer.from(buffer, byteOffset, byteLength).toString("hex")}`;
}
