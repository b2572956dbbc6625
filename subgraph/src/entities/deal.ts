import { BigInt, Bytes } from "@graphprotocol/graph-ts";

import { Deal, DealPoint, Order } from "../../generated/schema";
import { DealOpened } from "../../generated/Market/Market";
import { pricePerHourOf, ZERO } from "../units";
import { rateIntegralAt } from "./oracle";
import { useUpNonce } from "./orderNonce";
import { recordFill } from "./orderRecord";
import { setOrderStatus } from "./orderStatus";

/** A deal that opened earlier. */
export function loadDeal(id: Bytes): Deal {
  const deal = Deal.load(id);
  if (deal == null) throw new Error("Deal " + id.toHexString() + " was billed or closed but never opened.");
  return deal;
}

/** A deal that opens now. */
export function createDeal(event: DealOpened, number: i32): Deal {
  const terms = event.params.terms;
  const deal = new Deal(event.params.id);
  deal.number = number;
  deal.status = "OPEN";
  deal.buyer = terms.buyer;
  deal.supplier = terms.supplier;
  deal.worker = terms.supplier;
  deal.master = terms.master;
  deal.price = terms.price;
  deal.pricePerHour = pricePerHourOf(terms.price);
  deal.start = terms.start;
  deal.duration = terms.duration;
  if (!terms.duration.isZero()) deal.endTime = terms.start.plus(terms.duration);
  deal.bond = terms.bond;
  deal.ask = terms.origin;
  deal.bid = event.params.bid;
  deal.askOrder = terms.origin;
  deal.bidOrder = event.params.bid;
  deal.escrow = event.params.escrow;
  deal.totalFunded = event.params.escrow;
  deal.totalPaid = ZERO;
  deal.totalFee = ZERO;
  deal.refunded = ZERO;
  deal.billedUntil = terms.start;
  deal.integral = rateIntegralAt(event.block.timestamp);
  deal.paymentCount = 0;
  deal.openedAt = event.block.timestamp;
  deal.openedBlock = event.block.number;
  deal.openTransaction = event.transaction.hash;
  return deal;
}

/** Unix seconds up to which a bill at this time pays: until now, or until the deal's end. */
export function billableUntil(deal: Deal, time: BigInt): BigInt {
  if (deal.duration.isZero()) return time;
  const end = deal.start.plus(deal.duration);
  return end.lt(time) ? end : time;
}

/** Adds the deal to the series of opened deals. */
export function createDealPoint(deal: Deal): void {
  const point = new DealPoint(0);
  point.price = deal.price;
  point.escrow = deal.escrow;
  point.save();
}

/** Notes that an order opened a deal, whether or not it was announced. */
export function fillOrder(id: Bytes, deal: Deal, event: DealOpened): void {
  recordFill(id, deal, event);
  const order = Order.load(id);
  if (order == null) return;
  order.deal = deal.id;
  setOrderStatus(order, "FILLED", event);
  useUpNonce(order, event);
}
