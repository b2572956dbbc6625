import { Bytes, ethereum } from "@graphprotocol/graph-ts";

import { ChangeRequest, Deal } from "../../generated/schema";
import { ChangeRequested } from "../../generated/Amendments/Amendments";
import { eventId } from "../ids";
import { SIDES } from "../packedOrder";

/** Id of the request of a side that waits, null where there is none. */
function waitingOf(deal: Deal, side: string): Bytes | null {
  return side == "BID" ? deal.bidRequest : deal.askRequest;
}

function setWaiting(deal: Deal, side: string, id: Bytes | null): void {
  if (side == "BID") deal.bidRequest = id;
  else deal.askRequest = id;
}

/** Ends the request of a side that waits, if there is one. Save the deal afterwards. */
function endRequest(deal: Deal, side: string, status: string, event: ethereum.Event, by: Bytes | null = null): void {
  const id = waitingOf(deal, side);
  if (id === null) return;
  const request = ChangeRequest.load(id)!;
  setWaiting(deal, side, null);
  if (request.status != "PENDING") return;
  setEnded(request, status, event);
  request.by = by;
  request.save();
}

function setEnded(request: ChangeRequest, status: string, event: ethereum.Event): void {
  request.status = status;
  request.endedAt = event.block.timestamp;
  request.endTransaction = event.transaction.hash;
}

/** Keeps what a side asks for instead of what it asked for before. Save the deal afterwards. */
export function createRequest(deal: Deal, event: ChangeRequested): void {
  const side = SIDES[event.params.side];
  endRequest(deal, side, "REPLACED", event);
  deal.requestCount += 1;
  const request = new ChangeRequest(eventId(event));
  request.deal = deal.id;
  request.number = deal.requestCount;
  request.side = side;
  request.price = event.params.price;
  request.duration = event.params.duration;
  request.status = "PENDING";
  request.createdAt = event.block.timestamp;
  request.createTransaction = event.transaction.hash;
  request.save();
  setWaiting(deal, side, request.id);
}

/** Ends a request at the word of one party: its own side's or the other's. Save the deal afterwards. */
export function endRequestBy(deal: Deal, side: string, by: Bytes, event: ethereum.Event): void {
  const own = side == "BID" ? by == deal.buyer : by != deal.buyer;
  endRequest(deal, side, own ? "CANCELLED" : "REJECTED", event, by);
}

/** Marks a request as accepted. The deal refers to it until the amendment, which follows in the same transaction. */
export function acceptRequest(deal: Deal, side: string, event: ethereum.Event): void {
  const request = ChangeRequest.load(waitingOf(deal, side)!)!;
  setEnded(request, "ACCEPTED", event);
  request.save();
}

/** Whose request led to the amendment that comes now, null if none's did. */
export function acceptedSideOf(deal: Deal): string | null {
  for (let i = 0; i < SIDES.length; i++) {
    const id = waitingOf(deal, SIDES[i]);
    if (id !== null && ChangeRequest.load(id)!.status == "ACCEPTED") return SIDES[i];
  }
  return null;
}

/** Ends what waits because the deal was amended; what was accepted stays so. Save the deal afterwards. */
export function supersedeRequests(deal: Deal, event: ethereum.Event): void {
  endBoth(deal, "SUPERSEDED", event);
}

/** Ends what waits because the deal closed. Save the deal afterwards. */
export function voidRequests(deal: Deal, event: ethereum.Event): void {
  endBoth(deal, "VOID", event);
}

function endBoth(deal: Deal, status: string, event: ethereum.Event): void {
  for (let i = 0; i < SIDES.length; i++) endRequest(deal, SIDES[i], status, event);
}
