import { Check, Circle, Hourglass } from "lucide-react";
import type { ReactNode } from "react";

import { useChainNow } from "../../../chain/useChainClock.ts";
import { classes } from "../../../lib/classes.ts";
import { formatDateTime } from "../../../lib/time.ts";
import { TransactionLink } from "../../../tx/TransactionLink.tsx";
import { Panel } from "../../../ui/Panel.tsx";
import { Time } from "../../../ui/Time.tsx";
import type { TimelineStep } from "./timeline.ts";

const ICONS = { over: Check, next: Hourglass, later: Circle };
const TONES = { over: "bg-good-soft text-good", next: "bg-accent-soft text-accent", later: "bg-raised text-muted" };

interface TimelinePanelProps {
  readonly steps: readonly TimelineStep[];
  /** What is left to do, and the buttons for it. */
  readonly children: ReactNode;
}

/** What happened to a proposal and what comes, with who can do something about it now. */
export function TimelinePanel({ steps, children }: TimelinePanelProps) {
  const now = useChainNow();
  return (
    <Panel title="Timeline">
      <ol className="space-y-2.5" data-testid="timeline">
        {steps.map(({ key, name, time, state, note, transaction }) => {
          const Icon = ICONS[state];
          return (
            <li
              key={key}
              data-testid={`timeline-${key}`}
              data-state={state}
              aria-current={state === "next" ? "step" : undefined}
              className="flex gap-3"
            >
              <span className={classes("grid size-6 shrink-0 place-items-center rounded-full", TONES[state])}>
                <Icon aria-hidden className={state === "later" ? "size-2" : "size-3.5"} />
              </span>
              <span className="min-w-0">
                <span className={classes("block", state === "later" && "text-muted")}>{name}</span>
                {time !== undefined && (
                  <span className="block text-xs text-muted">
                    {formatDateTime(time)} · <Time time={time} now={now} />
                  </span>
                )}
                {transaction !== undefined && (
                  <span className="block text-xs text-muted">
                    <TransactionLink hash={transaction} />
                  </span>
                )}
                {note !== undefined && <span className="block text-xs text-muted text-pretty">{note}</span>}
              </span>
            </li>
          );
        })}
      </ol>
      <div className="mt-4 border-t pt-4">{children}</div>
    </Panel>
  );
}
