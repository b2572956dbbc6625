import {
  MilestoneDelivered,
  MilestoneDisputed,
  MilestoneRejected,
  MilestoneSettled,
  StreamPaid,
  WorkAssigned,
  WorkEnded,
  WorkOffered,
  WorkOfferWithdrawn,
  WorkPublished,
  WorkStopped,
  WorkTeamAsked,
  WorkTeamDeclined,
} from "../generated/WorkOrders/WorkOrders";
import { createStreamPayment } from "./entities/streamPayment";
import { newWorkEvent, tellOfMilestone } from "./entities/workEvent";
import { agreeAmounts, createMilestones, moveMilestone } from "./entities/workMilestone";
import { announceOffer, takeOffer, withdrawOffer } from "./entities/workOffer";
import { createWorkOrder, loadWorkOrder, release } from "./entities/workOrder";
import { ZERO } from "./units";

// From an order to somebody who does it

export function handleWorkPublished(event: WorkPublished): void {
  const order = createWorkOrder(event);
  createMilestones(order.id, event);
  const told = newWorkEvent(event, "PUBLISHED", order.id);
  told.amount = order.budget;
  told.contentHash = order.contentHash;
  told.uri = order.uri;
  told.save();
}

export function handleWorkOffered(event: WorkOffered): void {
  const offer = announceOffer(event);
  const told = newWorkEvent(event, "OFFERED", offer.order);
  told.account = offer.developer;
  told.amount = offer.total;
  told.contentHash = offer.contentHash;
  told.uri = event.params.uri;
  told.save();
}

export function handleWorkOfferWithdrawn(event: WorkOfferWithdrawn): void {
  withdrawOffer(event.params.offerHash);
  const told = newWorkEvent(event, "OFFER_WITHDRAWN", loadWorkOrder(event.params.orderId).id);
  told.account = event.params.developer;
  told.save();
}

export function handleWorkTeamAsked(event: WorkTeamAsked): void {
  const order = loadWorkOrder(event.params.orderId);
  order.status = "ASKED";
  order.team = event.params.team;
  order.save();
  const told = newWorkEvent(event, "TEAM_ASKED", order.id);
  told.account = event.params.team;
  told.save();
}

export function handleWorkTeamDeclined(event: WorkTeamDeclined): void {
  const order = loadWorkOrder(event.params.orderId);
  order.status = "OPEN";
  order.save();
  const told = newWorkEvent(event, "TEAM_DECLINED", order.id);
  told.account = event.params.team;
  told.save();
}

export function handleWorkAssigned(event: WorkAssigned): void {
  const params = event.params;
  const order = loadWorkOrder(params.orderId);
  order.status = "RUNNING";
  order.developer = params.developer;
  order.stream = params.stream;
  order.streamedUntil = event.block.timestamp;
  order.assignedAt = event.block.timestamp;
  takeOffer(order, params.offerHash);
  release(order, ZERO, ZERO, params.returned);
  order.save();
  agreeAmounts(order.id, params.amounts);
  const told = newWorkEvent(event, "ASSIGNED", order.id);
  told.account = params.developer;
  told.returned = params.returned;
  told.save();
}

// Milestones

export function handleMilestoneDelivered(event: MilestoneDelivered): void {
  const params = event.params;
  const milestone = moveMilestone(event, params.orderId, params.milestone, "DELIVERED");
  milestone.deliveries += 1;
  milestone.contentHash = params.contentHash;
  milestone.uri = params.uri;
  milestone.save();
  tellOfMilestone(event, "DELIVERED", milestone, params.contentHash, params.uri);
}

export function handleMilestoneRejected(event: MilestoneRejected): void {
  const params = event.params;
  const milestone = moveMilestone(event, params.orderId, params.milestone, "REJECTED");
  milestone.rejectionHash = params.reasonHash;
  milestone.rejectionUri = params.uri;
  milestone.save();
  tellOfMilestone(event, "REJECTED", milestone, params.reasonHash, params.uri);
}

export function handleMilestoneDisputed(event: MilestoneDisputed): void {
  const params = event.params;
  const milestone = moveMilestone(event, params.orderId, params.milestone, "DISPUTED");
  milestone.disputeHash = params.reasonHash;
  milestone.disputeUri = params.uri;
  milestone.save();
  tellOfMilestone(event, "DISPUTED", milestone, params.reasonHash, params.uri);
}

export function handleMilestoneSettled(event: MilestoneSettled): void {
  const params = event.params;
  const milestone = moveMilestone(event, params.orderId, params.milestone, "SETTLED");
  milestone.paid = params.paid;
  milestone.fee = params.fee;
  milestone.returned = params.returned;
  milestone.settledAt = event.block.timestamp;
  milestone.save();
  const order = loadWorkOrder(params.orderId);
  order.openMilestones -= 1;
  release(order, params.paid, params.fee, params.returned);
  order.save();
  const told = newWorkEvent(event, "SETTLED", order.id);
  told.milestone = milestone.id;
  told.amount = params.paid;
  told.fee = params.fee;
  told.returned = params.returned;
  told.save();
}

// Stream and end

export function handleStreamPaid(event: StreamPaid): void {
  const params = event.params;
  const order = loadWorkOrder(params.orderId);
  order.streamed = order.streamed.plus(params.amount);
  order.streamedUntil = params.until;
  release(order, params.amount, ZERO, ZERO);
  order.save();
  createStreamPayment(event);
  const told = newWorkEvent(event, "STREAM_PAID", order.id);
  told.account = params.developer;
  told.amount = params.amount;
  told.save();
}

export function handleWorkStopped(event: WorkStopped): void {
  const order = loadWorkOrder(event.params.orderId);
  order.endedByDao = true;
  order.stoppedAt = event.block.timestamp;
  release(order, ZERO, ZERO, event.params.returned);
  order.save();
  const told = newWorkEvent(event, "STOPPED", order.id);
  told.returned = event.params.returned;
  told.save();
}

export function handleWorkEnded(event: WorkEnded): void {
  const order = loadWorkOrder(event.params.orderId);
  order.status = "ENDED";
  order.endedAt = event.block.timestamp;
  if (event.params.byDao && order.stoppedAt === null) order.stoppedAt = event.block.timestamp;
  order.endedByDao = order.endedByDao || event.params.byDao;
  release(order, ZERO, ZERO, event.params.returned);
  order.save();
  const told = newWorkEvent(event, "ENDED", order.id);
  told.returned = event.params.returned;
  told.save();
}
