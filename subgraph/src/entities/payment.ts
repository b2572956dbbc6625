import { BigInt } from "@graphprotocol/graph-ts";

import { Deal, Payment, PaymentPoint } from "../../generated/schema";
import { DealBilled } from "../../generated/Market/Market";
import { eventId } from "../ids";

/**
 * Keeps one billing of a deal.
 *
 * @param deal as it was before
 * @param until unix seconds up to which the deal is now paid
 */
export function createPayment(event: DealBilled, deal: Deal, until: BigInt): void {
  const payment = new Payment(eventId(event));
  payment.deal = deal.id;
  payment.buyer = deal.buyer;
  payment.master = deal.master;
  payment.since = deal.billedUntil;
  payment.until = until;
  payment.paid = event.params.paid;
  payment.fee = event.params.fee;
  payment.toppedUp = event.params.toppedUp;
  payment.escrow = deal.escrow.plus(event.params.toppedUp).minus(event.params.paid);
  payment.timestamp = event.block.timestamp;
  payment.block = event.block.number;
  payment.transaction = event.transaction.hash;
  payment.save();

  const point = new PaymentPoint(0);
  point.master = deal.master;
  point.buyer = deal.buyer;
  point.paid = event.params.paid;
  point.fee = event.params.fee;
  point.save();
}
