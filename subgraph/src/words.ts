import { BigInt, Bytes } from "@graphprotocol/graph-ts";

// Reads packed words. A word arrives as an unsigned number whose bytes are little-endian; every packed field begins and
// ends at a byte.

/** Bits `low` to `low + bits` of a word, as a number. */
export function numberIn(word: BigInt, low: i32, bits: i32): BigInt {
  const field = new Bytes(bits / 8);
  for (let i = 0; i < field.length; i++) field[i] = byteOf(word, low / 8 + i);
  return BigInt.fromUnsignedBytes(field);
}

/** The address in bits `low` to `low + 160` of a word. */
export function addressIn(word: BigInt, low: i32): Bytes {
  const address = new Bytes(20);
  for (let i = 0; i < 20; i++) address[19 - i] = byteOf(word, low / 8 + i);
  return address;
}

/** Whether bit `index` of a bit mask is set. */
export function hasBit(mask: BigInt, index: i32): boolean {
  return ((byteOf(mask, index / 8) >> u8(index % 8)) & 1) == 1;
}

function byteOf(word: BigInt, index: i32): u8 {
  return index < word.length ? word[index] : 0;
}
