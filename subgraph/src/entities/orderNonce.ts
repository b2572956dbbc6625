import { BigInt, Bytes, ethereum } from "@graphprotocol/graph-ts";

import { Order, OrderNonce } from "../../generated/schema";
import { orderNonceId } from "../ids";
import { voidOrders } from "./orderStatus";

/** Ends a nonce because an order with it filled: the other orders with it are void. */
export function useUpNonce(filled: Order, event: ethereum.Event): void {
  const nonce = createOrderNonce(filled.author, filled.nonce);
  nonce.filledBy = filled.id;
  nonce.save();
  voidOrders(nonce.orders.load(), event);
}

/** Ends a nonce because its author cancelled it: all orders with it are void. */
export function cancelNonce(author: Bytes, number: BigInt, event: ethereum.Event): void {
  const nonce = createOrderNonce(author, number);
  nonce.cancelledAt = event.block.timestamp;
  nonce.cancelTransaction = event.transaction.hash;
  nonce.save();
  voidOrders(nonce.orders.load(), event);
}

function createOrderNonce(author: Bytes, number: BigInt): OrderNonce {
  const nonce = new OrderNonce(orderNonceId(author, number));
  nonce.author = author;
  nonce.nonce = number;
  return nonce;
}
