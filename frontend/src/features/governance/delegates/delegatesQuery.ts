import type { Address } from "viem";

import { type FragmentOf, graphql, readFragment } from "../../../indexer/graphql.ts";
import type { Indexer } from "../../../indexer/Indexer.ts";
import { type VoteFacts, readVoteFacts, voteFragment } from "../voteFacts.ts";

/** Delegates that are listed, the heaviest; and votes, delegators and proposals of one. */
export const MOST_SHOWN = 100;

const delegateFragment = graphql(`
  fragment DelegateFacts on Delegate {
    id
    walletVotes
    lockedVotes
    votes
    delegatorCount
    votesCast
    proposalsMade
    lastVotedAt
  }
`);

const delegatesDocument = graphql(
  `
    query Delegates($first: Int!) {
      delegates(where: { votes_gt: "0" }, first: $first, orderBy: votes, orderDirection: desc) {
        ...DelegateFacts
      }
      daos(first: 1) {
        proposalCount
      }
    }
  `,
  [delegateFragment],
);

const delegateDocument = graphql(
  `
    query Delegate($id: ID!, $first: Int!) {
      delegate(id: $id) {
        ...DelegateFacts
        delegators(first: $first, orderBy: since, orderDirection: desc) {
          id
          since
        }
        cast(first: $first, orderBy: timestamp, orderDirection: desc) {
          ...VoteFacts
          proposal {
            number
            title
          }
        }
        proposals(first: $first, orderBy: number, orderDirection: desc) {
          number
          title
          createdAt
        }
      }
    }
  `,
  [delegateFragment, voteFragment],
);

/**
 * Who votes for others. Votes in SNM wei, without what it staked itself, which the index does not count.
 *
 * - `delegators`: wallets that delegate to it; `cast`: proposals that it voted on; `made`: that it proposed
 * - `lastVotedAt`: unix seconds, undefined where it never did
 */
export interface DelegateFacts {
  readonly address: Address;
  readonly wallets: bigint;
  readonly locked: bigint;
  readonly votes: bigint;
  readonly delegators: number;
  readonly cast: number;
  readonly made: number;
  readonly lastVotedAt: number | undefined;
}

/** Who votes for others, and how many proposals there were. */
export interface Delegates {
  readonly delegates: readonly DelegateFacts[];
  readonly proposals: number;
}

/** One delegate's record, the newest first. */
export interface DelegateRecord {
  readonly facts: DelegateFacts;
  readonly delegators: readonly { readonly address: Address; readonly since: number }[];
  readonly votes: readonly (VoteFacts & { readonly number: number; readonly title: string })[];
  readonly proposals: readonly { readonly number: number; readonly title: string; readonly createdAt: number }[];
}

function readDelegateFacts(found: FragmentOf<typeof delegateFragment>): DelegateFacts {
  const { id, walletVotes, lockedVotes, votes, delegatorCount, votesCast, proposalsMade, lastVotedAt } = readFragment(
    delegateFragment,
    found,
  );
  return {
    address: id,
    wallets: BigInt(walletVotes),
    locked: BigInt(lockedVotes),
    votes: BigInt(votes),
    delegators: delegatorCount,
    cast: votesCast,
    made: proposalsMade,
    lastVotedAt: lastVotedAt === null ? undefined : Number(lastVotedAt),
  };
}

/**
 * The delegates with the most votes.
 *
 * @throws if the subgraph does not answer
 */
export async function fetchDelegates(indexer: Indexer, signal?: AbortSignal): Promise<Delegates> {
  const { delegates, daos } = await indexer.request(delegatesDocument, { first: MOST_SHOWN }, signal);
  return { delegates: delegates.map(readDelegateFacts), proposals: daos[0]?.proposalCount ?? 0 };
}

/**
 * What an address did as a delegate; null where it never had votes, delegated or proposed.
 *
 * @throws if the subgraph does not answer
 */
export async function fetchDelegate(
  indexer: Indexer,
  address: Address,
  signal?: AbortSignal,
): Promise<DelegateRecord | null> {
  const { delegate } = await indexer.request(
    delegateDocument,
    { id: address.toLowerCase(), first: MOST_SHOWN },
    signal,
  );
  if (delegate === null) return null;
  return {
    facts: readDelegateFacts(delegate),
    delegators: delegate.delegators.map(({ id, since }) => ({ address: id, since: Number(since) })),
    votes: delegate.cast.map((vote) => ({ ...readVoteFacts(vote), ...vote.proposal })),
    proposals: delegate.proposals.map(({ number, title, createdAt }) => ({
      ...{ number, title },
      createdAt: Number(createdAt),
    })),
  };
}
