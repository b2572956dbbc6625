import { Bytes } from "@graphprotocol/graph-ts";

import { WorkOffer, WorkOrder } from "../../generated/schema";
import { WorkOffered } from "../../generated/WorkOrders/WorkOrders";
import { numberId } from "../ids";

/** What stands for an offer where a team accepts an order as it is. */
const NO_OFFER = new Bytes(32);

/**
 * Keeps an offer that was announced. Anybody can announce it again: the hash of its text is signed, but not where the
 * text is. That the developer says later.
 */
export function announceOffer(event: WorkOffered): WorkOffer {
  const params = event.params;
  const known = WorkOffer.load(params.offerHash);
  if (known != null) {
    if (!event.transaction.from.equals(params.developer)) return known;
    known.uri = params.uri;
    known.save();
    return known;
  }
  const amounts = params.offer.amounts;
  let total = params.offer.stream;
  for (let i = 0; i < amounts.length; i++) total = total.plus(amounts[i]);
  const offer = new WorkOffer(params.offerHash);
  offer.order = numberId(params.orderId);
  offer.developer = params.developer;
  offer.status = "OPEN";
  offer.amounts = amounts;
  offer.stream = params.offer.stream;
  offer.total = total;
  offer.contentHash = params.offer.contentHash;
  offer.uri = params.uri;
  offer.validUntil = params.offer.validUntil;
  offer.signature = params.signature;
  offer.timestamp = event.block.timestamp;
  offer.block = event.block.number;
  offer.transaction = event.transaction.hash;
  offer.save();
  return offer;
}

/** An offer was taken back, which nobody may have announced. */
export function withdrawOffer(offerHash: Bytes): void {
  const offer = WorkOffer.load(offerHash);
  if (offer == null) return;
  offer.status = "WITHDRAWN";
  offer.save();
}

/** Says by which offer an order is assigned: by none where a team accepts, or by one that nobody announced. */
export function takeOffer(order: WorkOrder, offerHash: Bytes): void {
  if (offerHash.equals(NO_OFFER)) return;
  order.offerHash = offerHash;
  const offer = WorkOffer.load(offerHash);
  if (offer == null) return;
  offer.status = "TAKEN";
  offer.save();
  order.offer = offer.id;
}
