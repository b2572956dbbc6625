import { StreamPayment } from "../../generated/schema";
import { StreamPaid } from "../../generated/WorkOrders/WorkOrders";
import { eventId, numberId } from "../ids";

/** Keeps that the stream of an order was paid. */
export function createStreamPayment(event: StreamPaid): void {
  const payment = new StreamPayment(eventId(event));
  payment.order = numberId(event.params.orderId);
  payment.developer = event.params.developer;
  payment.amount = event.params.amount;
  payment.until = event.params.until;
  payment.timestamp = event.block.timestamp;
  payment.block = event.block.number;
  payment.transaction = event.transaction.hash;
  payment.save();
}
