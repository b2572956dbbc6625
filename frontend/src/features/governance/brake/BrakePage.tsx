import { OctagonX } from "lucide-react";

import { useChainNow } from "../../../chain/useChainClock.ts";
import { useMe } from "../../../chain/useMe.ts";
import { Term } from "../../../glossary/Term.tsx";
import { IndexUnreachable } from "../../../indexer/IndexUnreachable.tsx";
import { useIndexed } from "../../../indexer/useIndexed.ts";
import { shareText } from "../../../lib/percent.ts";
import { formatDateTime } from "../../../lib/time.ts";
import { AddressText } from "../../../ui/AddressText.tsx";
import { BackLink } from "../../../ui/BackLink.tsx";
import { Badge } from "../../../ui/Badge.tsx";
import { Empty } from "../../../ui/Empty.tsx";
import { Notice } from "../../../ui/Notice.tsx";
import { PageHeader } from "../../../ui/PageHeader.tsx";
import { Panel } from "../../../ui/Panel.tsx";
import { Skeleton } from "../../../ui/Skeleton.tsx";
import { Stat } from "../../../ui/Stat.tsx";
import { ConnectEmpty } from "../../../wallet/ConnectEmpty.tsx";
import { VotesText } from "../../../ui/VotesText.tsx";
import { actsAsGuardian, useGuardian } from "../useGuardian.ts";
import { BrakeForm } from "./BrakeForm.tsx";
import { type BrakeEvent, fetchBrake } from "./brakeQuery.ts";
import { type Brake, useBrake } from "./useBrake.ts";

/** The emergency brake: whether new deals are stopped, who wants them stopped, and how to join. */
export function BrakePage() {
  const { account } = useMe();
  const now = useChainNow();
  const { brake, failed } = useBrake(account);
  const guardian = useGuardian();
  const history = useIndexed(["brake"], fetchBrake);
  return (
    <>
      <BackLink to="/dao">DAO</BackLink>
      <PageHeader title="Emergency brake">
        Decisions take days. In an <Term id="brake">emergency</Term> holders of enough votes together, or the{" "}
        <Term id="guardian">guardian</Term> in its term, stop new deals at once. Deals that run go on, withdrawing and
        closing always work, and the market takes deals again by itself.
      </PageHeader>
      <div className="space-y-4">
        {failed && (
          <Notice tone="bad" live testId="brake-unreachable" title="The network does not answer.">
            The state of the brake is read again by itself.
          </Notice>
        )}
        <BrakeStats brake={brake} now={now} />
        <div className="grid grid-cols-[minmax(0,1fr)] items-start gap-4 lg:grid-cols-2">
          {account === undefined ? (
            <Panel title="Support it" flush>
              <ConnectEmpty>Connect a wallet with votes to support that new deals stop.</ConnectEmpty>
            </Panel>
          ) : brake === undefined ? (
            <Panel title="Support it">
              <Skeleton className="h-32 w-full" />
            </Panel>
          ) : (
            <BrakeForm key={account} account={account} brake={brake} guards={actsAsGuardian(guardian, account, now)} />
          )}
          <Panel title="What happened" flush>
            {history.data !== undefined ? (
              <History events={history.data} />
            ) : history.isError ? (
              <IndexUnreachable onRetry={() => void history.refetch()} />
            ) : (
              <div className="p-5" aria-busy>
                <Skeleton className="h-20 w-full" />
              </div>
            )}
          </Panel>
        </div>
      </div>
    </>
  );
}

function BrakeStats({ brake, now }: { readonly brake: Brake | undefined; readonly now: number }) {
  const stopped = brake !== undefined && now < brake.pausedUntil;
  const runs = brake !== undefined && brake.round !== 0n;
  return (
    <Panel>
      <div className="grid gap-x-6 gap-y-5 min-[26rem]:grid-cols-2 lg:grid-cols-4" aria-busy={brake === undefined}>
        <Stat
          name="New deals"
          testId="brake-state"
          note={
            brake === undefined ? null : stopped ? `until ${formatDateTime(brake.pausedUntil)}` : "nothing is stopped"
          }
        >
          {brake === undefined ? <Skeleton className="w-16" /> : stopped ? "stopped" : "open"}
        </Stat>
        <Stat name="Votes that pull it">
          <VotesText votes={brake?.needed} testId="brake-needed" />
        </Stat>
        <Stat
          name="Votes so far"
          note={
            brake === undefined
              ? null
              : runs
                ? `${shareText(brake.total, brake.needed)} of what it takes`
                : "no round runs"
          }
        >
          <VotesText votes={brake?.total} testId="brake-total" />
        </Stat>
        <Stat
          name="This round"
          note={brake === undefined ? null : runs ? "support adds up until then" : "the first supporter opens one"}
        >
          {brake === undefined ? <Skeleton className="w-16" /> : runs ? formatDateTime(brake.ends) : "none"}
        </Stat>
      </div>
    </Panel>
  );
}

function History({ events }: { readonly events: readonly BrakeEvent[] }) {
  if (events.length === 0)
    return (
      <Empty icon={OctagonX} title="Nobody ever wanted it pulled" testId="brake-history-empty">
        Who supports the brake stands here with the reason. The market takes deals as ever; in an emergency support it
        above.
      </Empty>
    );
  return (
    <ul className="divide-y" data-testid="brake-history">
      {events.map(({ id, pulled, account, round, votes, reason, time }) => (
        <li key={id} className="px-4 py-3 sm:px-5">
          <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
            <AddressText address={account} />
            {pulled ? (
              <Badge tone="bad">{round === undefined ? "pulled as guardian" : "pulled"}</Badge>
            ) : (
              <VotesText votes={votes} />
            )}
            <span className="ml-auto text-xs text-muted">{formatDateTime(time)}</span>
          </div>
          {reason !== "" && <p className="mt-1 break-words whitespace-pre-wrap">{reason}</p>}
        </li>
      ))}
    </ul>
  );
}
