import type { Wallet } from "ethers";

import type { Hex } from "../lib/Hex.ts";
import { lowerHex } from "../lib/lowerHex.ts";
import type { SignerSet } from "./agreement/SignerSet.ts";

/**
 * The node's key for reports and messages: the current one, or while it is being replaced, of the current and the next one
 * that which is in the signer set in force. So it changes in the block in which the set does.
 */
export class NodeSigner {
  readonly #current: Hex;
  readonly #wallets: ReadonlyMap<Hex, Wallet>;
  readonly #signerSet: () => Pick<SignerSet, "members">;

  /**
   * @param next the key that takes the current one's place
   * @param signerSet in force; needed where there is a next key
   */
  constructor(current: Wallet, next?: Wallet, signerSet: () => Pick<SignerSet, "members"> = () => ({ members: [] })) {
    this.#current = lowerHex(current.address);
    this.#wallets = new Map(
      [current, ...(next === undefined ? [] : [next])].map((wallet) => [lowerHex(wallet.address), wallet]),
    );
    this.#signerSet = signerSet;
  }

  /** Who this node is now: its signer that is in the set in force, the current one where neither is. */
  get address(): Hex {
    return this.#wallets.size === 1 ? this.#current : (this.memberOf(this.#signerSet()) ?? this.#current);
  }

  /** Who this node is in a signer set; undefined where it is no member. */
  memberOf({ members }: Pick<SignerSet, "members">): Hex | undefined {
    return this.addresses.find((address) => members.some(({ signer }) => signer === address));
  }

  /** All signers that are this node, the current one first. */
  get addresses(): readonly Hex[] {
    return [...this.#wallets.keys()];
  }

  /** Whether a signer is this node, now or once the set changes. */
  owns(signer: Hex): boolean {
    return this.#wallets.has(signer);
  }

  /**
   * Signs a digest: 64 bytes, ERC-2098. The same digest and signer always give the same signature.
   *
   * @param signer that signs, where a statement names it
   * @throws RangeError if it is not this node's
   */
  sign(digest: Hex, signer: Hex = this.address): Hex {
    const wallet = this.#wallets.get(signer);
    if (wallet === undefined) throw new RangeError(`${signer} is no signer of this node.`);
    return wallet.signingKey.sign(digest).compactSerialized as Hex;
  }
}
