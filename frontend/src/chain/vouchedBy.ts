import type { Address, Client, Hex } from "viem";
import { getCode, verifyHash } from "viem/actions";

import { signedBy } from "./orderSignature.ts";

/**
 * How a signer stands behind a digest: by its key, as a contract wallet (ERC-1271), or not at all.
 *
 * @throws viem's error if the node does not answer
 */
export async function vouchedBy(
  client: Client,
  signer: Address,
  digest: Hex,
  signature: Hex,
): Promise<"key" | "contract" | undefined> {
  if (await signedBy(signer, digest, signature)) return "key";
  const code = await getCode(client, { address: signer });
  if (code === undefined) return undefined;
  const agreed = await verifyHash(client, { address: signer, hash: digest, signature }).catch(() => false);
  return agreed ? "contract" : undefined;
}
