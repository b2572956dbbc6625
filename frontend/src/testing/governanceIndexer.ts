import type { ProposalFacts } from "../features/governance/proposalFacts.ts";
import type { VoteFacts } from "../features/governance/voteFacts.ts";
import type { Indexer } from "../indexer/Indexer.ts";

/** What the index knows of the DAO. */
interface GovernanceIndex {
  readonly proposals?: readonly ProposalFacts[];
  /** Of each proposal. */
  readonly description?: string;
  readonly codeHash?: `0x${string}`;
  readonly votes?: readonly VoteFacts[];
  readonly delegates?: readonly object[];
  readonly delegate?: object | null;
  readonly brakeSupports?: readonly object[];
  readonly brakePulls?: readonly object[];
  readonly workOrders?: readonly object[];
  readonly reportKinds?: readonly object[];
}

const textOf = (time: number | undefined): string | null => (time === undefined ? null : String(time));

const indexedVote = ({ voter, support, weight, reason, sender, time, transaction }: VoteFacts) => ({
  voter: { id: voter },
  support: ["AGAINST", "FOR", "ABSTAIN"][support],
  weight: String(weight),
  ...{ reason, sender, transaction },
  timestamp: String(time),
});

/** An index that is up to date, and tells of proposals as graph-node does. */
export function governanceIndexer(known: GovernanceIndex): Indexer {
  const indexedProposal = (facts: ProposalFacts) => ({
    id: `0x${facts.id.toString(16).padStart(64, "0")}`,
    number: facts.number,
    title: facts.title,
    status: facts.executedAt !== undefined ? "EXECUTED" : facts.closed ? "CANCELED" : "OPEN",
    proposer: { id: facts.proposer },
    targets: facts.targets,
    snapshot: String(facts.snapshot),
    deadline: String(facts.deadline),
    extendedDeadline: facts.extended ? String(facts.deadline) : null,
    againstVotes: String(facts.votes[0]),
    forVotes: String(facts.votes[1]),
    abstainVotes: String(facts.votes[2]),
    voterCount: facts.voters,
    createdAt: String(facts.createdAt),
    queuedAt: textOf(facts.queuedAt),
    eta: textOf(facts.eta),
    executedAt: textOf(facts.executedAt),
    canceledAt: textOf(facts.cancelledAt),
    vetoReason: facts.veto?.reason ?? null,
    guardian: facts.veto?.guardian ?? null,
    spent: String(facts.spent),
    description: known.description ?? "",
    block: "90",
    codeHash: known.codeHash ?? `0x${"00".repeat(32)}`,
    createdIn: `0x${"11".repeat(32)}`,
    queuedIn: null,
    executedIn: null,
    canceledIn: null,
    votes: known.votes?.map(indexedVote) ?? [],
  });
  return {
    request: () =>
      Promise.resolve({
        _meta: { block: { number: 1_000_000, timestamp: null }, hasIndexingErrors: false },
        proposals: known.proposals?.map(indexedProposal) ?? [],
        delegates: known.delegates ?? [],
        delegate: known.delegate ?? null,
        daos: [{ proposalCount: known.proposals?.length ?? 0 }],
        brakeSupports: known.brakeSupports ?? [],
        brakePulls: known.brakePulls ?? [],
        workOrders: known.workOrders ?? [],
        reportKinds: known.reportKinds ?? [],
        programMembers: [],
        rewardClaims: [],
      } as never),
  };
}
