import { recoverAddress, Signature } from "ethers";

import type { Hex } from "./Hex.ts";
import { lowerHex } from "./lowerHex.ts";

/** Who signed a digest, or undefined if the signature is none. Malleable signatures (high s) are none. */
export function recoverSigner(digest: Hex, signature: Hex): Hex | undefined {
  try {
    return lowerHex(recoverAddress(digest, Signature.from(signature)));
  } catch {
    return undefined;
  }
}
