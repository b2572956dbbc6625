import { BigInt, Bytes } from "@graphprotocol/graph-ts";

import { Amendment, Deal, DealId, DealPoint, Order } from "../../generated/schema";
import { DealAmended, DealOpened } from "../../generated/Market/Market";
import { eventId } from "../ids";
import { pricePerHourOf, ZERO } from "../units";
import { acceptedSideOf, supersedeRequests } from "./changeRequest";
import { rateIntegralAt } from "./oracle";
import { useUpNonce } from "./orderNonce";
import { recordFill } from "./orderRecord";
import { setOrderStatus } from "./orderStatus";

/** A deal that opened earlier, by any id that it ever had. */
export function loadDeal(id: Bytes): Deal {
  const known = DealId.load(id);
  if (known == null) throw new Error("Something happened to deal " + id.toHexString() + ", which never opened.");
  return Deal.load(known.deal)!;
}

function addId(deal: Deal, id: Bytes): void {
  const known = new DealId(id);
  known.deal = deal.id;
  known.save();
  deal.current = id;
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
  deal.start = terms.start;
  setConditions(deal, terms.price, terms.duration);
  deal.bond = terms.bond;
  deal.bondHeld = terms.bond;
  deal.bondRefund = ZERO;
  deal.origin = terms.origin;
  deal.amendmentCount = 0;
  deal.requestCount = 0;
  addId(deal, event.params.id);
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

function setConditions(deal: Deal, price: BigInt, duration: BigInt): void {
  deal.price = price;
  deal.pricePerHour = pricePerHourOf(price);
  deal.duration = duration;
  deal.endTime = duration.isZero() ? null : deal.start.plus(duration);
}

/** Gives a deal the terms and the id that it has from now on, and keeps those before. Every request on it ends. */
export function amendDeal(deal: Deal, event: DealAmended): void {
  deal.amendmentCount += 1;
  const amendment = new Amendment(eventId(event));
  amendment.deal = deal.id;
  amendment.number = deal.amendmentCount;
  amendment.from = event.params.id;
  amendment.to = event.params.newId;
  amendment.oldPrice = deal.price;
  amendment.newPrice = event.params.price;
  amendment.oldDuration = deal.duration;
  amendment.newDuration = event.params.duration;
  amendment.acceptedSide = acceptedSideOf(deal);
  amendment.timestamp = event.block.timestamp;
  amendment.block = event.block.number;
  amendment.transaction = event.transaction.hash;
  amendment.save();

  supersedeRequests(deal, event);
  setConditions(deal, event.params.price, event.params.duration);
  deal.origin = event.params.id;
  addId(deal, event.params.newId);
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
