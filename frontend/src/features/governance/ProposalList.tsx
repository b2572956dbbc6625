import { Link } from "@tanstack/react-router";

import { useChainNow } from "../../chain/useChainClock.ts";
import { AddressText } from "../../ui/AddressText.tsx";
import { Skeleton } from "../../ui/Skeleton.tsx";
import { StageBadge } from "./StageBadge.tsx";
import type { ProposalStage } from "./ProposalStage.ts";
import { VoteBar } from "./VoteBar.tsx";
import type { ProposalFacts } from "./proposalFacts.ts";
import { whenText } from "./whenText.ts";

interface ProposalListProps {
  readonly proposals: readonly ProposalFacts[];
  readonly stage: (proposal: ProposalFacts) => ProposalStage | undefined;
}

/** Proposals, each a link to its page. */
export function ProposalList({ proposals, stage }: ProposalListProps) {
  return (
    <ul className="divide-y" data-testid="proposals">
      {proposals.map((proposal) => (
        <Row key={proposal.number} proposal={proposal} stage={stage(proposal)} />
      ))}
    </ul>
  );
}

function Row({ proposal, stage }: { readonly proposal: ProposalFacts; readonly stage: ProposalStage | undefined }) {
  const now = useChainNow();
  const { number, title, proposer, votes, voters } = proposal;
  return (
    <li data-testid="proposal" data-proposal={number}>
      <Link
        to="/dao/proposals/$number"
        params={{ number: String(number) }}
        className="block px-4 py-3.5 transition-colors hover:bg-raised/50 sm:px-5"
      >
        <span className="flex flex-wrap items-center gap-x-3 gap-y-1">
          <span className="text-xs text-muted">#{number}</span>
          <span className="min-w-0 font-semibold break-words">{title === "" ? "Without a title" : title}</span>
          <StageBadge stage={stage} />
        </span>
        <span className="mt-1 flex flex-wrap items-center gap-x-4 gap-y-1 text-xs text-muted">
          {stage === undefined ? <Skeleton className="w-24" /> : <span>{whenText(stage, proposal, now)}</span>}
          <span>
            by <AddressText address={proposer} link={false} />
          </span>
          <span>{voters === 1 ? "one vote" : `${voters} votes`}</span>
        </span>
        {voters > 0 && <VoteBar votes={votes} className="mt-2.5 max-w-xl" />}
      </Link>
    </li>
  );
}
