import { type Hex, hexToBytes, isHex, padHex, size, stringToHex } from "viem";

const TAG_BYTES = 32;

/**
 * The 32 bytes of a tag that a person typed: text as UTF-8, or bytes as hex.
 *
 * @returns undefined if it does not fit
 */
export function tagOf(text: string): Hex | undefined {
  const bytes = isHex(text) && text.length % 2 === 0 ? text : stringToHex(text);
  return size(bytes) > TAG_BYTES ? undefined : (padHex(bytes, { size: TAG_BYTES, dir: "right" }).toLowerCase() as Hex);
}

/** A tag as people read it: text up to its first zero byte, hex where it is not printable, nothing where it is empty. */
export function tagText(tag: Hex): string {
  const bytes = hexToBytes(tag);
  const end = bytes.indexOf(0);
  const used = end < 0 ? bytes : bytes.slice(0, end);
  if (bytes.slice(used.length).some((byte) => byte !== 0)) return tag;
  try {
    const text = new TextDecoder("utf-8", { fatal: true }).decode(used);
    return /\p{Cc}/u.test(text) ? tag : text;
  } catch {
    return tag;
  }
}
