import type { Indexer } from "../indexer/Indexer.ts";

/** Somebody's part of a masternode, as the subgraph tells it. Amounts as decimal text of SNM wei. */
export interface IndexedStake {
  readonly owner: string;
  readonly shares: string;
  readonly unbondingShares: string;
  readonly totalStaked: string;
  readonly totalWithdrawn: string;
}

const masternode = (owner: string) => ({
  id: owner.toLowerCase(),
  owner: { name: "North" },
  signer: owner,
  endpoint: "https://node.example.org",
  description: "",
  stake: "0",
  unbonding: "0",
  rewarded: "0",
  rewardsUntil: "0",
  jailedUntil: "0",
  earned: "0",
  commissionOwed: "0",
  payout: owner,
  commissions: [],
  delegations: [{ account: { id: owner.toLowerCase() }, shares: "1" }],
  active: true,
  reportsSigned: 0,
  lastSignedEpoch: null,
  joinedAt: "0",
  slashed: "0",
});

/** An index that is up to date, and tells of stakes. */
export const stakeIndexer = (stakes: readonly IndexedStake[]): Indexer => ({
  request: () =>
    Promise.resolve({
      _meta: { block: { number: 1_000_000, timestamp: null }, hasIndexingErrors: false },
      delegations: stakes.map(({ owner, ...rest }) => ({ masternode: masternode(owner), ...rest })),
      masternodes: stakes.map(({ owner }) => masternode(owner)),
      oracles: [],
      reports: [],
    } as never),
});
