import { useChainNow } from "../../../chain/useChainClock.ts";
import { formatUsdPerHour } from "../../../lib/money.ts";
import { TransactionLink } from "../../../tx/TransactionLink.tsx";
import { Time } from "../../../ui/Time.tsx";
import type { DealChange } from "./changesQuery.ts";
import { durationText, sideNames } from "./changeWords.ts";
import type { Conditions } from "./changes.ts";

const ENDS: Record<Extract<DealChange, { kind: "request" }>["end"], string> = {
  CANCELLED: "withdrawn",
  REJECTED: "refused",
  REPLACED: "replaced by another request",
  SUPERSEDED: "ended by a change of the deal",
  VOID: "ended with the deal",
};

const conditions = ({ price, duration }: Conditions): string =>
  `${formatUsdPerHour(price)}/h, ${durationText(duration).toLowerCase()}`;

function changeText(change: DealChange): string {
  if (change.kind === "request")
    return `${sideNames[change.side]} asked for ${conditions(change.want)}: ${ENDS[change.end]}`;
  const why = change.accepted === undefined ? "" : `, as ${sideNames[change.accepted].toLowerCase()} had asked`;
  return `${conditions(change.before)} became ${conditions(change.after)}${why}`;
}

/** How a deal's terms came to be what they are, newest first. */
export function ChangeHistory({ changes }: { readonly changes: readonly DealChange[] }) {
  const now = useChainNow();
  return (
    <ul data-testid="change-history" className="divide-y">
      {changes.map((change) => (
        <li
          key={change.id}
          data-kind={change.kind}
          className="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-0.5 py-2.5"
        >
          <span className={change.kind === "request" ? "text-muted" : "font-medium"}>{changeText(change)}</span>
          <span className="text-xs text-muted">
            <Time time={change.time} now={now} /> · <TransactionLink hash={change.transaction} />
          </span>
        </li>
      ))}
    </ul>
  );
}
