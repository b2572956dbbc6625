import { Signature, concat, toBeHex } from "ethers";

const SECP256K1_ORDER = 0xfffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364141n;

/**
 * The other signature that recovers the same signer, which a contract must refuse: s on the other side of the curve's
 * order, and the other parity. Its s has 256 bits, so it has no form of 64 bytes.
 *
 * @param signature 64 or 65 bytes
 * @returns 65 bytes
 */
export function malleableTwin(signature: string): string {
  const { r, s, yParity } = Signature.from(signature);
  return concat([r, toBeHex(SECP256K1_ORDER - BigInt(s), 32), toBeHex(yParity === 0 ? 28 : 27, 1)]);
}
