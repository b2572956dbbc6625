import { decodeName } from "./hardware.ts";

/** A name that fills 32 bytes, as people read it; the digits where it is none. */
export function nameText(bytes: string): string {
  const name = decodeName(bytes);
  return /^[\x20-\x7e]+$/.test(name) ? name : bytes;
}
