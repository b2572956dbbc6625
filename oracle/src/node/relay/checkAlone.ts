import { MAX_ORDER_VALIDITY } from "@sonm/protocol/generated/constants.ts";
import type { OrderFields } from "@sonm/protocol/order.ts";

import { OrderRefusedError } from "./OrderRefusedError.ts";

/**
 * Checks what an order says by itself.
 *
 * @param now unix seconds on the chain
 * @throws OrderRefusedError
 */
export function checkAlone({ price, validUntil }: OrderFields, now: number): void {
  if (price === 0n) throw new OrderRefusedError("price", "The order's price is zero. Sign one with a price.");
  if (validUntil < now) {
    throw new OrderRefusedError("expired", `The order was good until ${validUntil}, and it is ${now}. Sign a new one.`);
  }
  const latest = now + Number(MAX_ORDER_VALIDITY);
  if (validUntil > latest) {
    throw new OrderRefusedError("validity", `The order is good until ${validUntil}. Sign one until ${latest} at most.`);
  }
}
