import { useChainNow } from "../../chain/useChainClock.ts";
import { ContentCheckBox } from "../../content/ContentCheckBox.tsx";
import { tagText } from "../../lib/tag.ts";
import { formatDateTime } from "../../lib/time.ts";
import { ProposeLink } from "../../shell/ProposeLink.tsx";
import { AddressText } from "../../ui/AddressText.tsx";
import { Badge } from "../../ui/Badge.tsx";
import { Snm } from "../../ui/Snm.tsx";
import { Time } from "../../ui/Time.tsx";
import type { Report } from "./reportsQuery.ts";

/** Reports that were filed, each with a check of its file. */
export function ReportList({ reports }: { readonly reports: readonly Report[] }) {
  return (
    <ul className="divide-y" data-testid="reports">
      {reports.map((report) => (
        <ReportRow key={report.id} report={report} />
      ))}
    </ul>
  );
}

function ReportRow({ report }: { readonly report: Report }) {
  const now = useChainNow();
  const { id, kind, author, from, until, spent, contentHash, uri, voided, voidReason, filedAt } = report;
  return (
    <li data-testid="report" data-report={id} className="space-y-2 px-4 py-4 sm:px-5">
      <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1">
        <p className="flex flex-wrap items-center gap-3">
          <span className="font-semibold">{tagText(kind)}</span>
          <span className="text-xs text-muted">report {String(id)}</span>
          {voided && <Badge tone="bad">void</Badge>}
        </p>
        <p className="text-right text-sm">
          spent <Snm wei={spent} testId="report-spent" />
        </p>
      </div>
      <p className="text-xs text-muted text-pretty">
        On {formatDateTime(from)} to {formatDateTime(until)}, filed <Time time={filedAt} now={now} /> by{" "}
        <AddressText address={author} />
      </p>
      {voided && (
        <p className="text-xs text-bad text-pretty" data-testid="report-void">
          The DAO declared it void{voidReason !== undefined && voidReason !== "" && `: ${voidReason}`}
        </p>
      )}
      <details>
        <summary data-testid="report-open" className="w-fit text-xs font-medium text-muted hover:text-text">
          Read and check it
        </summary>
        <div className="mt-3 space-y-3">
          <ContentCheckBox uri={uri} hash={contentHash} what="the report" testId="report-content" />
          {!voided && (
            <ProposeLink action="ReportRegistry.voidReport" values={{ reportId: String(id) }} testId="propose-void">
              Propose to declare it void
            </ProposeLink>
          )}
        </div>
      </details>
    </li>
  );
}
