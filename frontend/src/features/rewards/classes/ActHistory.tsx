import type { HardwareClass } from "@sonm/protocol/hardwareClasses.ts";
import { Link } from "@tanstack/react-router";
import { History } from "lucide-react";

import { useChainNow } from "../../../chain/useChainClock.ts";
import { TransactionLink } from "../../../tx/TransactionLink.tsx";
import { Empty } from "../../../ui/Empty.tsx";
import { Panel } from "../../../ui/Panel.tsx";
import { Time } from "../../../ui/Time.tsx";
import { actReason, actText } from "./actWords.ts";
import { MOST_ACTS } from "./classQuery.ts";
import type { SteeringAct } from "./steeringActs.ts";

interface ActHistoryProps {
  /** Newest first. */
  readonly acts: readonly SteeringAct[];
  readonly definition: HardwareClass;
}

/** What the controller did with a class. */
export function ActHistory({ acts, definition }: ActHistoryProps) {
  const now = useChainNow();
  return (
    <Panel title="What it did" aside={acts.length < MOST_ACTS ? undefined : `The newest ${MOST_ACTS}`} flush>
      {acts.length === 0 ? (
        <Empty icon={History} title="The controller did nothing yet" testId="acts-empty">
          What it does about supply shows here, with the transaction. Anybody may have it act, above, when supply is
          short or more than enough.
        </Empty>
      ) : (
        <ul className="divide-y" data-testid="acts">
          {acts.map((act) => (
            <li key={act.id} data-testid="act" data-kind={act.steering} className="px-4 py-3 text-pretty sm:px-5">
              <Link
                to="/rewards/$id"
                params={{ id: String(act.program) }}
                className="block w-fit font-medium hover:text-accent underline"
              >
                {actText(act, definition)}
              </Link>
              <span className="block text-muted">{actReason(act)}</span>
              <span className="mt-0.5 flex flex-wrap gap-x-3 text-xs text-muted">
                <Time time={act.time} now={now} />
                <TransactionLink hash={act.transaction} />
              </span>
            </li>
          ))}
        </ul>
      )}
    </Panel>
  );
}
