import { snmText as snm } from "../snmText.ts";
import { timeText } from "@sonm/protocol/proposals/timeText.ts";
import { ProposalState } from "@sonm/protocol/proposals/ProposalState.ts";

import type { Proposal } from "./readProposals.ts";
import type { Standing } from "./readStanding.ts";

/**
 * What is left to do for a proposal, by whom, and from when: a sentence for each.
 *
 * @param now unix seconds
 */
export function nextSteps({ number, proposer }: Proposal, standing: Standing, now: bigint): string[] {
  const { deadline, snapshot, eta, codeChanged } = standing;
  const stopped = "The code of a target changed since it was proposed: it can't be executed any more.";
  const warned = codeChanged ? [stopped] : [];
  switch (Number(standing.state)) {
    case ProposalState.Pending:
      return [
        `The vote begins after ${timeText(snapshot)}. Delegate before: votes count as they are then.`,
        `Until then ${proposer} can take it back: \`dao cancel ${number}\`.`,
        ...warned,
      ];
    case ProposalState.Active:
      return [
        `Everybody with votes can vote until ${timeText(deadline)}: \`dao vote ${number} for|against|abstain\`.`,
        ...quorumStep(standing),
        ...warned,
      ];
    case ProposalState.Succeeded:
      return codeChanged ? [stopped] : [`Anybody can put it into the treasury's queue: \`dao queue ${number}\`.`];
    case ProposalState.Queued:
      if (codeChanged) return [stopped];
      return [
        eta > now
          ? `Anybody can execute it from ${timeText(eta)} on: \`dao execute ${number}\`.`
          : `Anybody can execute it now: \`dao execute ${number}\`.`,
        `Until then the guardian can veto it: \`dao veto ${number}\`.`,
      ];
    case ProposalState.Defeated:
      return [defeat(standing)];
    default:
      return ["Nothing is left to do."];
  }
}

function quorumStep({ quorum = 0n, for: votes, abstain }: Standing): string[] {
  const missing = quorum - votes - abstain;
  return missing > 0n
    ? [`${snm(missing)} of votes for it, or abstentions, are missing to the quorum of ${snm(quorum)}.`]
    : [];
}

function defeat({ quorum = 0n, for: votes, against, abstain }: Standing): string {
  if (votes + abstain < quorum) return `It missed the quorum of ${snm(quorum)}. Nothing is left to do.`;
  return against >= votes ? "More votes were against it, or as many. Nothing is left to do." : "Nothing is left to do.";
}
