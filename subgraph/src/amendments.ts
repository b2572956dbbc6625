import { ChangeAccepted, ChangeRequested, ChangeRequestEnded } from "../generated/Amendments/Amendments";
import { acceptRequest, createRequest, endRequestBy } from "./entities/changeRequest";
import { loadDeal } from "./entities/deal";
import { SIDES } from "./packedOrder";

export function handleChangeRequested(event: ChangeRequested): void {
  const deal = loadDeal(event.params.deal);
  createRequest(deal, event);
  deal.save();
}

export function handleChangeRequestEnded(event: ChangeRequestEnded): void {
  const deal = loadDeal(event.params.deal);
  // on an id that the deal has no more lies what its amendment ended already
  if (deal.current != event.params.deal) return;
  endRequestBy(deal, SIDES[event.params.side], event.params.by, event);
  deal.save();
}

export function handleChangeAccepted(event: ChangeAccepted): void {
  acceptRequest(loadDeal(event.params.deal), SIDES[event.params.side], event);
}
