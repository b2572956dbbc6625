import {
  GuardianSet,
  LateQuorumVoteExtensionSet,
  ProposalCanceled,
  ProposalCreated,
  ProposalExecuted,
  ProposalExtended,
  ProposalQueued,
  ProposalRecorded,
  ProposalThresholdSet,
  ProposalVetoed,
  TimelockChange,
  VoteCast,
  VoteCastWithParams,
  VotingDelaySet,
  VotingPeriodSet,
} from "../generated/SonmGovernor/SonmGovernor";
import { loadDao } from "./entities/dao";
import { loadDelegate } from "./entities/delegate";
import { createParameterChange } from "./entities/parameterChange";
import { createProposal, loadProposal } from "./entities/proposal";
import { takeRecentMovement } from "./entities/recentMovement";
import { castVote } from "./entities/vote";
import { someone } from "./someone";

// Proposals

export function handleProposalCreated(event: ProposalCreated): void {
  createProposal(event).save();
  const proposer = loadDelegate(event.params.proposer, event);
  proposer.proposalsMade += 1;
  proposer.save();
}

export function handleProposalRecorded(event: ProposalRecorded): void {
  const proposal = loadProposal(event.params.proposalId);
  proposal.number = event.params.number.toI32();
  proposal.codeHash = event.params.codeHash;
  proposal.save();
  const dao = loadDao();
  dao.proposalCount = proposal.number;
  dao.save();
}

export function handleProposalQueued(event: ProposalQueued): void {
  const proposal = loadProposal(event.params.proposalId);
  proposal.status = "QUEUED";
  proposal.eta = event.params.etaSeconds;
  proposal.queuedAt = event.block.timestamp;
  proposal.queuedIn = event.transaction.hash;
  proposal.save();
}

export function handleProposalExecuted(event: ProposalExecuted): void {
  const proposal = loadProposal(event.params.proposalId);
  proposal.status = "EXECUTED";
  proposal.spent = takeRecentMovement(proposal.id, event.transaction.hash);
  proposal.executedAt = event.block.timestamp;
  proposal.executedIn = event.transaction.hash;
  proposal.save();
  const dao = loadDao();
  dao.executedCount += 1;
  dao.save();
}

export function handleProposalCanceled(event: ProposalCanceled): void {
  const proposal = loadProposal(event.params.proposalId);
  proposal.status = "CANCELED";
  proposal.canceledAt = event.block.timestamp;
  proposal.canceledIn = event.transaction.hash;
  proposal.save();
}

// Comes after `ProposalCanceled`.
export function handleProposalVetoed(event: ProposalVetoed): void {
  const proposal = loadProposal(event.params.proposalId);
  proposal.vetoReason = event.params.reason;
  proposal.guardian = event.params.guardian;
  proposal.save();
}

// Votes

export function handleVoteCast(event: VoteCast): void {
  const params = event.params;
  castVote(event, params.proposalId, params.voter, params.support, params.weight, params.reason);
}

export function handleVoteCastWithParams(event: VoteCastWithParams): void {
  const params = event.params;
  castVote(event, params.proposalId, params.voter, params.support, params.weight, params.reason);
}

export function handleProposalExtended(event: ProposalExtended): void {
  const proposal = loadProposal(event.params.proposalId);
  proposal.deadline = event.params.extendedDeadline;
  proposal.extendedDeadline = event.params.extendedDeadline;
  proposal.save();
}

// Settings

export function handleVotingDelaySet(event: VotingDelaySet): void {
  const dao = loadDao();
  dao.votingDelay = event.params.newVotingDelay;
  dao.save();
  createParameterChange(event, "votingDelay", event.params.newVotingDelay.toString());
}

export function handleVotingPeriodSet(event: VotingPeriodSet): void {
  const dao = loadDao();
  dao.votingPeriod = event.params.newVotingPeriod;
  dao.save();
  createParameterChange(event, "votingPeriod", event.params.newVotingPeriod.toString());
}

export function handleProposalThresholdSet(event: ProposalThresholdSet): void {
  const dao = loadDao();
  dao.proposalThreshold = event.params.newProposalThreshold;
  dao.save();
  createParameterChange(event, "proposalThreshold", event.params.newProposalThreshold.toString());
}

export function handleLateQuorumVoteExtensionSet(event: LateQuorumVoteExtensionSet): void {
  const dao = loadDao();
  dao.lateExtension = event.params.newVoteExtension;
  dao.save();
  createParameterChange(event, "lateQuorumVoteExtension", event.params.newVoteExtension.toString());
}

export function handleSonmGovernorGuardianSet(event: GuardianSet): void {
  const dao = loadDao();
  dao.guardian = someone(event.params.guardian);
  dao.save();
  createParameterChange(event, "guardian", event.params.guardian.toHexString());
}

export function handleTimelockChange(event: TimelockChange): void {
  const dao = loadDao();
  dao.treasury = event.params.newTimelock;
  dao.save();
  createParameterChange(event, "timelock", event.params.newTimelock.toHexString());
}
