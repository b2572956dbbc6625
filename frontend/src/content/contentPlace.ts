import { base64ToBytes } from "./base64ToBytes.ts";

/**
 * Where something is that is known by its hash.
 *
 * - `inline`: in the address itself, as a data: URI
 * - `web`: at an http or https address
 * - `elsewhere`: where a browser does not get by itself; `none`: nobody said
 */
export type ContentPlace =
  | { readonly kind: "inline"; readonly bytes: Uint8Array }
  | { readonly kind: "web"; readonly url: string }
  | { readonly kind: "elsewhere" }
  | { readonly kind: "none" };

const DATA_URI = /^data:([^,]*),([\s\S]*)$/i;

function readDataUri(uri: string): Uint8Array | undefined {
  const match = DATA_URI.exec(uri);
  if (match === null) return undefined;
  const [, head = "", data = ""] = match;
  try {
    const text = decodeURIComponent(data);
    return /;base64$/i.test(head) ? base64ToBytes(text) : new TextEncoder().encode(text);
  } catch {
    return undefined;
  }
}

/** Reads an address that somebody gave, of whatever kind. */
export function contentPlace(uri: string): ContentPlace {
  const text = uri.trim();
  if (text === "") return { kind: "none" };
  const bytes = readDataUri(text);
  if (bytes !== undefined) return { kind: "inline", bytes };
  const url = URL.canParse(text) ? new URL(text) : undefined;
  return url?.protocol === "http:" || url?.protocol === "https:"
    ? { kind: "web", url: url.href }
    : { kind: "elsewhere" };
}
