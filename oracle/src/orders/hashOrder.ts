import { TypedDataEncoder } from "ethers";

import { orderDomain, orderMessage, orderTypes, type OrderFields } from "@sonm/protocol/order.ts";

import type { Hex } from "../lib/Hex.ts";
import { lowerHex } from "../lib/lowerHex.ts";

/** Where orders are good: a chain, and the market on it. */
export interface OrderPlace {
  readonly chainId: number;
  readonly market: Hex;
}

const types = { Order: [...orderTypes.Order] };

/**
 * The digest that an order's author signs, which is the order's id.
 *
 * @throws BenchmarksInvalidError
 */
export function hashOrder(fields: OrderFields, { chainId, market }: OrderPlace): Hex {
  return lowerHex(TypedDataEncoder.hash(orderDomain(chainId, market), types, orderMessage(fields)));
}
