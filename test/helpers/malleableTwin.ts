import { Signature, concat, toBeHex } from "ethers";

const SECP256K1_ORDER = 0xfffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364141n;

/**
 * The other signature that recovers the same signer, which a contract must refuse: s on the other side of the curve's
 * order, and the other parity.
 *
 * @param signature 64 or 65 bytes
 * @returns both forms
 */
export function malleableTwin(signature: string): { compact: string; serialized: string } {
  const { r, s, yParity } = Signature.from(signature);
  const twin = SECP256K1_ORDER - BigInt(s);
  return {
    compact: concat([r, toBeHex(twin | (yParity === 0 ? 1n << 255n : 0n), 32)]),
    serialized: concat([r, toBeHex(twin, 32), toBeHex(yParity === 0 ? 28 : 27, 1)]),
  };
}
