import { graphql } from "../../indexer/graphql.ts";
import type { Indexer } from "../../indexer/Indexer.ts";
import { type ProposalFacts, proposalFragment, readProposalFacts } from "./proposalFacts.ts";

/** Proposals that are shown. */
export const MOST_PROPOSALS = 100;

const proposalsDocument = graphql(
  `
    query Proposals($first: Int!) {
      proposals(first: $first, orderBy: number, orderDirection: desc) {
        ...ProposalFacts
      }
    }
  `,
  [proposalFragment],
);

/**
 * The newest proposals, the newest first.
 *
 * @throws if the subgraph does not answer
 */
export async function fetchProposals(indexer: Indexer, signal?: AbortSignal): Promise<readonly ProposalFacts[]> {
  const { proposals } = await indexer.request(proposalsDocument, { first: MOST_PROPOSALS }, signal);
  return proposals.map(readProposalFacts);
}
