import type { Address } from "viem";

import { graphql } from "../../indexer/graphql.ts";
import type { Indexer } from "../../indexer/Indexer.ts";
import { type NodeFacts, nodeFactsFragment, readNodeFacts } from "./nodeFacts.ts";

/** More than anybody can have at one time; places that were left stay in the index. */
const MOST = 100;

const stakesDocument = graphql(
  `
    query Stakes($account: String!, $first: Int!) {
      delegations(where: { account: $account }, first: $first, orderBy: createdAt, orderDirection: asc) {
        masternode {
          ...NodeFacts
        }
        shares
        unbondingShares
        totalStaked
        totalWithdrawn
      }
    }
  `,
  [nodeFactsFragment],
);

/**
 * What an account has put into a masternode and taken out of it, SNM wei, ever.
 *
 * - `shares`, `unbondingShares`: of the pool, and of what is on the way out
 */
export interface StakeRecord {
  readonly node: NodeFacts;
  readonly shares: bigint;
  readonly unbondingShares: bigint;
  readonly staked: bigint;
  readonly withdrawn: bigint;
}

/**
 * The masternodes in which an account has stake, or had.
 *
 * @throws if the subgraph does not answer
 */
export async function fetchStakes(
  indexer: Indexer,
  account: Address,
  signal?: AbortSignal,
): Promise<readonly StakeRecord[]> {
  const variables = { account: account.toLowerCase(), first: MOST };
  const { delegations } = await indexer.request(stakesDocument, variables, signal);
  return delegations.map(({ masternode, shares, unbondingShares, totalStaked, totalWithdrawn }) => ({
    node: readNodeFacts(masternode),
    shares: BigInt(shares),
    unbondingShares: BigInt(unbondingShares),
    staked: BigInt(totalStaked),
    withdrawn: BigInt(totalWithdrawn),
  }));
}
