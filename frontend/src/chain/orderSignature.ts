import { type OrderFields, orderDomain, orderMessage, orderTypes } from "@sonm/protocol/order.ts";
import {
  type Address,
  type Hex,
  getAddress,
  hashTypedData,
  isAddressEqual,
  parseCompactSignature,
  recoverAddress,
  serializeSignature,
  size,
  compactSignatureToSignature,
} from "viem";

const COMPACT_BYTES = 64;

/** The order's id: the EIP-712 digest that its author signs. */
export function orderDigest(fields: OrderFields, chainId: number, market: Address): Hex {
  return hashTypedData({
    domain: orderDomain(chainId, market),
    types: orderTypes,
    primaryType: "Order",
    message: orderMessage(fields),
  });
}

/**
 * Whether a signature over a digest is the signer's own. Reads 65 bytes and the 64 of ERC-2098, as the market does.
 *
 * @returns false for anything that is no signature of an account with a key
 */
export async function signedBy(signer: Address, digest: Hex, signature: Hex): Promise<boolean> {
  try {
    const full =
      size(signature) === COMPACT_BYTES
        ? serializeSignature(compactSignatureToSignature(parseCompactSignature(signature)))
        : signature;
    return isAddressEqual(await recoverAddress({ hash: digest, signature: full }), getAddress(signer));
  } catch {
    return false;
  }
}
