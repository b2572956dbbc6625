import { Bytes } from "@graphprotocol/graph-ts";

import { Masternode, SignerKey } from "../../generated/schema";
import { MasternodeJoined } from "../../generated/Masternodes/Masternodes";
import { ZERO } from "../units";

/** A masternode that joined earlier. */
export function loadMasternode(owner: Bytes): Masternode {
  const node = Masternode.load(owner);
  if (node == null) throw new Error("Masternode of " + owner.toHexString() + " never joined.");
  return node;
}

/** A masternode that joins now. */
export function createMasternode(event: MasternodeJoined): void {
  const node = new Masternode(event.params.owner);
  node.owner = event.params.owner;
  node.signer = event.params.signer;
  node.endpoint = event.params.endpoint;
  node.description = "";
  node.stake = ZERO;
  node.unbonding = ZERO;
  node.rewarded = ZERO;
  node.rewardsUntil = ZERO;
  node.jailedUntil = ZERO;
  node.earned = ZERO;
  node.commissionOwed = ZERO;
  node.payout = event.params.owner;
  node.totalWithdrawn = ZERO;
  node.slashed = ZERO;
  node.active = false;
  node.reportsSigned = 0;
  node.joinedAt = event.block.timestamp;
  node.save();
}

/** Remembers for good whose a signer key is. An owner may come back to a key of its own. */
export function ensureSignerKey(signer: Bytes, owner: Bytes): void {
  if (SignerKey.load(signer) != null) return;
  const key = new SignerKey(signer);
  key.masternode = owner;
  key.save();
}
