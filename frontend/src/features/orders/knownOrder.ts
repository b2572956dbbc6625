import type { Hex } from "viem";

import type { Offer } from "../../indexer/offer.ts";
import type { OrderLife } from "../../relay/orderLife.ts";
import { unannounced } from "../../relay/unannounced.ts";
import type { VerifiedOrder } from "../../relay/verifyRelayed.ts";
import type { KeptOrder } from "./keptOrders.ts";

/** Where an order is known: the chain's log, a relay, this device. */
export type OrderPlaceName = "announced" | "relayed" | "kept";

/** An order with everywhere that it is known. `createdAt`: unix seconds. */
export interface KnownOrder {
  readonly offer: Offer;
  readonly places: readonly OrderPlaceName[];
}

/** What becomes of an order, expiry included. */
export type OrderState = "active" | "expired" | "pending" | "cancelled" | "filled";

/** @param now unix seconds */
export function stateOf({ status, fields }: Pick<Offer, "status" | "fields">, now: number): OrderState {
  if (status === "FILLED") return "filled";
  if (status === "CANCELLED") return "cancelled";
  if (fields.validUntil < now) return "expired";
  return status === "PENDING" ? "pending" : "active";
}

/** Orders of one author as they come from each place. */
export interface OrderSources {
  readonly announced: readonly Offer[];
  readonly relayed: readonly VerifiedOrder[];
  readonly kept: readonly KeptOrder[];
  readonly lives: ReadonlyMap<Hex, OrderLife>;
}

/** All orders, each once, newest first. What was announced is told by the index, the rest by whoever has it. */
export function joinOrders({ announced, relayed, kept, lives }: OrderSources): readonly KnownOrder[] {
  const orders = new Map<Hex, KnownOrder>(announced.map((offer) => [offer.id, { offer, places: ["announced"] }]));
  const add = (order: KeptOrder | VerifiedOrder, createdAt: number, place: OrderPlaceName) => {
    const known = orders.get(order.id);
    const offer = known?.offer ?? unannounced(order, createdAt, lives.get(order.id));
    orders.set(order.id, { offer, places: [...(known?.places ?? []), place] });
  };
  for (const order of relayed) add(order, order.receivedAt, "relayed");
  for (const order of kept) add(order, order.signedAt, "kept");
  return [...orders.values()].toSorted((left, right) => right.offer.createdAt - left.offer.createdAt);
}
