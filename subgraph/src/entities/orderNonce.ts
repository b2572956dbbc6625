import { BigInt, Bytes, ethereum } from "@graphprotocol/graph-ts";

import { Order, OrderNonce } from "../../generated/schema";
import { orderNonceId } from "../ids";
import { ensureAccount } from "./account";
import { isAlive, setOrderStatus } from "./orderStatus";

/** A nonce of an author, known from an order or from its cancellation. */
export function loadOrderNonce(author: Bytes, nonce: BigInt, event: ethereum.Event): OrderNonce {
  const id = orderNonceId(author, nonce);
  const known = OrderNonce.load(id);
  if (known != null) return known;
  ensureAccount(author, event);
  const fresh = new OrderNonce(id);
  fresh.author = author;
  fresh.nonce = nonce;
  fresh.used = false;
  return fresh;
}

/** Ends a nonce because an order with it filled: the other orders with it are void. Saves the nonce. */
export function useUp(nonce: OrderNonce, filled: Order, event: ethereum.Event): void {
  nonce.used = true;
  nonce.filledBy = filled.id;
  nonce.save();
  voidOrders(nonce, filled.id, event);
}

/** Ends a nonce because its author cancelled it: all orders with it are void. Saves the nonce. */
export function cancelNonce(nonce: OrderNonce, event: ethereum.Event): void {
  nonce.used = true;
  nonce.cancelledAt = event.block.timestamp;
  nonce.cancelTransaction = event.transaction.hash;
  nonce.save();
  voidOrders(nonce, Bytes.empty(), event);
}

function voidOrders(nonce: OrderNonce, except: Bytes, event: ethereum.Event): void {
  const orders = nonce.orders.load();
  for (let i = 0; i < orders.length; i++) {
    const order = orders[i];
    if (order.id == except || !isAlive(order)) continue;
    setOrderStatus(order, "CANCELLED", event);
    order.save();
  }
}
