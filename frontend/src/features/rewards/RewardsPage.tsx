import { Link } from "@tanstack/react-router";
import { Gift } from "lucide-react";

import { useMe } from "../../chain/useMe.ts";
import { useRate } from "../../chain/useRate.ts";
import { Term } from "../../glossary/Term.tsx";
import { IndexUnreachable } from "../../indexer/IndexUnreachable.tsx";
import { useIndexed } from "../../indexer/useIndexed.ts";
import { ProposeLink } from "../../shell/ProposeLink.tsx";
import { Button } from "../../ui/Button.tsx";
import { Empty } from "../../ui/Empty.tsx";
import { PageHeader } from "../../ui/PageHeader.tsx";
import { Panel } from "../../ui/Panel.tsx";
import { Skeleton } from "../../ui/Skeleton.tsx";
import { ConnectEmpty } from "../../wallet/ConnectEmpty.tsx";
import { AgentNotice } from "./AgentNotice.tsx";
import { Announcements } from "./Announcements.tsx";
import { PaymentDays } from "./PaymentDays.tsx";
import { ProgramList } from "./ProgramList.tsx";
import { SupplyDemand } from "./classes/SupplyDemand.tsx";
import { MyRewards } from "./mine/MyRewards.tsx";
import { fetchPrograms } from "./programsQuery.ts";
import { useLowestAgent } from "./useLowestAgent.ts";

/** Elevated rewards: the programs, what the reader's machines earned in them, supply and demand, and what was announced. */
export function RewardsPage() {
  const { account } = useMe();
  const rate = useRate()?.rate;
  const programs = useIndexed(["reward-programs"], fetchPrograms);
  const { data } = programs;
  const agent = useLowestAgent();
  return (
    <>
      <PageHeader
        title="Rewards"
        aside={
          <div className="flex flex-wrap gap-2">
            <ProposeLink action="RewardPrograms.create" testId="propose-program">
              Propose a program
            </ProposeLink>
            <Button size="small" kind="primary" asChild>
              <Link to="/rewards/check" data-testid="to-check">
                Does my machine qualify?
              </Link>
            </Button>
          </div>
        }
      >
        Programs pay for machines that the network needs, for every second in which they are online. A machine that
        qualifies is admitted by itself: its owner need not do anything.
      </PageHeader>
      <div className="space-y-4">
        <AgentNotice agent={agent} />
        {account === undefined ? (
          <Panel title="My rewards" flush>
            <ConnectEmpty>Connect the wallet that your machines pay to see and claim what they earned.</ConnectEmpty>
          </Panel>
        ) : (
          <MyRewards key={account} account={account} />
        )}
        <Panel
          title={<Term id="program">Programs</Term>}
          aside={
            <>
              A <Term id="unit">unit</Term> is a card, or the machine where no card is demanded
            </>
          }
          flush
        >
          {programs.isError && data === undefined ? (
            <IndexUnreachable onRetry={() => void programs.refetch()} />
          ) : data === undefined ? (
            <div className="p-5" aria-busy>
              <Skeleton className="h-66 w-full" />
            </div>
          ) : data.programs.length === 0 ? (
            <Empty
              icon={Gift}
              title="There is no program yet"
              testId="programs-empty"
              next={{ to: "/supplier", text: "Connect a machine" }}
            >
              The DAO, or the controller for it, opens one when machines of a kind are short. It is announced below;
              connect your machine meanwhile, so that it is admitted at once.
            </Empty>
          ) : (
            <ProgramList programs={data.programs} rate={rate} />
          )}
        </Panel>
        <SupplyDemand />
        <PaymentDays />
        {!(programs.isError && data === undefined) && <Announcements announcements={data?.announcements} named />}
      </div>
    </>
  );
}
