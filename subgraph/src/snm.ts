import { VoteDelegation } from "../generated/schema";
import { DelegateChanged, DelegateVotesChanged, Transfer } from "../generated/SNM/SNM";
import { countDelegator, loadDelegate } from "./entities/delegate";
import { createIncome, createOutgoing } from "./entities/treasuryFlow";
import { voterOf } from "./someone";
import { ZERO } from "./units";

// Votes of wallets

export function handleWalletDelegateChanged(event: DelegateChanged): void {
  const params = event.params;
  if (params.fromDelegate.equals(params.toDelegate)) return;
  countDelegator(params.fromDelegate, event, -1);
  countDelegator(params.toDelegate, event, 1);
  const delegation = new VoteDelegation(params.delegator);
  delegation.delegate = voterOf(params.toDelegate);
  delegation.since = event.block.timestamp;
  delegation.transaction = event.transaction.hash;
  delegation.save();
}

export function handleWalletVotesChanged(event: DelegateVotesChanged): void {
  const delegate = loadDelegate(event.params.delegate, event);
  delegate.walletVotes = event.params.newVotes;
  delegate.votes = delegate.walletVotes.plus(delegate.lockedVotes);
  delegate.save();
}

// What the treasury gets and pays. Anybody can move nothing: that is no flow. Nor is what goes to the treasury itself.

export function handleTreasuryIncome(event: Transfer): void {
  if (isFlow(event)) createIncome(event);
}

export function handleTreasuryOutgoing(event: Transfer): void {
  if (isFlow(event)) createOutgoing(event);
}

function isFlow(event: Transfer): boolean {
  return event.params.value.gt(ZERO) && !event.params.from.equals(event.params.to);
}
