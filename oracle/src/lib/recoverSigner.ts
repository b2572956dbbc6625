import { recover } from "tiny-secp256k1";

import type { Hex } from "./Hex.ts";
import { hexOf } from "./hexOf.ts";
import { keccak } from "./keccak.ts";

/** Half of the group's order: a greater s is the other spelling of a smaller one. */
const HALF_ORDER = 0x7fffffffffffffffffffffffffffffff5d576e7357a4501ddfe92f46681b20a0n;

/** Bytes of a signature: with y's parity in the highest bit of s (ERC-2098), or with a byte of its own for it. */
const COMPACT = 64;
const LONG = 65;

/** Bytes of r, and of s. */
const WORD = 32;

const PARITY_BIT = 0x80;

/** The last byte of a long signature by the parity of y. */
const PARITIES: Readonly<Record<number, 0 | 1>> = { 0: 0, 1: 1, 27: 0, 28: 1 };

/**
 * Who signed a digest, or undefined if the signature is none. Malleable signatures (high s) are none.
 *
 * By libsecp256k1 in WebAssembly, several times as fast as ethers: a node recovers hundreds of signers each second. A test
 * holds the two against each other.
 */
export function recoverSigner(digest: Hex, signature: Hex): Hex | undefined {
  const bytes = Buffer.from(signature.slice(2), "hex");
  const parity = parityOf(bytes);
  if (parity === undefined) return undefined;
  const words = bytes.subarray(0, COMPACT);
  if (BigInt(hexOf(words.subarray(WORD))) > HALF_ORDER) return undefined;
  try {
    const key = recover(Buffer.from(digest.slice(2), "hex"), words, parity, false);
    return key === null ? undefined : hexOf(keccak(key.subarray(1)).subarray(-20));
  } catch {
    return undefined;
  }
}

/** The parity of y, whose bit is taken out of s. */
function parityOf(bytes: Buffer): 0 | 1 | undefined {
  if (bytes.length === LONG) return PARITIES[bytes[COMPACT] ?? -1];
  if (bytes.length !== COMPACT) return undefined;
  const high = bytes[WORD] ?? 0;
  bytes[WORD] = high & ~PARITY_BIT;
  return high >= PARITY_BIT ? 1 : 0;
}
