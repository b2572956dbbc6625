import { Link } from "@tanstack/react-router";
import { Radio } from "lucide-react";

import { useMe } from "../../chain/useMe.ts";
import { Term } from "../../glossary/Term.tsx";
import { IndexUnreachable } from "../../indexer/IndexUnreachable.tsx";
import { useIndexed } from "../../indexer/useIndexed.ts";
import { formatDuration } from "../../lib/time.ts";
import { Button } from "../../ui/Button.tsx";
import { Empty } from "../../ui/Empty.tsx";
import { PageHeader } from "../../ui/PageHeader.tsx";
import { Panel } from "../../ui/Panel.tsx";
import { Snm } from "../../ui/Snm.tsx";
import { Stat } from "../../ui/Stat.tsx";
import { Skeleton } from "../../ui/Skeleton.tsx";
import { ConnectEmpty } from "../../wallet/ConnectEmpty.tsx";
import { NodeList } from "./NodeList.tsx";
import { MyStakePanel } from "./mine/MyStakePanel.tsx";
import { fetchNodes } from "./nodesQuery.ts";
import { DUTY_REPORTS } from "./recentReports.ts";
import { useStakingTerms } from "./useStakingTerms.ts";

/** All masternodes, and what the reader has in them. */
export function MasternodesPage() {
  const { account } = useMe();
  const terms = useStakingTerms();
  const nodes = useIndexed(["masternodes"], fetchNodes);
  const { data } = nodes;
  return (
    <>
      <PageHeader
        title="Masternodes"
        aside={
          <Button size="small" asChild>
            <Link to="/masternodes/console" data-testid="to-console">
              Run a masternode
            </Link>
          </Button>
        }
      >
        <Term id="masternode">They</Term> measure machines and sign the reports that the market relies on. Stake SNM in
        one and share what it earns, and what it may lose. Leaving takes{" "}
        {terms === undefined ? "a while" : formatDuration(terms.unbondingPeriod)}.
      </PageHeader>
      <div className="space-y-4">
        <Panel>
          <div className="grid grid-cols-2 gap-x-6 gap-y-5 lg:grid-cols-4">
            <Stat
              name={
                <>
                  <Term id="stake">Staked</Term> in all
                </>
              }
            >
              <Snm wei={data?.totalStake} testId="staked-in-all" />
            </Stat>
            <Stat
              name={
                <>
                  With a <Term id="seat">seat</Term>
                </>
              }
              note={data === undefined ? null : `of ${data.count} that ever joined`}
            >
              {data === undefined ? <Skeleton /> : data.active}
            </Stat>
            <Stat name="Collected for them" note="fees and subsidy, since the start">
              <Snm wei={data?.rewardsCollected} />
            </Stat>
            <Stat name="Not given yet" note="claimed on each one&rsquo;s page">
              <Snm wei={data?.rewardsHeld} />
            </Stat>
          </div>
        </Panel>
        {account !== undefined && <MyStakePanel key={account} account={account} />}
        <Panel title="All masternodes" aside={`By stake. Signed lately: of the last ${DUTY_REPORTS} reports`} flush>
          {nodes.isError && data === undefined ? (
            <IndexUnreachable onRetry={() => void nodes.refetch()} />
          ) : data?.nodes.length === 0 ? (
            <Empty
              icon={Radio}
              testId="masternodes-empty"
              title="There is no masternode yet"
              action={
                <Button kind="primary" size="small" asChild>
                  <Link to="/masternodes/console">Register one</Link>
                </Button>
              }
            >
              Whoever bonds SNM and runs a node can be the first.
            </Empty>
          ) : (
            <NodeList nodes={data} account={account} />
          )}
        </Panel>
        {account === undefined && (
          <Panel title="My stake" flush>
            <ConnectEmpty>Connect a wallet to stake SNM, and to see what you have staked.</ConnectEmpty>
          </Panel>
        )}
      </div>
    </>
  );
}
