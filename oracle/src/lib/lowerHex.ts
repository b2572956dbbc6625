import type { Hex } from "./Hex.ts";

/** An address or a hash in the one spelling that this program compares and hashes: lower case. */
export function lowerHex(value: string): Hex {
  return value.toLowerCase() as Hex;
}
