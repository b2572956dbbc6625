import { Map as MapIcon } from "lucide-react";

import { useChainNow } from "../../chain/useChainClock.ts";
import { useMe } from "../../chain/useMe.ts";
import { Term } from "../../glossary/Term.tsx";
import { useIndexed } from "../../indexer/useIndexed.ts";
import { formatDateTime } from "../../lib/time.ts";
import { ProposeLink } from "../../shell/ProposeLink.tsx";
import { BackLink } from "../../ui/BackLink.tsx";
import { Empty } from "../../ui/Empty.tsx";
import { Notice } from "../../ui/Notice.tsx";
import { PageHeader } from "../../ui/PageHeader.tsx";
import { Panel } from "../../ui/Panel.tsx";
import { Skeleton } from "../../ui/Skeleton.tsx";
import { Time } from "../../ui/Time.tsx";
import { ConnectEmpty } from "../../wallet/ConnectEmpty.tsx";
import { ClosedFeatures } from "./ClosedFeatures.tsx";
import { CountOthers } from "./CountOthers.tsx";
import { DivisionPanel } from "./DivisionPanel.tsx";
import { FeatureList } from "./FeatureList.tsx";
import type { Roadmap } from "./readRoadmap.ts";
import { fetchRoadmap } from "./roadmapQuery.ts";
import { useRoadmap } from "./useRoadmap.ts";

/** What is to be built, in the order in which holders want it, and the reader's votes on it. */
export function RoadmapPage() {
  const { account } = useMe();
  const { roadmap, failed } = useRoadmap();
  const record = useIndexed(["roadmap"], fetchRoadmap).data;
  return (
    <>
      <BackLink to="/dao">DAO</BackLink>
      <PageHeader title="Roadmap" aside={<ProposeLink action="Roadmap.addFeature">Propose a feature</ProposeLink>}>
        What <Term id="feature">features</Term> holders want built first. The <Term id="roadmap">ranking</Term> is read
        from the chain: it says what they want, and binds nobody. What is paid for is decided by proposals.
      </PageHeader>
      <div className="space-y-4">
        {failed && (
          <Notice tone="bad" live testId="roadmap-unreachable" title="The network does not answer.">
            The ranking is read again by itself.
          </Notice>
        )}
        <div className="grid grid-cols-[minmax(0,1fr)] items-start gap-4 lg:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
          <div className="space-y-4">
            <Panel title="Ranking" aside={roadmap && <EpochText roadmap={roadmap} />} flush>
              {roadmap === undefined ? (
                <div className="p-5" aria-busy>
                  <Skeleton className="h-40 w-full" />
                </div>
              ) : roadmap.features.length === 0 ? (
                <Empty
                  icon={MapIcon}
                  title="Nothing is on the roadmap"
                  testId="features-empty"
                  action={
                    <ProposeLink action="Roadmap.addFeature" testId="features-empty-propose">
                      Propose the first one
                    </ProposeLink>
                  }
                >
                  The DAO lists a feature by a proposal. Everybody with enough votes can make one.
                </Empty>
              ) : (
                <FeatureList features={roadmap.features} record={record} />
              )}
            </Panel>
            <ClosedFeatures features={record?.closed ?? []} />
          </div>
          <div className="space-y-4">
            {account === undefined ? (
              <Panel title="My votes" flush>
                <ConnectEmpty>Connect a wallet to say what you want built first.</ConnectEmpty>
              </Panel>
            ) : (
              roadmap !== undefined && <DivisionPanel key={account} account={account} roadmap={roadmap} />
            )}
            {roadmap !== undefined && record !== undefined && (
              <CountOthers dividers={record.dividers} epoch={roadmap.epoch} />
            )}
          </div>
        </div>
      </div>
    </>
  );
}

function EpochText({ roadmap: { epoch, start, end } }: { readonly roadmap: Roadmap }) {
  const now = useChainNow();
  return (
    <span title={`Votes as of ${formatDateTime(start)}`}>
      Epoch {String(epoch)}, the next one <Time time={end} now={now} />
    </span>
  );
}
