import { Link } from "@tanstack/react-router";
import { Megaphone } from "lucide-react";

import { useChainNow } from "../../chain/useChainClock.ts";
import { TransactionLink } from "../../tx/TransactionLink.tsx";
import { Empty } from "../../ui/Empty.tsx";
import { Panel } from "../../ui/Panel.tsx";
import { Skeleton } from "../../ui/Skeleton.tsx";
import { Time } from "../../ui/Time.tsx";
import { announcementText } from "./announcementWords.ts";
import type { Announcement } from "./programEvents.ts";

interface AnnouncementsProps {
  /** Newest first; undefined while they are read. */
  readonly announcements: readonly Announcement[] | undefined;
  /** Names the program of each. */
  readonly named?: boolean;
}

/** What was announced of programs: each is something that happened on the chain. */
export function Announcements({ announcements, named = false }: AnnouncementsProps) {
  const now = useChainNow();
  return (
    <Panel title="Announcements" flush>
      {announcements === undefined ? (
        <div className="p-5" aria-busy>
          <Skeleton className="h-10 w-full" />
        </div>
      ) : announcements.length === 0 ? (
        <Empty
          icon={Megaphone}
          title="Nothing was announced yet"
          testId="announcements-empty"
          next={{ to: "/supplier", text: "Connect a machine" }}
        >
          When a program is opened, changed or takes no more machines, it shows here. Machines that are connected and
          attested by then are admitted at once.
        </Empty>
      ) : (
        <ul className="divide-y" data-testid="announcements">
          {announcements.map((one) => (
            <li key={one.id} data-testid="announcement" data-kind={one.kind} className="px-4 py-3 text-pretty sm:px-5">
              {named && (
                <Link
                  to="/rewards/$id"
                  params={{ id: String(one.program) }}
                  className="block w-fit font-medium hover:text-accent underline"
                >
                  {one.label}, program {one.program}
                </Link>
              )}
              <span className="block">{announcementText(one)}</span>
              <span className="mt-0.5 flex flex-wrap gap-x-3 text-xs text-muted">
                <Time time={one.time} now={now} />
                <TransactionLink hash={one.transaction} />
              </span>
            </li>
          ))}
        </ul>
      )}
    </Panel>
  );
}
