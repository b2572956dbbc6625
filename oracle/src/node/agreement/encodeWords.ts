import type { Hex } from "../../lib/Hex.ts";

/** Bytes of a word of the ABI. */
export const WORD_BYTES = 32;

/** Numbers, and hexadecimal numbers, as words of 32 bytes each. */
export function encodeWords(values: readonly (number | bigint | string)[]): Hex {
  const words = values.map((value) =>
    (typeof value === "string" ? value.slice(2) : value.toString(16)).padStart(WORD_BYTES * 2, "0"),
  );
  return `0x${words.join("")}`;
}
