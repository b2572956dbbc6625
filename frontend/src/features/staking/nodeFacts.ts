import type { Address } from "viem";

import { type FragmentOf, graphql, readFragment } from "../../indexer/graphql.ts";
import type { CommissionChange } from "./commissions.ts";

// The owner's own delegation is the first: nobody can stake in a node before it is there.
export const nodeFactsFragment = graphql(`
  fragment NodeFacts on Masternode {
    id
    owner {
      name
    }
    signer
    endpoint
    description
    stake
    unbonding
    rewarded
    rewardsUntil
    jailedUntil
    earned
    commissionOwed
    payout
    commissions(first: 50, orderBy: timestamp, orderDirection: desc) {
      commission
      startsAt
      timestamp
    }
    delegations(first: 8, orderBy: createdAt, orderDirection: asc) {
      account {
        id
      }
      shares
    }
    active
    reportsSigned
    lastSignedEpoch
    joinedAt
    slashed
  }
`);

/**
 * What the index knows of a masternode. Amounts in SNM wei, times in unix seconds.
 *
 * - `name`, `description`, `endpoint`: the owner's own words, unchecked
 * - `stake`: in its pool; `unbonding`: on the way out
 * - `bonded`: whether the owner has stake of its own in it
 * - `rewardsUntil`: when the last reward on its way is part of the stake
 * - `earned`: as far as it was claimed
 * - `active`: whether it belongs to the next signer set
 */
export interface NodeFacts {
  readonly owner: Address;
  readonly name: string;
  readonly signer: Address;
  readonly endpoint: string;
  readonly description: string;
  readonly stake: bigint;
  readonly unbonding: bigint;
  readonly bonded: boolean;
  readonly rewarded: bigint;
  readonly rewardsUntil: number;
  readonly jailedUntil: number;
  readonly earned: bigint;
  readonly commissionOwed: bigint;
  readonly payout: Address;
  readonly commissions: readonly CommissionChange[];
  readonly active: boolean;
  readonly reportsSigned: number;
  readonly lastSignedEpoch: bigint | undefined;
  readonly joinedAt: number;
  readonly slashed: bigint;
}

export function readNodeFacts(source: FragmentOf<typeof nodeFactsFragment>): NodeFacts {
  const data = readFragment(nodeFactsFragment, source);
  return {
    owner: data.id,
    name: data.owner.name,
    signer: data.signer,
    endpoint: data.endpoint,
    description: data.description,
    stake: BigInt(data.stake),
    unbonding: BigInt(data.unbonding),
    bonded: data.delegations.some(({ account, shares }) => account.id === data.id && BigInt(shares) > 0n),
    rewarded: BigInt(data.rewarded),
    rewardsUntil: Number(data.rewardsUntil),
    jailedUntil: Number(data.jailedUntil),
    earned: BigInt(data.earned),
    commissionOwed: BigInt(data.commissionOwed),
    payout: data.payout,
    commissions: data.commissions.map(({ commission, startsAt, timestamp }) => ({
      commission,
      startsAt: Number(startsAt),
      announcedAt: Number(timestamp),
    })),
    active: data.active,
    reportsSigned: data.reportsSigned,
    lastSignedEpoch: data.lastSignedEpoch === null ? undefined : BigInt(data.lastSignedEpoch),
    joinedAt: Number(data.joinedAt),
    slashed: BigInt(data.slashed),
  };
}
