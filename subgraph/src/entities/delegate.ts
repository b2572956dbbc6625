import { Address, Bytes, ethereum } from "@graphprotocol/graph-ts";

import { Delegate } from "../../generated/schema";
import { voterOf } from "../someone";
import { ZERO } from "../units";

/** Whoever has votes or used them, made on the first event. Save it before another one is loaded: both may be one address. */
export function loadDelegate(address: Bytes, event: ethereum.Event): Delegate {
  const known = Delegate.load(address);
  if (known != null) return known;
  const delegate = new Delegate(address);
  delegate.walletVotes = ZERO;
  delegate.lockedVotes = ZERO;
  delegate.votes = ZERO;
  delegate.delegatorCount = 0;
  delegate.votesCast = 0;
  delegate.proposalsMade = 0;
  delegate.createdAt = event.block.timestamp;
  return delegate;
}

/** Counts a wallet more or less that delegates to somebody. */
export function countDelegator(address: Address, event: ethereum.Event, change: i32): void {
  const voter = voterOf(address);
  if (voter === null) return;
  const delegate = loadDelegate(voter, event);
  delegate.delegatorCount += change;
  delegate.save();
}
