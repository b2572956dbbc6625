import { Link } from "@tanstack/react-router";
import { FileCheck } from "lucide-react";

import { useChainNow } from "../../chain/useChainClock.ts";
import { Term } from "../../glossary/Term.tsx";
import { IndexUnreachable } from "../../indexer/IndexUnreachable.tsx";
import { useIndexed } from "../../indexer/useIndexed.ts";
import { formatRate } from "../../lib/money.ts";
import { Badge } from "../../ui/Badge.tsx";
import { Empty } from "../../ui/Empty.tsx";
import { PageHeader } from "../../ui/PageHeader.tsx";
import { Panel } from "../../ui/Panel.tsx";
import { Skeleton } from "../../ui/Skeleton.tsx";
import { Time } from "../../ui/Time.tsx";
import { reportState } from "../machines/reportState.ts";
import { MOST_REPORTS, fetchOracleReports } from "./oracleReportsQuery.ts";

/** What the masternodes signed, epoch by epoch. */
export function OracleReportsPage() {
  const now = useChainNow();
  const query = useIndexed(["oracle-reports"], fetchOracleReports);
  const { data } = query;
  return (
    <>
      <PageHeader title="Oracle reports">
        Each <Term id="epoch">epoch</Term> the <Term id="masternode">masternodes</Term> sign a{" "}
        <Term id="report">report</Term> of what they measured: the <Term id="rate">rate</Term>, which machines there
        are, who was online, what was earned. Each line of it is a <Term id="leaf">leaf</Term>; a{" "}
        <Term id="proof">proof</Term> shows that it holds one, and is held against its <Term id="root">root</Term>.
      </PageHeader>
      <Panel title="Newest first" aside={`up to ${MOST_REPORTS}`} flush>
        {data === undefined ? (
          query.isError ? (
            <IndexUnreachable onRetry={() => void query.refetch()} />
          ) : (
            <div className="p-5" aria-busy>
              <Skeleton className="h-24 w-full" />
            </div>
          )
        ) : data.length === 0 ? (
          <Empty
            icon={FileCheck}
            title="No report yet"
            testId="oracle-reports-empty"
            next={{ to: "/masternodes", text: "Look at the masternodes" }}
          >
            The first one comes when the first epoch is over.
          </Empty>
        ) : (
          <ul className="divide-y" data-testid="oracle-reports">
            {data.map(({ sequence, epoch, rate, signed, members, acceptedAt, attested, finality }) => {
              const { tone, text } = reportState(finality, now);
              return (
                <li
                  key={sequence}
                  className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1 px-4 py-3 sm:px-5"
                >
                  <span>
                    <Link to="/reports/$sequence" params={{ sequence }} className="font-medium hover:underline">
                      Report {sequence}
                    </Link>
                    <span className="block text-xs text-muted">
                      epoch {epoch}, {signed} of {members} signed, {attested} {attested === 1 ? "machine" : "machines"}{" "}
                      attested
                    </span>
                  </span>
                  <span className="flex flex-wrap items-center gap-x-3 gap-y-1 text-xs text-muted">
                    <span className="tabular">{formatRate(rate)} SNM for $1</span>
                    <Badge tone={tone}>{text}</Badge>
                    <Time time={acceptedAt} now={now} />
                  </span>
                </li>
              );
            })}
          </ul>
        )}
      </Panel>
    </>
  );
}
