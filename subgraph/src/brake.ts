import { BrakeCalled, BrakePulled, BrakeSupported } from "../generated/EntryBrake/EntryBrake";
import { createBrakePull, createBrakeRound, createBrakeSupport, loadBrakeRound } from "./entities/brakeRound";
import { ZERO } from "./units";

export function handleBrakeCalled(event: BrakeCalled): void {
  createBrakeRound(event);
}

export function handleBrakeSupported(event: BrakeSupported): void {
  const round = loadBrakeRound(event.params.round);
  round.total = event.params.total;
  round.supporterCount += 1;
  round.save();
  createBrakeSupport(event);
}

export function handleBrakePulled(event: BrakePulled): void {
  createBrakePull(event);
  // The guardian needs no round.
  if (event.params.round.equals(ZERO)) return;
  const round = loadBrakeRound(event.params.round);
  round.pulledAt = event.block.timestamp;
  round.save();
}
