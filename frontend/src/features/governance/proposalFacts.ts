import type { Address, Hex } from "viem";

import { type FragmentOf, graphql, readFragment } from "../../indexer/graphql.ts";

/** What a list shows of a proposal. */
export const proposalFragment = graphql(`
  fragment ProposalFacts on Proposal {
    id
    number
    title
    status
    proposer {
      id
    }
    targets
    snapshot
    deadline
    extendedDeadline
    forVotes
    againstVotes
    abstainVotes
    voterCount
    createdAt
    queuedAt
    eta
    executedAt
    canceledAt
    vetoReason
    guardian
    spent
  }
`);

/**
 * A proposal as the index tells it. Times in unix seconds, votes and `spent` in SNM wei.
 *
 * - `id`: the contract's own
 * - `title`: the proposer's word, unchecked
 * - `snapshot`: the vote begins after it; `deadline`: its last second; `extended`: whether that came later than at first
 * - `closed`: it was executed or cancelled
 * - `veto`: by which guardian, and why
 * - `spent`: what it took out of the treasury
 */
export interface ProposalFacts {
  readonly id: bigint;
  readonly number: number;
  readonly title: string;
  readonly proposer: Address;
  readonly targets: readonly Address[];
  readonly snapshot: number;
  readonly deadline: number;
  readonly extended: boolean;
  readonly votes: readonly [against: bigint, inFavour: bigint, abstain: bigint];
  readonly voters: number;
  readonly createdAt: number;
  readonly queuedAt: number | undefined;
  readonly eta: number | undefined;
  readonly executedAt: number | undefined;
  readonly cancelledAt: number | undefined;
  readonly closed: boolean;
  readonly veto: { readonly guardian: Address; readonly reason: string } | undefined;
  readonly spent: bigint;
}

const time = (value: string | null): number | undefined => (value === null ? undefined : Number(value));

/** Reads what the index tells of a proposal. */
export function readProposalFacts(found: FragmentOf<typeof proposalFragment>): ProposalFacts {
  const entry = readFragment(proposalFragment, found);
  const guardian: Hex | null = entry.guardian;
  return {
    id: BigInt(entry.id),
    number: entry.number,
    title: entry.title,
    proposer: entry.proposer.id,
    targets: entry.targets,
    snapshot: Number(entry.snapshot),
    deadline: Number(entry.deadline),
    extended: entry.extendedDeadline !== null,
    votes: [BigInt(entry.againstVotes), BigInt(entry.forVotes), BigInt(entry.abstainVotes)],
    voters: entry.voterCount,
    createdAt: Number(entry.createdAt),
    queuedAt: time(entry.queuedAt),
    eta: time(entry.eta),
    executedAt: time(entry.executedAt),
    cancelledAt: time(entry.canceledAt),
    closed: entry.status === "EXECUTED" || entry.status === "CANCELED",
    veto: guardian === null ? undefined : { guardian, reason: entry.vetoReason ?? "" },
    spent: BigInt(entry.spent),
  };
}
