import { WorkStatus } from "@sonm/protocol/generated/enums.ts";
import { workOrdersAbi } from "@sonm/protocol/generated/WorkOrders.abi.ts";
import { Hammer } from "lucide-react";
import { useReadContract } from "wagmi";

import { useRefreshInterval } from "../../chain/useRefreshInterval.ts";
import { useRuntimeConfig } from "../../config/useRuntimeConfig.ts";
import { Term } from "../../glossary/Term.tsx";
import { IndexUnreachable } from "../../indexer/IndexUnreachable.tsx";
import { useIndexed } from "../../indexer/useIndexed.ts";
import { sumOf } from "../../lib/sumOf.ts";
import { ProposeLink } from "../../shell/ProposeLink.tsx";
import { BackLink } from "../../ui/BackLink.tsx";
import { Choice } from "../../ui/Choice.tsx";
import { Empty } from "../../ui/Empty.tsx";
import { PageHeader } from "../../ui/PageHeader.tsx";
import { Panel } from "../../ui/Panel.tsx";
import { Skeleton } from "../../ui/Skeleton.tsx";
import { Snm } from "../../ui/Snm.tsx";
import { Stat } from "../../ui/Stat.tsx";
import { WorkList } from "./WorkList.tsx";
import { type ListedWork, fetchWorks } from "./workQueries.ts";
import type { WorksFilter } from "./worksSearch.ts";

const FILTERS: readonly { readonly value: WorksFilter; readonly text: string }[] = [
  { value: "all", text: "All" },
  { value: "open", text: "Open for offers" },
  { value: "running", text: "Running" },
  { value: "ended", text: "Ended" },
];

const STATUSES: Record<WorksFilter, readonly WorkStatus[]> = {
  all: [WorkStatus.Open, WorkStatus.Asked, WorkStatus.Running, WorkStatus.Ended],
  open: [WorkStatus.Open, WorkStatus.Asked],
  running: [WorkStatus.Running],
  ended: [WorkStatus.Ended],
};

interface WorksPageProps {
  readonly filter: WorksFilter;
  readonly onFilter: (filter: WorksFilter) => void;
}

/** Work that the DAO pays for: all orders by where they stand. */
export function WorksPage({ filter, onFilter }: WorksPageProps) {
  const query = useIndexed(["works"], fetchWorks);
  const { data } = query;
  const shown = data?.filter(({ status }) => STATUSES[filter].includes(status));
  return (
    <>
      <BackLink to="/dao">DAO</BackLink>
      <PageHeader title="Work" aside={<ProposeLink action="WorkOrders.publish">Propose a work order</ProposeLink>}>
        What the DAO ordered and pays for. Developers offer by signature, holders choose by vote, a reviewer accepts
        what was made, the DAO decides a <Term id="dispute">dispute</Term>, and what is not earned goes back to the
        treasury.
      </PageHeader>
      <div className="space-y-4">
        <WorkStats works={data} failed={query.isError && data === undefined} />
        <Panel
          title={<Term id="workOrder">Work orders</Term>}
          aside={
            <Choice
              label="Which orders are shown"
              testId="works-filter"
              value={filter}
              options={FILTERS}
              onChange={onFilter}
            />
          }
          flush
        >
          {query.isError && data === undefined ? (
            <IndexUnreachable onRetry={() => void query.refetch()} />
          ) : shown === undefined ? (
            <div className="p-5" aria-busy>
              <Skeleton className="h-24 w-full" />
            </div>
          ) : shown.length === 0 ? (
            <Empty
              icon={Hammer}
              title={filter === "all" ? "Nothing was ordered yet" : "No order is like that"}
              testId="works-empty"
              {...(filter === "all"
                ? {
                    action: (
                      <ProposeLink action="WorkOrders.publish" testId="works-empty-propose">
                        Propose the first one
                      </ProposeLink>
                    ),
                  }
                : {})}
            >
              {filter === "all"
                ? "The DAO publishes a work order by a proposal, with all the SNM that it can cost."
                : "Choose another state to see the other orders."}
            </Empty>
          ) : (
            <WorkList works={shown} />
          )}
        </Panel>
      </div>
    </>
  );
}

/** Work at a glance; what is kept is read from the chain. */
function WorkStats({ works, failed }: { readonly works: readonly ListedWork[] | undefined; readonly failed: boolean }) {
  const { chainId, contracts } = useRuntimeConfig();
  const held = useReadContract({
    ...{ abi: workOrdersAbi, address: contracts.WorkOrders, chainId, functionName: "totalHeld" },
    query: { refetchInterval: useRefreshInterval() },
  }).data;
  const total = (of: (work: ListedWork) => bigint) => works && sumOf(works.map(of));
  const note = failed ? "the index does not answer" : undefined;
  const figure = (wei: bigint | undefined) => (failed && wei === undefined ? "–" : <Snm wei={wei} />);
  return (
    <Panel>
      <div className="grid gap-x-6 gap-y-5 min-[26rem]:grid-cols-2 lg:grid-cols-4">
        <Stat name="Kept for all orders" note="what the contract holds now">
          <Snm wei={held} testId="works-held" />
        </Stat>
        <Stat name="Paid to developers" note={note}>
          {figure(total(({ paid }) => paid))}
        </Stat>
        <Stat name="Paid to reviewers" note={note}>
          {figure(total(({ fees }) => fees))}
        </Stat>
        <Stat name="Back to the treasury" note={note}>
          {figure(total(({ returned }) => returned))}
        </Stat>
      </div>
    </Panel>
  );
}
