/** Hexadecimal bytes with their prefix. Inside this program addresses and hashes are always in lower case. */
export type Hex = `0x${string}`;
