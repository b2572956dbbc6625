import { BigInt } from "@graphprotocol/graph-ts";

import {
  ActiveChanged,
  EndpointChanged,
  EquivocationProven,
  MasternodeJoined,
  MinimumBondSet,
  SignerChanged,
  SignerSetChanged,
  StakeAdded,
  StakeWithdrawn,
  UnbondingPeriodSet,
  UnbondingStarted,
} from "../generated/Masternodes/Masternodes";
import { ensureAccount } from "./entities/account";
import { createMasternode, ensureSignerKey, loadMasternode } from "./entities/masternode";
import { loadOracle } from "./entities/oracle";
import { createParameterChange } from "./entities/parameterChange";
import { createSignerSet } from "./entities/signerSet";
import { createSlash } from "./entities/slash";
import { ZERO } from "./units";

// Joining, staking, leaving

export function handleMasternodeJoined(event: MasternodeJoined): void {
  ensureAccount(event.params.owner, event);
  createMasternode(event);
  ensureSignerKey(event.params.signer, event.params.owner);
  const oracle = loadOracle();
  oracle.masternodeCount += 1;
  oracle.totalStake = oracle.totalStake.plus(event.params.stake);
  oracle.save();
}

export function handleStakeAdded(event: StakeAdded): void {
  const node = loadMasternode(event.params.owner);
  node.stake = event.params.stake;
  node.save();
  addToTotalStake(event.params.amount);
}

export function handleUnbondingStarted(event: UnbondingStarted): void {
  const node = loadMasternode(event.params.owner);
  node.stake = event.params.stake;
  node.unbonding = node.unbonding.plus(event.params.amount);
  node.releaseAt = event.params.releaseAt;
  node.save();
  addToTotalStake(event.params.amount.neg());
}

export function handleStakeWithdrawn(event: StakeWithdrawn): void {
  const node = loadMasternode(event.params.owner);
  node.unbonding = node.unbonding.minus(event.params.amount);
  node.releaseAt = ZERO;
  node.totalWithdrawn = node.totalWithdrawn.plus(event.params.amount);
  node.save();
}

export function handleEquivocationProven(event: EquivocationProven): void {
  createSlash(event);
  const node = loadMasternode(event.params.owner);
  const bonded = node.stake.minus(event.params.stake);
  node.stake = event.params.stake;
  node.unbonding = event.params.unbonding;
  node.slashed = node.slashed.plus(event.params.amount);
  node.save();
  addToTotalStake(bonded.neg());
}

function addToTotalStake(amount: BigInt): void {
  const oracle = loadOracle();
  oracle.totalStake = oracle.totalStake.plus(amount);
  oracle.save();
}

// Signer and endpoint

export function handleSignerChanged(event: SignerChanged): void {
  const node = loadMasternode(event.params.owner);
  node.signer = event.params.signer;
  node.save();
  ensureSignerKey(event.params.signer, event.params.owner);
}

export function handleEndpointChanged(event: EndpointChanged): void {
  const node = loadMasternode(event.params.owner);
  node.endpoint = event.params.endpoint;
  node.save();
}

// The signer set

export function handleActiveChanged(event: ActiveChanged): void {
  const node = loadMasternode(event.params.owner);
  node.active = event.params.active;
  node.save();
  const oracle = loadOracle();
  oracle.activeMasternodeCount += event.params.active ? 1 : -1;
  oracle.save();
}

export function handleSignerSetChanged(event: SignerSetChanged): void {
  const set = createSignerSet(event);
  const oracle = loadOracle();
  oracle.signerSet = set.id;
  oracle.save();
}

// Parameters

export function handleMinimumBondSet(event: MinimumBondSet): void {
  const oracle = loadOracle();
  oracle.minimumBond = event.params.minimumBond;
  oracle.save();
  createParameterChange(event, "minimumBond", event.params.minimumBond.toString());
}

export function handleUnbondingPeriodSet(event: UnbondingPeriodSet): void {
  const oracle = loadOracle();
  oracle.unbondingPeriod = event.params.unbondingPeriod;
  oracle.save();
  createParameterChange(event, "unbondingPeriod", event.params.unbondingPeriod.toString());
}
