import { BigInt } from "@graphprotocol/graph-ts";

import { BrakeCalled, BrakePulled, BrakeSupported } from "../../generated/EntryBrake/EntryBrake";
import { BrakePull, BrakeRound, BrakeSupport } from "../../generated/schema";
import { eventId, numberId } from "../ids";
import { ZERO } from "../units";

/** A round that somebody opened. */
export function createBrakeRound(event: BrakeCalled): void {
  const round = new BrakeRound(numberId(event.params.round));
  round.number = event.params.round.toI32();
  round.snapshot = event.params.snapshot;
  round.ends = event.params.ends;
  round.needed = event.params.needed;
  round.total = ZERO;
  round.supporterCount = 0;
  round.createdAt = event.block.timestamp;
  round.save();
}

/** A round that is there. */
export function loadBrakeRound(number: BigInt): BrakeRound {
  return BrakeRound.load(numberId(number))!;
}

/** Keeps that an account supports a round. */
export function createBrakeSupport(event: BrakeSupported): void {
  const support = new BrakeSupport(eventId(event));
  support.round = numberId(event.params.round);
  support.account = event.params.account;
  support.votes = event.params.votes;
  support.total = event.params.total;
  support.reason = event.params.reason;
  support.timestamp = event.block.timestamp;
  support.block = event.block.number;
  support.transaction = event.transaction.hash;
  support.save();
}

/** Keeps that new deals were stopped. */
export function createBrakePull(event: BrakePulled): void {
  const pull = new BrakePull(eventId(event));
  if (event.params.round.gt(ZERO)) pull.round = numberId(event.params.round);
  pull.by = event.params.by;
  pull.reason = event.params.reason;
  pull.timestamp = event.block.timestamp;
  pull.block = event.block.number;
  pull.transaction = event.transaction.hash;
  pull.save();
}
