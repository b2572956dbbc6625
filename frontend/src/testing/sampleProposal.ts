import { localAccounts } from "@sonm/protocol/localAccounts.ts";

import type { ProposalFacts } from "../features/governance/proposalFacts.ts";
import { DAY } from "../lib/time.ts";

/** A proposal whose vote began a day ago and lasts for six more. @param now unix seconds */
export const sampleProposal = (now: number, change: Partial<ProposalFacts> = {}): ProposalFacts => ({
  id: 77n,
  number: 3,
  title: "Raise the market fee",
  proposer: localAccounts.holder.address,
  targets: [],
  snapshot: now - DAY,
  deadline: now + 6 * DAY,
  extended: false,
  votes: [0n, 0n, 0n],
  voters: 0,
  createdAt: now - 3 * DAY,
  queuedAt: undefined,
  eta: undefined,
  executedAt: undefined,
  cancelledAt: undefined,
  closed: false,
  veto: undefined,
  spent: 0n,
  ...change,
});
