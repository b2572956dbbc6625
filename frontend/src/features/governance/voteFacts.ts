import type { Address, Hex } from "viem";

import { type FragmentOf, graphql, readFragment } from "../../indexer/graphql.ts";

/** What is shown of a vote. */
export const voteFragment = graphql(`
  fragment VoteFacts on Vote {
    voter {
      id
    }
    support
    weight
    reason
    sender
    timestamp
    transaction
  }
`);

/** How a vote was cast, as the governor numbers it: 0 against, 1 for, 2 abstain. */
export const SUPPORT = { AGAINST: 0, FOR: 1, ABSTAIN: 2 } as const;

/**
 * A vote.
 *
 * - `support`: 0 against, 1 for, 2 abstain
 * - `weight`: SNM wei as of the proposal's snapshot
 * - `reason`: the voter's word, unchecked; empty where it gave none
 * - `sender`: who sent it; another one than the voter where that voted by signature, or is a contract
 */
export interface VoteFacts {
  readonly voter: Address;
  readonly support: number;
  readonly weight: bigint;
  readonly reason: string;
  readonly sender: Address;
  readonly time: number;
  readonly transaction: Hex;
}

/** Reads what the index tells of a vote. */
export function readVoteFacts(found: FragmentOf<typeof voteFragment>): VoteFacts {
  const { voter, support, weight, reason, sender, timestamp, transaction } = readFragment(voteFragment, found);
  return {
    voter: voter.id,
    support: SUPPORT[support],
    weight: BigInt(weight),
    reason,
    sender,
    time: Number(timestamp),
    transaction,
  };
}
