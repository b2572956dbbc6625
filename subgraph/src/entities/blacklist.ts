import { Bytes } from "@graphprotocol/graph-ts";

import { BlacklistChange } from "../../generated/schema";
import { BlacklistSet } from "../../generated/Market/Market";
import { eventId } from "../ids";

/** Keeps a change of a blacklist. */
export function createBlacklistChange(event: BlacklistSet): void {
  const change = new BlacklistChange(eventId(event));
  change.account = event.params.account;
  change.target = event.params.target;
  change.listed = event.params.listed;
  change.timestamp = event.block.timestamp;
  change.block = event.block.number;
  change.transaction = event.transaction.hash;
  change.save();
}

/** A list with the target on it, once, or without it. */
export function withTarget(list: Bytes[], target: Bytes, listed: boolean): Bytes[] {
  const changed: Bytes[] = [];
  for (let i = 0; i < list.length; i++) {
    if (list[i] != target) changed.push(list[i]);
  }
  if (listed) changed.push(target);
  return changed;
}
