import {
  FastSpendingReserved,
  MinDelayChange,
  StandardDelaySet,
  TreasuryCompleted,
  TreasurySpent,
} from "../generated/Treasury/Treasury";
import { loadDao } from "./entities/dao";
import { createParameterChange } from "./entities/parameterChange";
import { loadRecentMovement } from "./entities/recentMovement";

export function handleTreasuryCompleted(event: TreasuryCompleted): void {
  const dao = loadDao();
  dao.governor = event.params.governor;
  dao.brake = event.params.brake;
  dao.save();
}

// Comes before the governor's `ProposalExecuted`.
export function handleTreasurySpent(event: TreasurySpent): void {
  const movement = loadRecentMovement(event.transaction.hash);
  movement.spent = movement.spent.plus(event.params.amount);
  movement.save();
  const dao = loadDao();
  dao.spent = event.params.total;
  dao.save();
}

export function handleFastSpendingReserved(event: FastSpendingReserved): void {
  const dao = loadDao();
  dao.fastSpent = event.params.spent;
  dao.fastSince = event.params.since;
  dao.save();
}

export function handleStandardDelaySet(event: StandardDelaySet): void {
  const dao = loadDao();
  dao.standardDelay = event.params.delay;
  dao.save();
  createParameterChange(event, "standardDelay", event.params.delay.toString());
}

export function handleMinDelayChange(event: MinDelayChange): void {
  createParameterChange(event, "getMinDelay", event.params.newDuration.toString());
}
