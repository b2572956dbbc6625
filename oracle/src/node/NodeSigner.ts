import type { Wallet } from "ethers";

import type { Hex } from "../lib/Hex.ts";
import { lowerHex } from "../lib/lowerHex.ts";

/** The node's key for reports and messages. */
export class NodeSigner {
  readonly address: Hex;
  readonly #wallet: Wallet;

  constructor(wallet: Wallet) {
    this.#wallet = wallet;
    this.address = lowerHex(wallet.address);
  }

  /** Signs a digest: 64 bytes, ERC-2098. The same digest always gives the same signature. */
  sign(digest: Hex): Hex {
    return this.#wallet.signingKey.sign(digest).compactSerialized as Hex;
  }
}
