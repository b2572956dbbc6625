import { CommissionChange, DutyClaim } from "../../generated/schema";
import { CommissionAnnounced, DutyClaimed } from "../../generated/Duty/Duty";
import { eventId } from "../ids";

/** Keeps what a masternode was paid for its work. */
export function createDutyClaim(event: DutyClaimed): void {
  const claim = new DutyClaim(eventId(event));
  claim.masternode = event.params.owner;
  claim.sequence = event.params.sequence;
  claim.asOf = event.params.asOf;
  claim.earned = event.params.earned;
  claim.amount = event.params.amount;
  claim.commission = event.params.commission;
  claim.timestamp = event.block.timestamp;
  claim.block = event.block.number;
  claim.transaction = event.transaction.hash;
  claim.save();
}

/** Keeps that a commission was announced. */
export function createCommissionChange(event: CommissionAnnounced): void {
  const change = new CommissionChange(eventId(event));
  change.masternode = event.params.owner;
  change.commission = event.params.commission.toI32();
  change.startsAt = event.params.startsAt;
  change.timestamp = event.block.timestamp;
  change.block = event.block.number;
  change.transaction = event.transaction.hash;
  change.save();
}
