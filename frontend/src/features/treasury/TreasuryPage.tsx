import { useChainNow } from "../../chain/useChainClock.ts";
import { Term } from "../../glossary/Term.tsx";
import { IndexUnreachable } from "../../indexer/IndexUnreachable.tsx";
import { useIndexed } from "../../indexer/useIndexed.ts";
import { ProposeLink } from "../../shell/ProposeLink.tsx";
import { BackLink } from "../../ui/BackLink.tsx";
import { ExportButton } from "../../ui/ExportButton.tsx";
import { Notice } from "../../ui/Notice.tsx";
import { PageHeader } from "../../ui/PageHeader.tsx";
import { Panel } from "../../ui/Panel.tsx";
import { Skeleton } from "../../ui/Skeleton.tsx";
import { FlowDays } from "./FlowDays.tsx";
import { FlowList } from "./FlowList.tsx";
import { PayeeList } from "./PayeeList.tsx";
import { TreasuryStats } from "./TreasuryStats.tsx";
import { flowsCsv } from "./flowsCsv.ts";
import { SHOWN_DAYS, fetchTreasury, firstShownDay } from "./treasuryQuery.ts";
import { useTreasury } from "./useTreasury.ts";

/** What the DAO has, where it came from, and where it went. */
export function TreasuryPage() {
  const treasury = useTreasury();
  const since = firstShownDay(useChainNow());
  const record = useIndexed(["treasury", since], (indexer, signal) => fetchTreasury(indexer, since, signal), {
    keep: true,
  });
  const { data } = record;
  return (
    <>
      <BackLink to="/dao">DAO</BackLink>
      <PageHeader title="Treasury" aside={<ProposeLink action="SNM.transfer">Propose a payment</ProposeLink>}>
        What the DAO has in its <Term id="treasury">treasury</Term>. It leaves by an executed proposal and in no other
        way, and every SNM of it is counted.
      </PageHeader>
      <div className="space-y-4">
        {treasury.failed && (
          <Notice tone="bad" live testId="treasury-unreachable" title="The network does not answer.">
            What the treasury has is read again by itself.
          </Notice>
        )}
        <TreasuryStats {...treasury} />
        {data === undefined ? (
          <Panel title="In and out by day" flush>
            {record.isError ? (
              <IndexUnreachable onRetry={() => void record.refetch()} />
            ) : (
              <div className="p-5" aria-busy>
                <Skeleton className="h-44 w-full" />
              </div>
            )}
          </Panel>
        ) : (
          <>
            <Panel title="In and out by day" aside={`The last ${SHOWN_DAYS} days, by UTC`} flush>
              <FlowDays days={data.days} />
            </Panel>
            <div className="grid grid-cols-[minmax(0,1fr)] items-start gap-4 lg:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
              <Panel
                title="In and out"
                aside={
                  <ExportButton
                    label="Save what came in and went out as CSV"
                    testId="flows-csv"
                    disabled={data.flows.length === 0}
                    load={() => Promise.resolve(flowsCsv(data.flows))}
                  />
                }
                flush
              >
                <FlowList flows={data.flows} />
              </Panel>
              <PayeeList flows={data.flows} />
            </div>
          </>
        )}
      </div>
    </>
  );
}
