import type { Hex } from "viem";

import { graphql } from "../../../indexer/graphql.ts";
import type { Indexer } from "../../../indexer/Indexer.ts";
import { type ProposalFacts, proposalFragment, readProposalFacts } from "../proposalFacts.ts";
import { type VoteFacts, readVoteFacts, voteFragment } from "../voteFacts.ts";

/** Votes that are shown, the heaviest. */
export const MOST_VOTES = 200;

const proposalDocument = graphql(
  `
    query Proposal($number: Int!, $first: Int!) {
      proposals(where: { number: $number }, first: 1) {
        ...ProposalFacts
        description
        codeHash
        block
        createdIn
        queuedIn
        executedIn
        canceledIn
        votes(first: $first, orderBy: weight, orderDirection: desc) {
          ...VoteFacts
        }
      }
    }
  `,
  [proposalFragment, voteFragment],
);

/**
 * A proposal with its text and its votes.
 *
 * - `codeHash`: of the code of what it calls, when it was made
 * - `block`: in which it was made
 * - `made`, `queued`, `executed`, `cancelled`: hashes of the transactions that did it
 */
export interface ProposalDetail {
  readonly facts: ProposalFacts;
  readonly description: string;
  readonly codeHash: Hex;
  readonly block: bigint;
  readonly made: Hex;
  readonly queued: Hex | undefined;
  readonly executed: Hex | undefined;
  readonly cancelled: Hex | undefined;
  readonly votes: readonly VoteFacts[];
}

/**
 * A proposal by its number; null where there is none.
 *
 * @throws if the subgraph does not answer
 */
export async function fetchProposal(
  indexer: Indexer,
  number: number,
  signal?: AbortSignal,
): Promise<ProposalDetail | null> {
  const { proposals } = await indexer.request(proposalDocument, { number, first: MOST_VOTES }, signal);
  const found = proposals[0];
  if (found === undefined) return null;
  return {
    facts: readProposalFacts(found),
    description: found.description,
    codeHash: found.codeHash,
    block: BigInt(found.block),
    made: found.createdIn,
    queued: found.queuedIn ?? undefined,
    executed: found.executedIn ?? undefined,
    cancelled: found.canceledIn ?? undefined,
    votes: found.votes.map(readVoteFacts),
  };
}
