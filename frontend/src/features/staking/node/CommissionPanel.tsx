import { COMMISSION_NOTICE, COMMISSION_STEP, MAX_COMMISSION } from "@sonm/protocol/generated/constants.ts";

import { useChainNow } from "../../../chain/useChainClock.ts";
import { Term } from "../../../glossary/Term.tsx";
import { basisPointsText } from "../../../lib/percent.ts";
import { formatDateTime, formatDuration } from "../../../lib/time.ts";
import { Fact, Facts } from "../../../ui/Facts.tsx";
import { Notice } from "../../../ui/Notice.tsx";
import { Panel } from "../../../ui/Panel.tsx";
import { type CommissionChange, commissionAt, standingChanges } from "../commissions.ts";

/** Percentage points. */
const STEP = String(COMMISSION_STEP / 100n);

/** What the owner takes of the rewards: now, announced, before. */
export function CommissionPanel({ changes }: { readonly changes: readonly CommissionChange[] }) {
  const now = useChainNow();
  const { now: inForce, next } = commissionAt(changes, now);
  const history = standingChanges(changes).filter(({ startsAt }) => startsAt <= now);
  return (
    <Panel
      title={<Term id="commission">Commission</Term>}
      aside={<span data-testid="commission-now">{basisPointsText(inForce)}</span>}
    >
      <div className="space-y-4">
        {next !== undefined && (
          <Notice
            tone={next.commission > inForce ? "warn" : "info"}
            testId="commission-next"
            title={`${basisPointsText(next.commission)} from ${formatDateTime(next.startsAt)}`}
          >
            Announced, and not in force yet.
          </Notice>
        )}
        {history.length > 0 && (
          <Facts className="border-y">
            {history.map(({ commission, startsAt }) => (
              <Fact key={startsAt} name={`From ${formatDateTime(startsAt)}`}>
                {basisPointsText(commission)}
              </Fact>
            ))}
          </Facts>
        )}
        <p className="text-xs text-muted text-pretty">
          At most {basisPointsText(MAX_COMMISSION)}. A change takes {formatDuration(Number(COMMISSION_NOTICE))} of
          notice and moves it by {STEP} percentage points at most. A claim pays the lowest one of its time.
        </p>
      </div>
    </Panel>
  );
}
