import { BigInt, Bytes } from "@graphprotocol/graph-ts";

import {
  ActiveChanged,
  DescriptionChanged,
  DutyConnected,
  EndpointChanged,
  EquivocationProven,
  MasternodeJailed,
  MasternodeJoined,
  MasternodeSlashed,
  MinimumBondSet,
  RewardsAdded,
  RewardsFunded,
  RewardsPaid,
  RewardsSettled,
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
import { createDaoSlash, createSlash } from "./entities/slash";
import { createStakePoint } from "./entities/stakePoint";
import { stakeShares, unstakeShares, withdrawShares } from "./entities/delegation";

// Joining, staking, leaving

export function handleMasternodeJoined(event: MasternodeJoined): void {
  ensureAccount(event.params.owner, event);
  createMasternode(event);
  ensureSignerKey(event.params.signer, event.params.owner);
  const oracle = loadOracle();
  oracle.masternodeCount += 1;
  oracle.save();
  createStakePoint(oracle);
}

export function handleStakeAdded(event: StakeAdded): void {
  const node = loadMasternode(event.params.owner);
  node.stake = event.params.stake;
  node.save();
  addToTotalStake(event.params.amount);
  stakeShares(event);
}

export function handleUnbondingStarted(event: UnbondingStarted): void {
  const node = loadMasternode(event.params.owner);
  node.stake = event.params.stake;
  node.unbonding = node.unbonding.plus(event.params.amount);
  node.save();
  addToTotalStake(event.params.amount.neg());
  unstakeShares(event);
}

export function handleRewardsSettled(event: RewardsSettled): void {
  const node = loadMasternode(event.params.owner);
  const grown = event.params.stake.minus(node.stake);
  node.stake = event.params.stake;
  node.rewarded = node.rewarded.plus(event.params.amount);
  node.save();
  addToTotalStake(grown);
}

export function handleStakeWithdrawn(event: StakeWithdrawn): void {
  const node = loadMasternode(event.params.owner);
  node.unbonding = node.unbonding.minus(event.params.amount);
  node.totalWithdrawn = node.totalWithdrawn.plus(event.params.amount);
  node.save();
  withdrawShares(event);
}

export function handleEquivocationProven(event: EquivocationProven): void {
  createSlash(event);
  loseStake(event.params.owner, event.params.amount, event.params.stake, event.params.unbonding);
}

export function handleMasternodeSlashed(event: MasternodeSlashed): void {
  createDaoSlash(event);
  loseStake(event.params.owner, event.params.amount, event.params.stake, event.params.unbonding);
}

export function handleMasternodeJailed(event: MasternodeJailed): void {
  const node = loadMasternode(event.params.owner);
  node.jailedUntil = event.params.until;
  node.save();
}

function loseStake(owner: Bytes, amount: BigInt, stake: BigInt, unbonding: BigInt): void {
  const node = loadMasternode(owner);
  const bonded = node.stake.minus(stake);
  node.stake = stake;
  node.unbonding = unbonding;
  node.slashed = node.slashed.plus(amount);
  node.save();
  addToTotalStake(bonded.neg());
}

function addToTotalStake(amount: BigInt): void {
  const oracle = loadOracle();
  oracle.totalStake = oracle.totalStake.plus(amount);
  oracle.save();
  createStakePoint(oracle);
}

// Signer and endpoint

export function handleSignerChanged(event: SignerChanged): void {
  const node = loadMasternode(event.params.owner);
  node.signer = event.params.signer;
  node.save();
  ensureSignerKey(event.params.signer, event.params.owner);
}

export function handleDescriptionChanged(event: DescriptionChanged): void {
  const node = loadMasternode(event.params.owner);
  node.description = event.params.description;
  node.save();
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
  createStakePoint(oracle);
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

// Rewards. What they do to a stake is told when they are settled.

export function handleDutyConnected(event: DutyConnected): void {
  createParameterChange(event, "duty", event.params.duty.toHexString());
}

export function handleRewardsFunded(event: RewardsFunded): void {
  setRewardsHeld(event.params.held);
}

export function handleRewardsAdded(event: RewardsAdded): void {
  const node = loadMasternode(event.params.owner);
  node.rewardsUntil = event.params.until;
  node.save();
  setRewardsHeld(loadOracle().rewardsHeld.minus(event.params.amount));
}

export function handleRewardsPaid(event: RewardsPaid): void {
  setRewardsHeld(loadOracle().rewardsHeld.minus(event.params.amount));
}

function setRewardsHeld(held: BigInt): void {
  const oracle = loadOracle();
  oracle.rewardsHeld = held;
  oracle.save();
}
