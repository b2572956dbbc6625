import { BigInt, Bytes, ethereum } from "@graphprotocol/graph-ts";

import { WorkMilestone } from "../../generated/schema";
import { WorkPublished } from "../../generated/WorkOrders/WorkOrders";
import { numberId, partId } from "../ids";
import { ZERO } from "../units";

/** Keeps the milestones of an order as it is published. */
export function createMilestones(order: Bytes, event: WorkPublished): void {
  const terms = event.params.milestones;
  for (let i = 0; i < terms.length; i++) {
    const milestone = new WorkMilestone(partId(order, i));
    milestone.order = order;
    milestone.index = i;
    milestone.status = "PENDING";
    milestone.amount = terms[i].amount;
    milestone.ordered = terms[i].amount;
    milestone.deadline = terms[i].deadline;
    milestone.since = event.block.timestamp;
    milestone.deliveries = 0;
    milestone.paid = ZERO;
    milestone.fee = ZERO;
    milestone.returned = ZERO;
    milestone.save();
  }
}

/** Keeps what each milestone of an order pays, as it was agreed with whoever is assigned. */
export function agreeAmounts(order: Bytes, amounts: BigInt[]): void {
  for (let i = 0; i < amounts.length; i++) {
    const milestone = WorkMilestone.load(partId(order, i))!;
    milestone.amount = amounts[i];
    milestone.save();
  }
}

/** A milestone that enters a status. It is to be saved. */
export function moveMilestone(event: ethereum.Event, orderId: BigInt, index: BigInt, status: string): WorkMilestone {
  const milestone = WorkMilestone.load(partId(numberId(orderId), index.toI32()))!;
  milestone.status = status;
  milestone.since = event.block.timestamp;
  return milestone;
}
