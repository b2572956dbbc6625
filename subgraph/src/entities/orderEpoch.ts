import { BigInt, Bytes, ethereum } from "@graphprotocol/graph-ts";

import { OrderEpoch } from "../../generated/schema";
import { orderEpochId } from "../ids";
import { SIDES } from "../packedOrder";
import { ensureAccount } from "./account";
import { setOrderStatus } from "./orderStatus";

/** An epoch of an author and side, known from an order or because it began. */
export function loadOrderEpoch(author: Bytes, side: i32, epoch: BigInt, event: ethereum.Event): OrderEpoch {
  const id = orderEpochId(author, side, epoch);
  const known = OrderEpoch.load(id);
  if (known != null) return known;
  ensureAccount(author, event);
  const fresh = new OrderEpoch(id);
  fresh.author = author;
  fresh.side = SIDES[side];
  fresh.epoch = epoch;
  return fresh;
}

/** Ends an epoch: its orders are void. Each order is touched once, since epochs never come back. */
export function endOrderEpoch(epoch: OrderEpoch, event: ethereum.Event): void {
  epoch.endedAt = event.block.timestamp;
  epoch.endTransaction = event.transaction.hash;
  epoch.save();
  move(epoch, "CANCELLED", event);
}

/** Begins an epoch: orders that were signed for it ahead of time can fill now. */
export function beginOrderEpoch(epoch: OrderEpoch, event: ethereum.Event): void {
  epoch.save();
  move(epoch, "ACTIVE", event);
}

/** Gives a status to the orders of an epoch that wait for it or run in it. */
function move(epoch: OrderEpoch, status: string, event: ethereum.Event): void {
  const orders = epoch.orders.load();
  const from = status == "ACTIVE" ? "PENDING" : "ACTIVE";
  for (let i = 0; i < orders.length; i++) {
    if (orders[i].status != from) continue;
    setOrderStatus(orders[i], status, event);
    orders[i].save();
  }
}
