import { formatSnm } from "../../lib/money.ts";
import { shortAddress } from "../../lib/shortAddress.ts";
import { formatDateTime, formatDuration } from "../../lib/time.ts";
import { PROPOSAL_STATES } from "../proposalStates.ts";
import type { ErrorSentences } from "./ErrorSentences.ts";

const REPORT = "Reload the page; if it happens again, report it with the details below.";
const LOOK_AT_LIST = "Go back to the list of proposals and choose one that is there.";

/** What a state demands that somebody does, as a remedy. */
const remedyIn: Record<number, string> = {
  0: "The vote has not begun; come back when it has.",
  1: "The vote runs; come back when it is over.",
  2: "It was taken back or vetoed. Make a new proposal if it is still wanted.",
  3: "It was not accepted. Make a new proposal if it is still wanted.",
  4: "It was accepted: put it into the queue of the treasury.",
  5: "It waits in the treasury: execute it when its time has come.",
  6: "It was not executed in time. Make a new proposal if it is still wanted.",
  7: "It was executed; nothing is left to do.",
};

/** The DAO's governor: proposing, voting, queueing, executing. */
export const governorErrors = {
  GovernorProposalUnknown: () => ({
    sentence: "There is no such proposal.",
    remedy: LOOK_AT_LIST,
  }),
  GovernorNonexistentProposal: () => ({
    sentence: "There is no such proposal.",
    remedy: LOOK_AT_LIST,
  }),
  GovernorCodeChanged: () => ({
    sentence: "A contract that the proposal calls has other code than when it was proposed.",
    remedy: "It can't be executed any more. Make a new proposal after reading the new code.",
  }),
  GovernorGuardianOnly: (caller) => ({
    sentence: `Only the guardian may veto; this is ${shortAddress(caller)}.`,
    remedy: "Vote against the proposal, or ask the guardian.",
  }),
  GovernorGuardianTermOver: (ended) => ({
    sentence: `The guardian's term ended on ${formatDateTime(Number(ended))}.`,
    remedy: "Vote against the proposal: only votes decide now.",
  }),
  GovernorSettingOutOfRange: (value, lowest, highest) => ({
    sentence: `The setting ${value} is not between ${lowest} and ${highest}.`,
    remedy: "Choose a value within these bounds.",
  }),
  PackedCallTooLarge: (_value, length) => ({
    sentence: `A call of the proposal is too large: it has ${length} bytes, or sends too much of the network's coin.`,
    remedy: "Split it into several proposals.",
  }),
  CodeStoreTooLong: (length) => ({
    sentence: `The calls of the proposal have ${length} bytes together, more than the chain keeps.`,
    remedy: "Split it into several proposals, or shorten the texts in it.",
  }),
  GovernorInvalidProposalLength: () => ({
    sentence: "The proposal has no calls, or its targets, values and data differ in number.",
    remedy: "Add at least one action to it.",
  }),
  GovernorAlreadyCastVote: (voter) => ({
    sentence: `${shortAddress(voter)} has voted on this proposal already.`,
    remedy: "A vote can't be changed. Look at it in the list of votes.",
  }),
  GovernorDisabledDeposit: () => ({
    sentence: "The governor holds no money.",
    remedy: "Send it to the treasury.",
  }),
  GovernorOnlyExecutor: (account) => ({
    sentence: `Only a decision of the DAO may do this, not ${shortAddress(account)}.`,
    remedy: "Make a proposal to the DAO.",
  }),
  GovernorUnexpectedProposalState: (_id, current) => ({
    sentence: `That can't be done now: the proposal is ${PROPOSAL_STATES[current] ?? "in another state"}.`,
    remedy: remedyIn[current] ?? REPORT,
  }),
  GovernorInvalidVotingPeriod: (period) => ({
    sentence: `A vote can't last ${formatDuration(Number(period))}.`,
    remedy: "Choose a longer time.",
  }),
  GovernorInsufficientProposerVotes: (_proposer, votes, threshold) => ({
    sentence: `Proposing takes ${formatSnm(threshold, "up")} votes; this account has ${formatSnm(votes)}.`,
    remedy: `Get another ${formatSnm(threshold - votes, "up")} votes: by SNM of your own or by delegation.`,
  }),
  GovernorRestrictedProposer: (proposer) => ({
    sentence: `The text of the proposal names another proposer than ${shortAddress(proposer)}.`,
    remedy: "Propose it from the account that it names, or write it anew.",
  }),
  GovernorInvalidVoteType: () => ({
    sentence: "A vote is against, for or abstains; this one is none of them.",
    remedy: REPORT,
  }),
  GovernorInvalidVoteParams: () => ({
    sentence: "The vote brings more than the governor reads.",
    remedy: REPORT,
  }),
  GovernorProposalQueueingNotRequired: () => ({
    sentence: "The proposal does not pass through the queue.",
    remedy: "Execute it at once.",
  }),
  GovernorProposalQueueingFailed: () => ({
    sentence: "The treasury did not take the proposal into its queue.",
    remedy: "Try again in the next block.",
  }),
  GovernorAlreadyQueuedProposal: () => ({
    sentence: "The proposal is in the queue already.",
    remedy: "Execute it when its time has come.",
  }),
  GovernorInvalidSignature: (voter) => ({
    sentence: `The signature is not ${shortAddress(voter)}'s over this vote.`,
    remedy: "Ask for a new one: each vote by signature uses up the ones that were signed before it.",
  }),
  GovernorUnableToCancel: (_id, account) => ({
    sentence: `${shortAddress(account)} can't take this proposal back.`,
    remedy: "Only its proposer can, and only before the vote begins. Vote against it instead.",
  }),
  GovernorPreventLateQuorumVoteExtensionTooLarge: (extension, most) => ({
    sentence: `A late vote can't extend the voting by ${formatDuration(Number(extension))}.`,
    remedy: `Choose at most ${formatDuration(Number(most))}.`,
  }),
} satisfies Partial<ErrorSentences>;
