import { MandateEnded, MandateSet, Steered } from "../generated/ProgramController/ProgramController";
import { loadMandate, setMandate } from "./entities/mandate";
import { createSteeringAct } from "./entities/steeringAct";

export function handleMandateSet(event: MandateSet): void {
  // No class can have such a number; the contract does not ask.
  if (event.params.classId.isI32()) setMandate(event);
}

export function handleMandateEnded(event: MandateEnded): void {
  if (!event.params.classId.isI32()) return;
  const mandate = loadMandate(event.params.classId);
  mandate.endedAt = event.block.timestamp;
  mandate.save();
}

export function handleSteered(event: Steered): void {
  createSteeringAct(event);
}
