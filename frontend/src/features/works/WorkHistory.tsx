import { useChainNow } from "../../chain/useChainClock.ts";
import { TransactionLink } from "../../tx/TransactionLink.tsx";
import { Panel } from "../../ui/Panel.tsx";
import { Time } from "../../ui/Time.tsx";
import { type WorkEvent, workEventText } from "./workEvents.ts";
import { MOST_SHOWN } from "./workQueries.ts";

/** All that happened with an order, newest first. */
export function WorkHistory({ events }: { readonly events: readonly WorkEvent[] }) {
  const now = useChainNow();
  return (
    <Panel title="History" aside={events.length < MOST_SHOWN ? undefined : `The newest ${MOST_SHOWN}`} flush>
      <ul className="divide-y" data-testid="work-events">
        {events.map((event) => (
          <li
            key={event.id}
            data-kind={event.kind}
            className="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-0.5 px-4 py-2.5 sm:px-5"
          >
            <span className="min-w-0 text-pretty">{workEventText(event)}</span>
            <span className="flex items-center gap-3 text-xs text-muted">
              <Time time={event.time} now={now} />
              <TransactionLink hash={event.transaction} />
            </span>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
