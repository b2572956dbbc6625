import { createKeccak } from "hash-wasm";

import { canonicalChunks } from "./canonicalChunks.ts";
import type { Hex } from "./Hex.ts";
import { hexOf } from "./hexOf.ts";

const hasher = await createKeccak(256);

/** keccak-256 of the canonical JSON text of a value, in UTF-8. */
export function canonicalHash(value: unknown): Hex {
  hasher.init();
  canonicalChunks(value, (chunk) => hasher.update(chunk));
  return hexOf(hasher.digest("binary"));
}
