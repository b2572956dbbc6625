import { FileText } from "lucide-react";

import { Term } from "../../glossary/Term.tsx";
import { IndexUnreachable } from "../../indexer/IndexUnreachable.tsx";
import { useIndexed } from "../../indexer/useIndexed.ts";
import { ProposeLink } from "../../shell/ProposeLink.tsx";
import { BackLink } from "../../ui/BackLink.tsx";
import { Empty } from "../../ui/Empty.tsx";
import { Notice } from "../../ui/Notice.tsx";
import { PageHeader } from "../../ui/PageHeader.tsx";
import { Panel } from "../../ui/Panel.tsx";
import { Skeleton } from "../../ui/Skeleton.tsx";
import { KindList } from "./KindList.tsx";
import { ReportList } from "./ReportList.tsx";
import { MOST_REPORTS, fetchReports } from "./reportsQuery.ts";
import { useKinds } from "./useKinds.ts";
import { useLiveReports } from "./useLiveReports.ts";

/** Reports to the DAO: who owes which until when, and those that were filed. */
export function ReportsPage() {
  const { kinds, failed } = useKinds();
  const query = useIndexed(["dao-reports"], fetchReports);
  const reports = useLiveReports(query.data);
  return (
    <>
      <BackLink to="/dao">DAO</BackLink>
      <PageHeader
        title="Reports"
        aside={<ProposeLink action="ReportRegistry.setKind">Propose who reports</ProposeLink>}
      >
        Whoever works for the DAO <Term id="daoReport">reports</Term> to it. The chain holds each report&rsquo;s hash,
        refuses one with another total than the treasury spent, and stops the streams of whoever is overdue.
      </PageHeader>
      <div className="space-y-4">
        {failed && (
          <Notice tone="bad" live testId="kinds-unreachable" title="The network does not answer.">
            Who owes what is read again by itself.
          </Notice>
        )}
        <Panel title="Who owes what" flush>
          {kinds === undefined ? (
            <div className="p-5" aria-busy>
              <Skeleton className="h-58 w-full" />
            </div>
          ) : kinds.length === 0 ? (
            <Empty
              icon={FileText}
              title="Nobody owes reports"
              testId="kinds-empty"
              action={
                <ProposeLink action="ReportRegistry.setKind" testId="kinds-empty-propose">
                  Propose who reports
                </ProposeLink>
              }
            >
              The DAO names by a proposal who reports on what, and how often.
            </Empty>
          ) : (
            <KindList kinds={kinds} />
          )}
        </Panel>
        <Panel
          title="Filed reports"
          aside={reports !== undefined && reports.length >= MOST_REPORTS ? `The newest ${MOST_REPORTS}` : undefined}
          flush
        >
          {query.isError && reports === undefined ? (
            <IndexUnreachable onRetry={() => void query.refetch()} />
          ) : reports === undefined ? (
            <div className="p-5" aria-busy>
              <Skeleton className="h-24 w-full" />
            </div>
          ) : reports.length === 0 ? (
            <Empty icon={FileText} title="No report was filed yet" testId="reports-empty">
              What is filed stands here with its hash and its sum. The first one can be filed once its period is over,
              by whoever owes it above.
            </Empty>
          ) : (
            <ReportList reports={reports} />
          )}
        </Panel>
      </div>
    </>
  );
}
