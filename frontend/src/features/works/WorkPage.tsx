import { WorkStatus } from "@sonm/protocol/generated/enums.ts";
import { Hammer } from "lucide-react";
import { type Address, isAddressEqual } from "viem";

import { useMe } from "../../chain/useMe.ts";
import { ContentCheckBox } from "../../content/ContentCheckBox.tsx";
import { IndexedPage } from "../../indexer/IndexedPage.tsx";
import { useIndexed } from "../../indexer/useIndexed.ts";
import { formatDate } from "../../lib/time.ts";
import { ProposeLink } from "../../shell/ProposeLink.tsx";
import { AddressText } from "../../ui/AddressText.tsx";
import { BackLink } from "../../ui/BackLink.tsx";
import { Notice } from "../../ui/Notice.tsx";
import { PageHeader } from "../../ui/PageHeader.tsx";
import { Panel } from "../../ui/Panel.tsx";
import { Skeleton } from "../../ui/Skeleton.tsx";
import { ExpireBox } from "./ExpireBox.tsx";
import { MilestoneList } from "./MilestoneList.tsx";
import { StreamPanel } from "./StreamPanel.tsx";
import { TeamPanel } from "./TeamPanel.tsx";
import { WorkFacts } from "./WorkFacts.tsx";
import { WorkHistory } from "./WorkHistory.tsx";
import { WorkStatusBadge } from "./WorkStatusBadge.tsx";
import { OffersPanel } from "./offers/OffersPanel.tsx";
import type { LiveWork } from "./readLiveWork.ts";
import { useLiveWork } from "./useLiveWork.ts";
import { type WorkDetail, fetchWork } from "./workQueries.ts";

/** One work order: what is wanted, its money, its milestones, and what is left to do by whom. */
export function WorkPage({ id }: { readonly id: number }) {
  const query = useIndexed(["work", id], (indexer, signal) => fetchWork(indexer, id, signal));
  return (
    <IndexedPage
      query={query}
      what="the work order"
      missing={{
        icon: Hammer,
        title: "There is no such work order",
        text: "Nobody published an order with this number. The list has all that there are.",
        testId: "work-missing",
        to: "/dao/works",
        back: "All work orders",
      }}
    >
      {(detail) => <WorkView detail={detail} />}
    </IndexedPage>
  );
}

function WorkView({ detail }: { readonly detail: WorkDetail }) {
  const { work } = detail;
  const { account } = useMe();
  const { live, failed } = useLiveWork(work.id);
  const isMe = (address: Address) => account !== undefined && isAddressEqual(account, address);
  const running = live?.state.status === WorkStatus.Running;
  return (
    <>
      <BackLink to="/dao/works">Work</BackLink>
      <PageHeader
        title={
          <span className="flex flex-wrap items-center gap-3">
            {work.title}
            <WorkStatusBadge status={live?.state.status ?? work.status} />
          </span>
        }
        aside={
          live !== undefined &&
          live.state.status !== WorkStatus.Ended && (
            <ProposeLink action="WorkOrders.end" values={{ orderId: String(work.id) }} testId="propose-end">
              Propose to end it
            </ProposeLink>
          )
        }
      >
        Work order {String(work.id)}, reviewed by <AddressText address={work.reviewer} mine={isMe(work.reviewer)} />
        {work.developer !== undefined && (
          <>
            , done by <AddressText address={work.developer} mine={isMe(work.developer)} />
          </>
        )}
      </PageHeader>
      <div className="space-y-4">
        {failed && (
          <Notice tone="bad" live testId="work-unreachable" title="The network does not answer.">
            State, money and deadlines are read again by themselves. Don&rsquo;t rely on the rest until then.
          </Notice>
        )}
        {work.stoppedAt !== undefined && running && (
          <Notice tone="warn" testId="work-stopped" title={`The DAO ended this order on ${formatDate(work.stoppedAt)}`}>
            What was delivered before is still decided and paid. Everything else went back to the treasury.
          </Notice>
        )}
        {live === undefined ? (
          <Skeleton className="h-40 w-full" />
        ) : (
          <LiveParts detail={detail} live={live} running={running} />
        )}
        <WorkHistory events={detail.events} />
      </div>
    </>
  );
}

interface LivePartsProps {
  readonly detail: WorkDetail;
  readonly live: LiveWork;
  readonly running: boolean;
}

function LiveParts({ detail, live, running }: LivePartsProps) {
  const { work, milestones, offers } = detail;
  return (
    <>
      <TeamPanel live={live} />
      <ExpireBox live={live} />
      <div className="grid grid-cols-[minmax(0,1fr)] items-start gap-4 lg:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
        <div className="space-y-4">
          {live.milestones.length > 0 && <MilestoneList live={live} records={milestones} />}
          {(offers.length > 0 || live.state.status === WorkStatus.Open) && <OffersPanel live={live} offers={offers} />}
        </div>
        <div className="space-y-4">
          <WorkFacts live={live} work={work} />
          {live.terms.stream > 0n && <StreamPanel live={live} running={running} />}
          <Panel title="What is wanted">
            <ContentCheckBox
              uri={work.uri}
              hash={live.terms.contentHash}
              what="the description"
              testId="work-description"
            />
          </Panel>
        </div>
      </div>
    </>
  );
}
