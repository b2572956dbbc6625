import { keccak } from "./keccak.ts";

/** Bytes of a word of the ABI. */
export const WORD_BYTES = 32;

/** Bytes of a number that fits 64 bits: where it ends in a word. */
const LONG_BYTES = 8;

const LONG_LIMIT = 1n << 64n;

/** 2^32: what the upper of the two halves of a plain number counts. */
const HALF = 0x1_0000_0000;

/** Where words are written before they are hashed: nothing is allocated for the million words of a large report. */
let scratch = Buffer.alloc(64 * WORD_BYTES);

/**
 * The keccak-256 of numbers, hexadecimal numbers with 0x and bytes, as words of 32 bytes each: of their ABI encoding, where
 * all are of one word.
 */
export function hashWords(values: readonly (number | bigint | string | Uint8Array)[]): Uint8Array {
  const length = values.length * WORD_BYTES;
  if (scratch.length < length) scratch = Buffer.alloc(2 * length);
  scratch.fill(0, 0, length);
  let end = 0;
  for (const value of values) {
    end += WORD_BYTES;
    if (typeof value === "string") scratch.write(value.slice(2), end - (value.length - 2) / 2, "hex");
    else if (typeof value === "number") writeNumber(value, end);
    else if (typeof value === "object") scratch.set(value, end - value.length);
    else if (value < LONG_LIMIT) scratch.writeBigUInt64BE(value, end - LONG_BYTES);
    else scratch.write(value.toString(16).padStart(WORD_BYTES * 2, "0"), end - WORD_BYTES, "hex");
  }
  return keccak(scratch.subarray(0, length));
}

function writeNumber(value: number, end: number): void {
  scratch.writeUInt32BE(value % HALF, end - LONG_BYTES / 2);
  if (value >= HALF) scratch.writeUInt32BE(Math.floor(value / HALF), end - LONG_BYTES);
}
