import { localAccounts } from "@sonm/protocol/localAccounts.ts";

import type { NodeFacts } from "../features/staking/nodeFacts.ts";

const BOND = 100_000n * 10n ** 18n;

/** A masternode with a seat and no commission, of the local operator. */
export const sampleMasternode = (change: Partial<NodeFacts> = {}): NodeFacts => ({
  owner: localAccounts.operator.address,
  name: "",
  signer: localAccounts.signer1.address,
  endpoint: "https://node.example.org",
  description: "",
  stake: BOND,
  unbonding: 0n,
  bonded: true,
  rewarded: 0n,
  rewardsUntil: 0,
  jailedUntil: 0,
  earned: 0n,
  commissionOwed: 0n,
  payout: localAccounts.operator.address,
  commissions: [],
  active: true,
  reportsSigned: 0,
  lastSignedEpoch: undefined,
  joinedAt: 0,
  slashed: 0n,
  ...change,
});
