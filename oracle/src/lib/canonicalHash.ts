import { id } from "ethers";

import { canonicalJson } from "./canonicalJson.ts";
import type { Hex } from "./Hex.ts";

/** keccak-256 of the canonical JSON text of a value, in UTF-8. */
export function canonicalHash(value: unknown): Hex {
  return id(canonicalJson(value)) as Hex;
}
