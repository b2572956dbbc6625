import { Deal, Payment, PaymentPoint } from "../../generated/schema";
import { DealBilled } from "../../generated/Market/Market";
import { eventId } from "../ids";

/** Keeps one billing of a deal. `deal` is as it was before. */
export function createPayment(event: DealBilled, deal: Deal): void {
  const payment = new Payment(eventId(event));
  payment.deal = deal.id;
  payment.buyer = deal.buyer;
  payment.master = deal.master;
  payment.since = deal.billedUntil;
  payment.until = event.params.until;
  payment.paid = event.params.paid;
  payment.fee = event.params.fee;
  payment.toppedUp = event.params.toppedUp;
  payment.escrow = deal.escrow.plus(event.params.toppedUp).minus(event.params.paid);
  payment.integral = event.params.integral;
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
