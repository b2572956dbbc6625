import { BigInt, Bytes } from "@graphprotocol/graph-ts";

import { RecentMovement, TreasuryFlow } from "../../generated/schema";
import { RECENT_MOVEMENT_ID } from "../ids";
import { ZERO } from "../units";

/** What a transaction, the newest one, moved so far that no proposal is known for. */
export function loadRecentMovement(transaction: Bytes): RecentMovement {
  const known = RecentMovement.load(RECENT_MOVEMENT_ID);
  if (known != null && known.transaction.equals(transaction)) return known;
  const movement = new RecentMovement(RECENT_MOVEMENT_ID);
  movement.transaction = transaction;
  movement.flows = [];
  movement.spent = ZERO;
  return movement;
}

/**
 * Says of what the transaction moved so far that it is the proposal's: its execution is told after what it does.
 *
 * @returns SNM wei that the treasury counts as spent by it
 */
export function takeRecentMovement(proposal: Bytes, transaction: Bytes): BigInt {
  const movement = loadRecentMovement(transaction);
  const flows = movement.flows;
  const spent = movement.spent;
  for (let i = 0; i < flows.length; i++) {
    const flow = TreasuryFlow.load(flows[i])!;
    flow.proposal = proposal;
    flow.save();
  }
  movement.flows = [];
  movement.spent = ZERO;
  movement.save();
  return spent;
}
