import { BigInt, Bytes, ethereum } from "@graphprotocol/graph-ts";

import { OrderEpoch } from "../../generated/schema";
import { orderEpochId } from "../ids";
import { SIDES } from "../packedOrder";
import { setOrderStatus, voidOrders } from "./orderStatus";

/** Ends an epoch: its orders are void. Each order is touched once, since epochs never come back. */
export function endOrderEpoch(author: Bytes, side: i32, number: BigInt, event: ethereum.Event): void {
  const epoch = new OrderEpoch(orderEpochId(author, side, number));
  epoch.author = author;
  epoch.side = SIDES[side];
  epoch.epoch = number;
  epoch.timestamp = event.block.timestamp;
  epoch.block = event.block.number;
  epoch.transaction = event.transaction.hash;
  epoch.save();
  voidOrders(epoch.orders.load(), event);
}

/** Begins an epoch: orders that were signed for it ahead of time can fill now. */
export function beginOrderEpoch(author: Bytes, side: i32, number: BigInt, event: ethereum.Event): void {
  const orders = new OrderEpoch(orderEpochId(author, side, number)).orders.load();
  for (let i = 0; i < orders.length; i++) {
    if (orders[i].status == "PENDING") setOrderStatus(orders[i], "ACTIVE", event);
  }
}
