import type { ProposalStage } from "./ProposalStage.ts";
import type { ProposalFacts } from "./proposalFacts.ts";

/** Something that can be done about a proposal now. */
export interface ProposalDue {
  readonly proposal: ProposalFacts;
  readonly act: "vote" | "queue" | "execute";
}

/**
 * What can be done about proposals: votes first, then what everybody may carry on.
 *
 * @param stage undefined where it is not known
 * @param voted whether the reader has voted; undefined where it is not known
 * @param now unix seconds
 */
export function proposalTodos(
  proposals: readonly ProposalFacts[],
  stage: (one: ProposalFacts) => ProposalStage | undefined,
  voted: (one: ProposalFacts) => boolean | undefined,
  now: number,
): readonly ProposalDue[] {
  const at = (wanted: ProposalStage) => proposals.filter((one) => stage(one) === wanted);
  return [
    ...at("votes")
      .filter((proposal) => voted(proposal) === false)
      .map((proposal) => ({ proposal, act: "vote" as const })),
    ...at("accepted").map((proposal) => ({ proposal, act: "queue" as const })),
    ...at("queued")
      .filter(({ eta }) => eta !== undefined && eta <= now)
      .map((proposal) => ({ proposal, act: "execute" as const })),
  ];
}
