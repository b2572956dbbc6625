import type { Wallet } from "ethers";

import { Side } from "@sonm/protocol/generated/enums.ts";
import { LOCAL_CHAIN_ID, networkOf } from "@sonm/protocol/networks.ts";
import {
  orderDomain,
  orderMessage,
  orderTypes,
  ZERO_ADDRESS,
  ZERO_BYTES32,
  type OrderFields,
} from "@sonm/protocol/order.ts";
import type { SignedOrder } from "@sonm/protocol/relay.ts";

import type { Hex } from "../../src/lib/Hex.ts";
import { lowerHex } from "../../src/lib/lowerHex.ts";
import { hashOrder, type OrderPlace } from "../../src/orders/hashOrder.ts";

/** The market of the local network. */
export const PLACE: OrderPlace = {
  chainId: LOCAL_CHAIN_ID,
  market: lowerHex(networkOf(LOCAL_CHAIN_ID).contracts.Market),
};

/** 0.36 USD an hour. */
export const PRICE = 10n ** 14n;

let nonces = 0n;

/** An order that demands nothing, with a nonce of its own. `validUntil` has to be set. */
export function orderOf(author: string, changes: Partial<OrderFields> & Pick<OrderFields, "validUntil">): OrderFields {
  nonces += 1n;
  return {
    side: Side.Bid,
    author: lowerHex(author),
    counterparty: ZERO_ADDRESS,
    price: PRICE,
    duration: 0,
    networkFlags: 0n,
    identityLevel: 0,
    blacklist: ZERO_ADDRESS,
    tag: ZERO_BYTES32,
    maxAttestationAge: 0,
    bond: 0n,
    epoch: 0,
    nonce: nonces,
    benchmarks: [],
    ...changes,
  };
}

/** Signs an order as its author would, or as somebody else. */
export async function signOrder(
  wallet: Wallet,
  fields: OrderFields,
  place = PLACE,
): Promise<SignedOrder & { readonly id: Hex }> {
  const domain = orderDomain(place.chainId, place.market);
  const signature = await wallet.signTypedData(domain, { Order: [...orderTypes.Order] }, orderMessage(fields));
  return { id: hashOrder(fields, place), fields, signature: lowerHex(signature) };
}
