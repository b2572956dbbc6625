import { BadgeCheck, CircleDashed, ClockAlert, type LucideIcon, RefreshCw, ShieldAlert } from "lucide-react";

import { useChainNow } from "../../chain/useChainClock.ts";
import { type AttestationLife, attestationLife } from "../../indexer/attestationLife.ts";
import { classes } from "../../lib/classes.ts";
import { currentFailures } from "../../relay/currentFailures.ts";
import type { NodeSays } from "../../relay/fetchMachineAnswers.ts";
import { TransactionLink } from "../../tx/TransactionLink.tsx";
import { Badge } from "../../ui/Badge.tsx";
import { Fact, Facts } from "../../ui/Facts.tsx";
import { Panel } from "../../ui/Panel.tsx";
import { Time } from "../../ui/Time.tsx";
import { AttestedBy } from "./AttestedBy.tsx";
import { lifeWords, measuredBy, renewableSince } from "./attestationWords.ts";
import type { Machine } from "./machineQuery.ts";
import { type ReportOrigin, sharePercent } from "./reportOrigin.ts";
import { reportState } from "./reportState.ts";

const MARKS: Record<AttestationLife, { readonly icon: LucideIcon; readonly tone: string }> = {
  never: { icon: CircleDashed, tone: "bg-raised text-muted" },
  ended: { icon: ShieldAlert, tone: "bg-bad-soft text-bad" },
  ending: { icon: ClockAlert, tone: "bg-warn-soft text-warn" },
  attested: { icon: BadgeCheck, tone: "bg-good-soft text-good" },
};

interface AttestationPanelProps {
  readonly machine: Pick<Machine, "attestations" | "origin">;
  /** Undefined while the masternodes are asked. */
  readonly says: readonly NodeSays[] | undefined;
}

/** Until when the machine is attested, by which report and by whom. */
export function AttestationPanel({ machine: { attestations, origin }, says = [] }: AttestationPanelProps) {
  const now = useChainNow();
  const [latest] = attestations;
  const life = attestationLife(latest?.expiresAt, now);
  const { title, text } = lifeWords(life, latest?.expiresAt, now, currentFailures(says).length > 0);
  const { icon: Icon, tone } = MARKS[life];
  const renewable = renewableSince(says, latest);
  return (
    <Panel title="Attestation">
      <div className="flex gap-3.5" data-testid="attestation-state" data-state={life}>
        <span className={classes("grid size-9 shrink-0 place-items-center rounded-lg", tone)}>
          <Icon aria-hidden className="size-5" />
        </span>
        <div className="min-w-0 text-pretty">
          <p className="font-semibold">{title}</p>
          <p className="mt-0.5 text-muted">{text}</p>
          {renewable !== undefined && (life !== "attested" || latest === undefined) && (
            <p className="mt-1.5 flex gap-2" data-testid="attestation-renewing">
              <RefreshCw aria-hidden className="mt-0.5 size-4 shrink-0 text-accent" />
              <span>
                Renewing: the masternodes measured it <Time time={renewable} now={now} /> and report it. What is left is
                that the agent brings the proof onto the chain.
              </span>
            </p>
          )}
        </div>
      </div>
      {latest !== undefined && origin !== undefined && (
        <div className="mt-4 grid grid-cols-[minmax(0,1fr)] gap-x-8 gap-y-4 border-t pt-3 lg:grid-cols-2">
          <ReportFacts origin={origin} measuredAt={latest.measuredAt} now={now} />
          <AttestedBy members={origin.members} totalStake={origin.totalStake} measuredBy={measuredBy(says, latest)} />
        </div>
      )}
    </Panel>
  );
}

interface ReportFactsProps {
  readonly origin: ReportOrigin;
  readonly measuredAt: number;
  readonly now: number;
}

function ReportFacts({ origin, measuredAt, now }: ReportFactsProps) {
  const { sequence, epoch, acceptedAt, transaction, signedStake, totalStake, members } = origin;
  const { tone, text } = reportState(origin.finality, now);
  return (
    <Facts className="-my-2">
      <Fact name="Measured" hint="When half of those who measured it had done so">
        <Time time={measuredAt} now={now} />
      </Fact>
      <Fact name="Report" testId="attestation-report">
        <span className="inline-flex flex-wrap items-center justify-end gap-x-2 gap-y-1">
          <span>
            #{sequence.toString()} of epoch {epoch.toString()}
          </span>
          <Badge tone={tone}>{text}</Badge>
        </span>
      </Fact>
      <Fact name="Accepted">
        <Time time={acceptedAt} now={now} />
      </Fact>
      <Fact name="Signed by" hint="At least two thirds of the stake must sign" testId="attestation-signed">
        {members.filter(({ signed }) => signed).length} of {members.length} masternodes,{" "}
        {sharePercent(signedStake, totalStake)} of the stake
      </Fact>
      <Fact name="Transaction">
        <TransactionLink hash={transaction} />
      </Fact>
    </Facts>
  );
}
