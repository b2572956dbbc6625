import { BigInt } from "@graphprotocol/graph-ts";

import { WorkOrder } from "../../generated/schema";
import { WorkPublished } from "../../generated/WorkOrders/WorkOrders";
import { numberId } from "../ids";
import { ZERO } from "../units";

/** Keeps an order that the DAO published. */
export function createWorkOrder(event: WorkPublished): WorkOrder {
  const params = event.params;
  const order = new WorkOrder(numberId(params.orderId));
  order.number = params.orderId.toI32();
  order.title = params.title;
  order.uri = params.uri;
  order.contentHash = params.terms.contentHash;
  order.status = "OPEN";
  order.reviewer = params.terms.reviewer;
  order.reviewFee = params.terms.reviewFee;
  order.offersUntil = params.terms.offersUntil;
  order.reviewPeriod = params.terms.reviewPeriod;
  order.stream = params.terms.stream;
  order.streamDuration = params.terms.streamDuration;
  order.budget = params.budget;
  order.milestoneCount = params.milestones.length;
  order.openMilestones = params.milestones.length;
  order.paid = ZERO;
  order.streamed = ZERO;
  order.fees = ZERO;
  order.returned = ZERO;
  order.held = params.budget;
  order.endedByDao = false;
  order.createdAt = event.block.timestamp;
  order.transaction = event.transaction.hash;
  order.save();
  return order;
}

/** An order that is there. */
export function loadWorkOrder(number: BigInt): WorkOrder {
  return WorkOrder.load(numberId(number))!;
}

/** SNM that was held goes to the developer, the reviewer and the treasury. Save the order afterwards. */
export function release(order: WorkOrder, paid: BigInt, fee: BigInt, returned: BigInt): void {
  order.paid = order.paid.plus(paid);
  order.fees = order.fees.plus(fee);
  order.returned = order.returned.plus(returned);
  order.held = order.held.minus(paid).minus(fee).minus(returned);
}
