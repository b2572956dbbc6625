import { Bytes, ethereum } from "@graphprotocol/graph-ts";

import { Delegation } from "../../generated/schema";
import { StakeAdded, StakeWithdrawn, UnbondingStarted } from "../../generated/Masternodes/Masternodes";
import { delegationId } from "../ids";
import { ZERO } from "../units";
import { ensureAccount } from "./account";

/** An account's part of a pool, made with its first stake. */
function loadDelegation(owner: Bytes, account: Bytes, event: ethereum.Event): Delegation {
  const id = delegationId(owner, account);
  const known = Delegation.load(id);
  if (known != null) return known;
  ensureAccount(account, event);
  const delegation = new Delegation(id);
  delegation.masternode = owner;
  delegation.account = account;
  delegation.shares = ZERO;
  delegation.unbondingShares = ZERO;
  delegation.releaseAt = ZERO;
  delegation.totalStaked = ZERO;
  delegation.totalWithdrawn = ZERO;
  delegation.createdAt = event.block.timestamp;
  return delegation;
}

export function stakeShares(event: StakeAdded): void {
  const delegation = loadDelegation(event.params.owner, event.params.account, event);
  delegation.shares = delegation.shares.plus(event.params.shares);
  delegation.totalStaked = delegation.totalStaked.plus(event.params.amount);
  delegation.save();
}

export function unstakeShares(event: UnbondingStarted): void {
  const delegation = loadDelegation(event.params.owner, event.params.account, event);
  delegation.shares = delegation.shares.minus(event.params.shares);
  delegation.unbondingShares = delegation.unbondingShares.plus(event.params.unbondingShares);
  delegation.releaseAt = event.params.releaseAt;
  delegation.save();
}

export function withdrawShares(event: StakeWithdrawn): void {
  const delegation = loadDelegation(event.params.owner, event.params.account, event);
  delegation.unbondingShares = delegation.unbondingShares.minus(event.params.unbondingShares);
  delegation.totalWithdrawn = delegation.totalWithdrawn.plus(event.params.amount);
  delegation.save();
}
