import { marketAbi } from "@sonm/protocol/generated/Market.abi.ts";
import type { OrderFields } from "@sonm/protocol/order.ts";
import { type Address, type Client, type Hex, size } from "viem";
import { readContract } from "viem/actions";

import { orderDigest } from "../chain/orderSignature.ts";
import { vouchedBy } from "../chain/vouchedBy.ts";

/** How the signature stands. `presigned`: by a transaction; `contract`: a contract wallet vouches for it (ERC-1271). */
export type SignatureCheck = "key" | "contract" | "presigned" | "wrong" | "altered";

/** Where signatures are checked. */
export interface SignatureSurroundings {
  readonly client: Client;
  readonly chainId: number;
  readonly market: Address;
}

/** What checking needs. `now`: unix seconds. */
export interface CheckSurroundings extends SignatureSurroundings {
  readonly now: number;
}

/** An order as it came from somewhere, with the id that it is said to have. */
export interface ClaimedOrder {
  readonly id: Hex;
  readonly fields: OrderFields;
  readonly signature: Hex;
}

/**
 * Whether the order is its author's own. Whoever handed it over is not believed: the digest is taken anew, in this browser.
 *
 * @throws viem's error if the node does not answer
 */
export async function checkSignature(
  { client, chainId, market }: SignatureSurroundings,
  { id, fields, signature }: ClaimedOrder,
): Promise<SignatureCheck> {
  const digest = orderDigest(fields, chainId, market);
  if (digest !== id) return "altered";
  if (size(signature) === 0) {
    const presigned = await readContract(client, {
      abi: marketAbi,
      address: market,
      functionName: "presigned",
      args: [fields.author, digest],
    });
    return presigned ? "presigned" : "wrong";
  }
  return (await vouchedBy(client, fields.author, digest, signature)) ?? "wrong";
}
