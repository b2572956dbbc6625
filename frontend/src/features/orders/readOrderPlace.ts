import { marketAbi } from "@sonm/protocol/generated/Market.abi.ts";
import type { Side } from "@sonm/protocol/generated/enums.ts";
import type { Address } from "viem";
import { readContract } from "viem/actions";

import type { SignatureSurroundings } from "../../orders/checkSignature.ts";
import { freeNonce } from "./freeNonce.ts";

/**
 * The epoch that an account's next order of a side must carry, and a nonce that is free, as the chain has them now.
 *
 * @param known nonces of the account's orders that are known, signed or announced
 * @throws viem's error if the node does not answer
 */
export async function readOrderPlace(
  { client, market }: SignatureSurroundings,
  author: Address,
  side: Side,
  known: readonly bigint[],
): Promise<{ readonly epoch: number; readonly nonce: bigint }> {
  const read = { abi: marketAbi, address: market } as const;
  const [epoch, nonce] = await Promise.all([
    readContract(client, { ...read, functionName: "orderEpoch", args: [author, side] }),
    freeNonce(known, (nonces) =>
      Promise.all(
        nonces.map((one) => readContract(client, { ...read, functionName: "nonceUsed", args: [author, one] })),
      ),
    ),
  ]);
  return { epoch: Number(epoch), nonce };
}
