import type { HardwareClass } from "@sonm/protocol/hardwareClasses.ts";
import { Link } from "@tanstack/react-router";
import { Server } from "lucide-react";

import { useMe } from "../../../chain/useMe.ts";
import { shortAddress } from "../../../lib/shortAddress.ts";
import { formatDate } from "../../../lib/time.ts";
import { countText } from "../../../lib/units.ts";
import { AddressText } from "../../../ui/AddressText.tsx";
import { Badge } from "../../../ui/Badge.tsx";
import { Empty } from "../../../ui/Empty.tsx";
import { Identicon } from "../../../ui/Identicon.tsx";
import { Panel } from "../../../ui/Panel.tsx";
import { Snm } from "../../../ui/Snm.tsx";
import { unitsText } from "../unitWords.ts";
import { MOST_SHOWN, type ProgramMember } from "./programQuery.ts";

interface MembersPanelProps {
  readonly members: readonly ProgramMember[];
  readonly definition: HardwareClass;
}

/** The machines of a program, the newest first, those that left with them. */
export function MembersPanel({ members, definition }: MembersPanelProps) {
  const { account } = useMe();
  return (
    <Panel title="Machines" aside={members.length < MOST_SHOWN ? undefined : `The newest ${MOST_SHOWN}`} flush>
      {members.length === 0 ? (
        <Empty
          icon={Server}
          title="No machine is in it yet"
          testId="members-empty"
          next={{ to: "/supplier", text: "Connect a machine" }}
        >
          Nodes admit machines that qualify. See what yours lacks with the button above.
        </Empty>
      ) : (
        <ul className="divide-y" data-testid="members">
          {members.map(({ worker, master, units, since, leftAt, reserved, gpuSeconds, paid }) => (
            <li
              key={worker}
              data-testid="member"
              data-worker={worker.toLowerCase()}
              className="flex flex-wrap items-center gap-x-6 gap-y-2 px-4 py-3 sm:px-5"
            >
              <Link
                to="/machines/$address"
                params={{ address: worker }}
                className="group flex min-w-0 flex-1 basis-52 items-center gap-3 rounded-md"
              >
                <Identicon address={worker} className="size-8" />
                <span className="min-w-0">
                  <span className="block font-mono text-[0.93em] group-hover:text-accent">{shortAddress(worker)}</span>
                  <span className="block text-xs text-muted">
                    pays{" "}
                    <AddressText
                      address={master}
                      picture={false}
                      link={false}
                      mine={master.toLowerCase() === account?.toLowerCase()}
                    />
                  </span>
                </span>
              </Link>
              <Badge tone={leftAt === undefined ? "good" : "neutral"}>
                {leftAt === undefined
                  ? `${unitsText(units, definition)} since ${formatDate(since)}`
                  : `left on ${formatDate(leftAt)}`}
              </Badge>
              <span className="ml-auto text-right">
                <Snm wei={paid} />
                <span className="block text-xs text-muted">
                  paid for {countText(gpuSeconds)} GPU-seconds, <Snm wei={reserved} /> reserved
                </span>
              </span>
            </li>
          ))}
        </ul>
      )}
    </Panel>
  );
}
