/** Bytes of a word of the ABI. */
export const WORD_BYTES = 32;

/** Bytes of a number that fits a plain number or 64 bits: where it ends in a word. */
const LONG_BYTES = 8;

const LONG_LIMIT = 1n << 64n;

/** Numbers, and hexadecimal numbers with 0x, as words of 32 bytes each. */
export function encodeWords(values: readonly (number | bigint | string)[]): Buffer {
  const bytes = Buffer.alloc(values.length * WORD_BYTES);
  values.forEach((value, index) => {
    const end = (index + 1) * WORD_BYTES;
    if (typeof value === "string") bytes.write(value.slice(2), end - (value.length - 2) / 2, "hex");
    else if (value < LONG_LIMIT) bytes.writeBigUInt64BE(BigInt(value), end - LONG_BYTES);
    else bytes.write(value.toString(16).padStart(WORD_BYTES * 2, "0"), end - WORD_BYTES, "hex");
  });
  return bytes;
}
