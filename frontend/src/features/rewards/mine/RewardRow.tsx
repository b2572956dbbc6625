import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import type { Address } from "viem";

import { encodeLeaveProgram } from "../../../chain/rewardCalls.ts";
import { useChainNow } from "../../../chain/useChainClock.ts";
import { useRuntimeConfig } from "../../../config/useRuntimeConfig.ts";
import { Term } from "../../../glossary/Term.tsx";
import { shortAddress } from "../../../lib/shortAddress.ts";
import { formatDate, formatDateTime } from "../../../lib/time.ts";
import { countText } from "../../../lib/units.ts";
import { ActionButton } from "../../../tx/ActionButton.tsx";
import { ActionFailure } from "../../../tx/ActionFailure.tsx";
import { singleCall } from "../../../tx/singleCall.ts";
import { useAction } from "../../../tx/useAction.ts";
import { Badge } from "../../../ui/Badge.tsx";
import { Identicon } from "../../../ui/Identicon.tsx";
import { Skeleton } from "../../../ui/Skeleton.tsx";
import { Snm } from "../../../ui/Snm.tsx";
import { unitsText } from "../unitWords.ts";
import type { RewardLine } from "./rewardLines.ts";

interface RewardRowProps {
  readonly line: RewardLine;
  readonly account: Address;
  /** Masternodes are being asked. */
  readonly asking: boolean;
}

/** One machine in one program: what it earned, what was paid, and what is due. */
export function RewardRow({ line, account, asking }: RewardRowProps) {
  const now = useChainNow();
  const { worker, program, units, leftAt, earned, claimed, live } = line;
  const isOver = leftAt !== undefined || now >= program.end;
  const unread = asking || (earned !== undefined && live === undefined);
  return (
    <li
      data-testid="my-reward"
      data-worker={worker.toLowerCase()}
      data-program={program.id}
      className="px-4 py-4 sm:px-5"
    >
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <Link
          to="/machines/$address"
          params={{ address: worker }}
          className="group flex min-w-0 flex-1 basis-52 items-center gap-3 rounded-md"
        >
          <Identicon address={worker} className="size-8" />
          <span className="min-w-0">
            <span className="block truncate font-medium group-hover:text-accent">{program.definition.label}</span>
            <span className="block text-xs text-muted">
              <span className="font-mono">{shortAddress(worker)}</span> in program {program.id}
            </span>
          </span>
        </Link>
        <MembershipBadge line={line} now={now} />
        {!isOver && <LeaveButton line={line} account={account} />}
      </div>
      <div className="mt-3 grid grid-cols-2 gap-x-5 gap-y-3 md:grid-cols-4">
        <Value
          name={
            <>
              Earned, <Term id="gpuSecond">GPU-seconds</Term>
            </>
          }
          testId="reward-earned"
        >
          {unread ? (
            <Skeleton className="w-16" />
          ) : earned === undefined ? (
            program.closed ? (
              "–"
            ) : (
              "not proved yet"
            )
          ) : (
            countText(earned)
          )}
        </Value>
        <Value name="Claimed" testId="reward-claimed">
          {unread ? <Skeleton className="w-16" /> : countText(live?.claimed ?? claimed)}
        </Value>
        <Value name="Due">
          {unread ? <Skeleton className="w-16" /> : <Snm wei={live?.payable ?? 0n} testId="reward-due" />}
          {live !== undefined && live.payable < live.due && (
            <span className="block text-xs text-warn">
              of <Snm wei={live.due} />: the budget is used up
            </span>
          )}
        </Value>
        <Value name="Units">{leftAt === undefined ? unitsText(units, program.definition) : "none any more"}</Value>
      </div>
    </li>
  );
}

function MembershipBadge({
  line: { leftAt, attestedUntil, program },
  now,
}: {
  readonly line: RewardLine;
  readonly now: number;
}) {
  if (program.closed) return <Badge>closed: nothing can be claimed any more</Badge>;
  if (leftAt !== undefined) return <Badge title={formatDateTime(leftAt)}>left on {formatDate(leftAt)}</Badge>;
  if (now >= program.end) return <Badge>the program has ended</Badge>;
  if (now > attestedUntil) return <Badge tone="bad">its attestation has ended: it earns nothing</Badge>;
  return (
    <Badge tone="good" title={`attested until ${formatDateTime(attestedUntil)}`}>
      member
    </Badge>
  );
}

function LeaveButton({ line: { worker, program }, account }: { readonly line: RewardLine; readonly account: Address }) {
  const { contracts } = useRuntimeConfig();
  const runner = useAction();
  const title = `Take ${shortAddress(worker)} out of program ${program.id}`;
  const call = { to: contracts.RewardPrograms, data: encodeLeaveProgram(program.id, worker) };
  return (
    <>
      <ActionButton
        runner={runner}
        action={singleCall(account, title, call)}
        verb="take it out"
        kind="secondary"
        size="small"
        testId="reward-leave"
      >
        Take out
      </ActionButton>
      <ActionFailure progress={runner.progress} />
    </>
  );
}

interface ValueProps {
  readonly name: ReactNode;
  readonly testId?: string;
  readonly children: ReactNode;
}

function Value({ name, testId, children }: ValueProps) {
  return (
    <div className="min-w-0">
      <p className="text-xs text-muted">{name}</p>
      <p className="tabular" data-testid={testId}>
        {children}
      </p>
    </div>
  );
}
