import { ethereum } from "@graphprotocol/graph-ts";

import { Order } from "../../generated/schema";
import { loadAccount } from "./account";
import { loadMarket } from "./market";

/** Gives an order a status and keeps the counts of active orders. The caller saves the order. */
export function setOrderStatus(order: Order, status: string, event: ethereum.Event): void {
  const step = (status == "ACTIVE" ? 1 : 0) - (order.status == "ACTIVE" ? 1 : 0);
  order.status = status;
  if (status == "CANCELLED" || status == "FILLED") order.endedAt = event.block.timestamp;

  const account = loadAccount(order.author, event);
  const market = loadMarket();
  if (order.side == "ASK") {
    account.activeAsks += step;
    market.activeAsks += step;
  } else {
    account.activeBids += step;
    market.activeBids += step;
  }
  account.save();
  market.save();
}

/** Whether an order can fill, now or later. */
export function isAlive(order: Order): boolean {
  return order.status == "ACTIVE" || order.status == "PENDING";
}
