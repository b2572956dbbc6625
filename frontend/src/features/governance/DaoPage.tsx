import { Link } from "@tanstack/react-router";
import { Plus, Vote } from "lucide-react";

import { useMe } from "../../chain/useMe.ts";
import { IndexUnreachable } from "../../indexer/IndexUnreachable.tsx";
import { useIndexed } from "../../indexer/useIndexed.ts";
import { Button } from "../../ui/Button.tsx";
import { Empty } from "../../ui/Empty.tsx";
import { PageHeader } from "../../ui/PageHeader.tsx";
import { Panel } from "../../ui/Panel.tsx";
import { Skeleton } from "../../ui/Skeleton.tsx";
import { DaoLinks } from "./DaoLinks.tsx";
import { DigestPanels } from "./DigestPanels.tsx";
import { ProposalList } from "./ProposalList.tsx";
import { isOpen } from "./ProposalStage.ts";
import { TodoPanel } from "./TodoPanel.tsx";
import { TreasuryPanel } from "./TreasuryPanel.tsx";
import { fetchProposals } from "./proposalsQuery.ts";
import { useStages } from "./useStages.ts";

/** The DAO at a glance: what is open, what the reader can do, the money, and the way to everything else. */
export function DaoPage() {
  const { account } = useMe();
  const query = useIndexed(["proposals"], fetchProposals);
  const stage = useStages(query.data ?? []);
  const open = query.data?.filter((one) => {
    const at = stage(one);
    return at === undefined || isOpen(at);
  });
  return (
    <>
      <PageHeader
        title="DAO"
        aside={
          <div className="flex flex-wrap gap-2">
            <Button asChild>
              <Link to="/dao/proposals" data-testid="to-proposals">
                All proposals
              </Link>
            </Button>
            <Button kind="primary" asChild>
              <Link to="/dao/propose" data-testid="to-propose">
                <Plus aria-hidden className="size-4" />
                New proposal
              </Link>
            </Button>
          </div>
        }
      >
        Holders of SNM decide here over priorities, money, people and the rules of the network. Every decision is read
        in words, voted on, and waits in everybody&rsquo;s view before it takes effect.
      </PageHeader>
      <div className="space-y-4">
        <div className="grid grid-cols-[minmax(0,1fr)] items-start gap-4 lg:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
          <Panel title="Open proposals" aside={open === undefined ? undefined : `${open.length} in all`} flush>
            {open === undefined ? (
              query.isError ? (
                <IndexUnreachable onRetry={() => void query.refetch()} />
              ) : (
                <div className="p-5" aria-busy>
                  <Skeleton className="h-45 w-full" />
                </div>
              )
            ) : open.length === 0 ? (
              <Empty
                icon={Vote}
                title="No proposal is open"
                testId="dao-open-none"
                next={{ to: "/dao/proposals", text: "Look at earlier proposals" }}
              >
                Nothing is to be decided now. Whoever has enough votes can make a proposal.
              </Empty>
            ) : (
              <ProposalList proposals={open} stage={stage} />
            )}
          </Panel>
          <div className="space-y-4">
            <TodoPanel account={account} open={open} stage={stage} />
            <TreasuryPanel />
          </div>
        </div>
        <DigestPanels />
        <DaoLinks />
      </div>
    </>
  );
}
