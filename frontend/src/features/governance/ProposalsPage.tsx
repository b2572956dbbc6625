import { Link } from "@tanstack/react-router";
import { Plus, Vote } from "lucide-react";

import { Term } from "../../glossary/Term.tsx";
import { IndexUnreachable } from "../../indexer/IndexUnreachable.tsx";
import { useIndexed } from "../../indexer/useIndexed.ts";
import { BackLink } from "../../ui/BackLink.tsx";
import { Button } from "../../ui/Button.tsx";
import { Choice } from "../../ui/Choice.tsx";
import { Empty } from "../../ui/Empty.tsx";
import { PageHeader } from "../../ui/PageHeader.tsx";
import { Panel } from "../../ui/Panel.tsx";
import { Skeleton } from "../../ui/Skeleton.tsx";
import { ProposalList } from "./ProposalList.tsx";
import { type ProposalStage, isOpen } from "./ProposalStage.ts";
import type { ProposalsSearch, ShownProposals } from "./proposalsSearch.ts";
import { fetchProposals } from "./proposalsQuery.ts";
import { useStages } from "./useStages.ts";

const SHOWN: readonly { readonly value: ShownProposals; readonly text: string }[] = [
  { value: "open", text: "Open" },
  { value: "executed", text: "Executed" },
  { value: "ended", text: "Not carried out" },
  { value: "all", text: "All" },
];

/** Whether a proposal belongs to what is shown. One whose state is not known yet is shown with the open ones. */
const belongs = (show: ShownProposals, stage: ProposalStage | undefined): boolean => {
  if (show === "all") return true;
  if (stage === undefined || isOpen(stage)) return show === "open";
  return show === (stage === "executed" ? "executed" : "ended");
};

interface ProposalsPageProps {
  readonly search: ProposalsSearch;
  readonly onSearch: (search: ProposalsSearch) => void;
}

/** Everything that was ever proposed to the DAO, by where it stands. */
export function ProposalsPage({ search, onSearch }: ProposalsPageProps) {
  const show = search.show ?? "open";
  const query = useIndexed(["proposals"], fetchProposals);
  const stage = useStages(query.data ?? []);
  const shown = query.data?.filter((proposal) => belongs(show, stage(proposal)));
  return (
    <>
      <BackLink to="/dao">DAO</BackLink>
      <PageHeader
        title="Proposals"
        aside={
          <Button kind="primary" asChild>
            <Link to="/dao/propose" data-testid="to-propose">
              <Plus aria-hidden className="size-4" />
              New proposal
            </Link>
          </Button>
        }
      >
        What holders propose, vote on and carry out. A <Term id="proposal">proposal</Term> does nothing before its vote
        is over and its <Term id="timelock">time in the treasury</Term> has passed.
      </PageHeader>
      <div className="mb-4">
        <Choice
          label="Which proposals"
          testId="proposals-show"
          value={show}
          options={SHOWN}
          onChange={(value) => onSearch(value === "open" ? {} : { show: value })}
        />
      </div>
      <Panel flush>
        {shown === undefined ? (
          query.isError ? (
            <IndexUnreachable onRetry={() => void query.refetch()} />
          ) : (
            <div className="p-5" aria-busy>
              <Skeleton className="h-24 w-full" />
            </div>
          )
        ) : shown.length === 0 ? (
          <Empty
            icon={Vote}
            title={show === "open" ? "No proposal is open" : "There is none"}
            testId="proposals-empty"
            action={
              <Button size="small" asChild>
                <Link to="/dao/propose">Make a proposal</Link>
              </Button>
            }
          >
            {show === "open"
              ? "Whoever has enough votes, of SNM of its own or by delegation, can make one."
              : "Look at the open ones, or make a proposal yourself."}
          </Empty>
        ) : (
          <ProposalList proposals={shown} stage={stage} />
        )}
      </Panel>
    </>
  );
}
