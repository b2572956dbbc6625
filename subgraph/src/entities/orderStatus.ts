import { ethereum } from "@graphprotocol/graph-ts";

import { Account, Market, Order } from "../../generated/schema";
import { loadAccount } from "./account";
import { unfollow } from "./following";
import { loadMarket } from "./market";

/** Gives an order another status, keeps the counts of active orders, and saves all. */
export function setOrderStatus(order: Order, status: string, event: ethereum.Event): void {
  const account = loadAccount(order.author, event);
  const market = loadMarket();
  if (order.status == "ACTIVE") countActive(order, account, market, -1);
  if (status == "ACTIVE") countActive(order, account, market, 1);
  if (status != "ACTIVE") unfollow(order, account);
  account.save();
  market.save();
  order.status = status;
  if (status != "ACTIVE") order.endedAt = event.block.timestamp;
  order.save();
}

/** Counts an order that became active, or was. The caller saves account and market. */
export function countActive(order: Order, account: Account, market: Market, step: i32): void {
  if (order.side == "ASK") {
    account.activeAsks += step;
    market.activeAsks += step;
  } else {
    account.activeBids += step;
    market.activeBids += step;
  }
}

/** Cancels those of the orders that could still fill, now or later. */
export function voidOrders(orders: Order[], event: ethereum.Event): void {
  for (let i = 0; i < orders.length; i++) {
    const status = orders[i].status;
    if (status == "ACTIVE" || status == "PENDING") setOrderStatus(orders[i], "CANCELLED", event);
  }
}
