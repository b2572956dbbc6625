import { Bytes } from "@graphprotocol/graph-ts";

/** Bytes as text up to the first zero byte; empty where any of them is not printable ASCII. */
export function textOf(bytes: Bytes): string {
  let text = "";
  for (let i = 0; i < bytes.length && bytes[i] != 0; i++) {
    if (bytes[i] < 0x20 || bytes[i] > 0x7e) return "";
    text += String.fromCharCode(bytes[i]);
  }
  return text;
}
