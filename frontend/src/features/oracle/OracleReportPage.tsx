import { Link } from "@tanstack/react-router";
import { FileQuestion } from "lucide-react";
import type { ReactNode } from "react";

import { useChainNow } from "../../chain/useChainClock.ts";
import { Term } from "../../glossary/Term.tsx";
import { IndexedPage } from "../../indexer/IndexedPage.tsx";
import { useIndexed } from "../../indexer/useIndexed.ts";
import { formatRate } from "../../lib/money.ts";
import { shortAddress } from "../../lib/shortAddress.ts";
import { TransactionLink } from "../../tx/TransactionLink.tsx";
import { AddressText } from "../../ui/AddressText.tsx";
import { BackLink } from "../../ui/BackLink.tsx";
import { Badge } from "../../ui/Badge.tsx";
import { Fact, Facts } from "../../ui/Facts.tsx";
import { PageHeader } from "../../ui/PageHeader.tsx";
import { Panel } from "../../ui/Panel.tsx";
import { Time } from "../../ui/Time.tsx";
import { AttestedBy } from "../machines/AttestedBy.tsx";
import { sharePercent } from "../machines/reportOrigin.ts";
import { reportState } from "../machines/reportState.ts";
import { RootCheck } from "./RootCheck.tsx";
import { MOST_ATTESTED, type OracleReport, fetchOracleReport } from "./oracleReportQuery.ts";

/** One report of the masternodes: what it says, who signed it, and whether it counts. */
export function OracleReportPage({ sequence }: { readonly sequence: string }) {
  const query = useIndexed(["oracle-report", sequence], (indexer, signal) =>
    fetchOracleReport(indexer, sequence, signal),
  );
  return (
    <IndexedPage
      query={query}
      what="the report"
      missing={{
        icon: FileQuestion,
        testId: "oracle-report-missing",
        title: "No such report",
        text: "No report with this number was accepted. It may be too new for the index.",
        to: "/reports",
        back: "All reports",
      }}
    >
      {(report) => <Known report={report} />}
    </IndexedPage>
  );
}

function Known({ report }: { readonly report: OracleReport }) {
  const now = useChainNow();
  const { origin, setNumber, rate, submitter, attested, root, dataHash } = report;
  const { sequence, epoch, acceptedAt, transaction, signedStake, totalStake, members } = origin;
  const { tone, text } = reportState(origin.finality, now);
  return (
    <>
      <BackLink to="/reports">Oracle reports</BackLink>
      <PageHeader title={`Report ${sequence}`}>
        <span className="flex flex-wrap items-center gap-x-3 gap-y-1">
          Epoch {String(epoch)}
          <Badge tone={tone} data-testid="oracle-report-state">
            {text}
          </Badge>
        </span>
      </PageHeader>
      <div className="space-y-4">
        <div className="grid grid-cols-[minmax(0,1fr)] items-start gap-4 lg:grid-cols-2">
          <Panel title="What it says">
            <Facts className="-my-2">
              <Fact name={<Term id="rate">Rate</Term>} testId="oracle-report-rate">
                {formatRate(rate)} SNM for $1
              </Fact>
              <Fact name="Accepted">
                <Time time={acceptedAt} now={now} />
              </Fact>
              <Fact name="Signed by" hint="At least two thirds of the stake must sign">
                {members.filter(({ signed }) => signed).length} of {members.length} masternodes,{" "}
                {sharePercent(signedStake, totalStake)} of the stake
              </Fact>
              <Fact name={<Term id="signerSet">Signer set</Term>}>{String(setNumber)}</Fact>
              <Fact name="Brought by">
                <AddressText address={submitter} />
              </Fact>
              <Fact name="Transaction">
                <TransactionLink hash={transaction} />
              </Fact>
            </Facts>
            <RootCheck sequence={Number(sequence)} root={root} dataHash={dataHash} />
          </Panel>
          <Panel title="Signers">
            <AttestedBy members={members} totalStake={totalStake} measuredBy={undefined} />
          </Panel>
        </div>
        <Panel title="Machines that it attests" aside={attestedAside(attested.length)} flush>
          {attested.length === 0 ? (
            <p className="px-4 py-4 text-muted sm:px-5">
              No attestation was put on the chain by its proofs: machines that are attested already renew only now and
              then. A machine&rsquo;s page tells which report attests it.
            </p>
          ) : (
            <ul className="divide-y" data-testid="oracle-report-machines">
              {attested.map(({ id, worker, model }) => (
                <li key={id} className="px-4 py-3 sm:px-5">
                  <Link to="/machines/$address" params={{ address: worker }} className="font-medium hover:underline">
                    {model || "Machine"}
                  </Link>{" "}
                  <span className="font-mono text-xs text-muted">{shortAddress(worker)}</span>
                </li>
              ))}
            </ul>
          )}
        </Panel>
      </div>
    </>
  );
}

const attestedAside = (count: number): ReactNode => (count >= MOST_ATTESTED ? `the first ${count}` : count);
