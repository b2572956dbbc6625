import { PROPOSAL_STATES } from "../proposals/proposalStates.ts";
import type { ErrorSentences } from "./ErrorSentences.ts";
import type { ErrorWording } from "./ErrorWording.ts";

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
export const governorErrors = (say: ErrorWording) =>
  ({
    GovernorProposalUnknown: () => ({
      sentence: "There is no such proposal.",
      remedy: `Choose one from ${say.places.proposals}.`,
    }),
    GovernorNonexistentProposal: () => ({
      sentence: "There is no such proposal.",
      remedy: `Choose one from ${say.places.proposals}.`,
    }),
    GovernorCodeChanged: () => ({
      sentence: "A contract that the proposal calls has other code than when it was proposed.",
      remedy: "It can't be executed any more. Make a new proposal after reading the new code.",
    }),
    GovernorGuardianOnly: (caller) => ({
      sentence: `Only the guardian may veto; this is ${say.account(caller)}.`,
      remedy: "Vote against the proposal, or ask the guardian.",
    }),
    GovernorGuardianTermOver: (ended) => ({
      sentence: `The guardian's term ended on ${say.time(ended)}.`,
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
      sentence: `${say.account(voter)} has voted on this proposal already.`,
      remedy: "A vote can't be changed.",
    }),
    GovernorDisabledDeposit: () => ({
      sentence: "The governor holds no money.",
      remedy: "Send it to the treasury.",
    }),
    GovernorOnlyExecutor: (account) => ({
      sentence: `Only a decision of the DAO may do this, not ${say.account(account)}.`,
      remedy: `${say.propose}.`,
    }),
    GovernorUnexpectedProposalState: (_id, current) => ({
      sentence: `That can't be done now: the proposal is ${PROPOSAL_STATES[Number(current)] ?? "in another state"}.`,
      remedy: remedyIn[Number(current)] ?? say.report,
    }),
    GovernorInvalidVotingPeriod: (period) => ({
      sentence: `A vote can't last ${say.duration(period)}.`,
      remedy: "Choose a longer time.",
    }),
    GovernorInsufficientProposerVotes: (_proposer, votes, threshold) => ({
      sentence: `Proposing takes ${say.snm(threshold, "up")} votes; this account has ${say.snm(votes)}.`,
      remedy: `Get another ${say.snm(threshold - votes, "up")} votes: by SNM of your own or by delegation.`,
    }),
    GovernorRestrictedProposer: (proposer) => ({
      sentence: `The text of the proposal names another proposer than ${say.account(proposer)}.`,
      remedy: "Propose it from the account that it names, or write it anew.",
    }),
    GovernorInvalidVoteType: () => ({
      sentence: "A vote is against, for or abstains; this one is none of them.",
      remedy: say.report,
    }),
    GovernorInvalidVoteParams: () => ({
      sentence: "The vote brings more than the governor reads.",
      remedy: say.report,
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
      sentence: `The signature is not ${say.account(voter)}'s over this vote.`,
      remedy: "Ask for a new one: each vote by signature uses up the ones that were signed before it.",
    }),
    GovernorUnableToCancel: (_id, account) => ({
      sentence: `${say.account(account)} can't take this proposal back.`,
      remedy: "Only its proposer can, and only before the vote begins. Vote against it instead.",
    }),
    GovernorPreventLateQuorumVoteExtensionTooLarge: (extension, most) => ({
      sentence: `A late vote can't extend the voting by ${say.duration(extension)}.`,
      remedy: `Choose at most ${say.duration(most)}.`,
    }),
  }) satisfies Partial<ErrorSentences>;
