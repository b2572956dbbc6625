import {
  CommissionAnnounced,
  CommissionPaid,
  DutyClaimed,
  PayoutChanged,
  RewardsCollected,
  SourcesConnected,
} from "../generated/Duty/Duty";
import { createCommissionChange, createDutyClaim } from "./entities/dutyRecords";
import { loadMasternode } from "./entities/masternode";
import { loadOracle } from "./entities/oracle";
import { createParameterChange } from "./entities/parameterChange";

export function handleSourcesConnected(event: SourcesConnected): void {
  createParameterChange(event, "sources", event.params.fees.toHexString() + " " + event.params.subsidy.toHexString());
}

export function handleRewardsCollected(event: RewardsCollected): void {
  const oracle = loadOracle();
  oracle.rewardsCollected = event.params.collected;
  oracle.save();
}

export function handleDutyClaimed(event: DutyClaimed): void {
  createDutyClaim(event);
  const node = loadMasternode(event.params.owner);
  node.earned = event.params.earned;
  node.commissionOwed = node.commissionOwed.plus(event.params.commission);
  node.save();
}

export function handleCommissionPaid(event: CommissionPaid): void {
  const node = loadMasternode(event.params.owner);
  node.commissionOwed = node.commissionOwed.minus(event.params.amount);
  node.save();
}

export function handleCommissionAnnounced(event: CommissionAnnounced): void {
  createCommissionChange(event);
}

export function handlePayoutChanged(event: PayoutChanged): void {
  const node = loadMasternode(event.params.owner);
  node.payout = event.params.payout;
  node.save();
}
