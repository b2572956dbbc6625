import { localAccounts } from "@sonm/protocol/localAccounts.ts";
import { type OrderFields, orderDomain, orderMessage, orderTypes } from "@sonm/protocol/order.ts";
import { type RelayedOrder, toRelayPost } from "@sonm/protocol/relay.ts";
import { privateKeyToAccount } from "viem/accounts";

import { orderDigest } from "../chain/orderSignature.ts";
import { contracts } from "./FakeNode.ts";
import { sampleOffer } from "./sampleOffer.ts";

const worker = privateKeyToAccount(localAccounts.worker.privateKey);

/** An ask of the local worker as a relay hands it on, for tests. */
export async function signedOrder(number: number, change: Partial<OrderFields> = {}): Promise<RelayedOrder> {
  const { fields } = sampleOffer(number, change);
  const signature = await worker.signTypedData({
    domain: orderDomain(31337, contracts.Market),
    types: orderTypes,
    primaryType: "Order",
    message: orderMessage(fields),
  });
  const id = orderDigest(fields, 31337, contracts.Market);
  return { id, ...toRelayPost({ fields, signature }), receivedAt: 1_800_000_000 };
}
