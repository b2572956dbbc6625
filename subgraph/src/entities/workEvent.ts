import { Bytes, ethereum } from "@graphprotocol/graph-ts";

import { WorkEvent, WorkMilestone } from "../../generated/schema";
import { eventId } from "../ids";
import { ZERO } from "../units";

/** What happened with an order, without what it was about. It is to be saved. */
export function newWorkEvent(event: ethereum.Event, kind: string, order: Bytes): WorkEvent {
  const told = new WorkEvent(eventId(event));
  told.kind = kind;
  told.order = order;
  told.amount = ZERO;
  told.fee = ZERO;
  told.returned = ZERO;
  told.by = event.transaction.from;
  told.timestamp = event.block.timestamp;
  told.block = event.block.number;
  told.transaction = event.transaction.hash;
  return told;
}

/** Keeps that something was delivered, rejected or disputed. */
export function tellOfMilestone(
  event: ethereum.Event,
  kind: string,
  milestone: WorkMilestone,
  contentHash: Bytes,
  uri: string,
): void {
  const told = newWorkEvent(event, kind, milestone.order);
  told.milestone = milestone.id;
  told.contentHash = contentHash;
  told.uri = uri;
  told.save();
}
