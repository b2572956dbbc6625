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

/** Characters of a title; what is longer ends in dots. */
const LONGEST_TITLE = 200;

/** First line of a text that is not empty, without what marks a heading: "# Raise the fee" is "Raise the fee". */
export function titleOf(text: string): string {
  const lines = text.split("\n");
  for (let i = 0; i < lines.length; i++) {
    let line = lines[i].trim();
    while (line.startsWith("#")) line = line.slice(1);
    line = line.trim();
    if (line.length > 0) return shortened(line);
  }
  return "";
}

function shortened(line: string): string {
  if (line.length <= LONGEST_TITLE) return line;
  let end = LONGEST_TITLE - 1;
  // Half of a character of two units is no text, and would stop the index.
  const last = line.charCodeAt(end - 1);
  if (last >= 0xd800 && last < 0xdc00) end -= 1;
  return line.slice(0, end) + "…";
}
