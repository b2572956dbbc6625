import { ArrowDownToLine, ArrowUpFromLine, History } from "lucide-react";

import { useChainNow } from "../../chain/useChainClock.ts";
import { IndexUnreachable } from "../../indexer/IndexUnreachable.tsx";
import { TransactionLink } from "../../tx/TransactionLink.tsx";
import { Empty } from "../../ui/Empty.tsx";
import { Panel } from "../../ui/Panel.tsx";
import { Skeleton } from "../../ui/Skeleton.tsx";
import { Snm } from "../../ui/Snm.tsx";
import { Time } from "../../ui/Time.tsx";
import type { AccountHistory } from "./accountQuery.ts";

interface MovementsProps {
  readonly history: AccountHistory | undefined;
  readonly failed: boolean;
  readonly onRetry: () => void;
}

/** What came into the ledger and left it, newest first. */
export function Movements({ history, failed, onRetry }: MovementsProps) {
  const now = useChainNow();
  return (
    <Panel title="Deposits and withdrawals" flush>
      {history === undefined ? (
        failed ? (
          <IndexUnreachable onRetry={onRetry} />
        ) : (
          <div className="p-5" aria-busy>
            <Skeleton className="h-10 w-full" />
          </div>
        )
      ) : history.movements.length === 0 ? (
        <Empty icon={History} title="Nothing was moved yet" testId="movements-empty">
          Deposits and withdrawals of this account show here. Make the first deposit with the form above: it pays for
          deals, and you take it back at any time.
        </Empty>
      ) : (
        <ul className="divide-y" data-testid="movements">
          {history.movements.map(({ id, kind, amount, time, transaction }) => {
            const Icon = kind === "deposit" ? ArrowDownToLine : ArrowUpFromLine;
            return (
              <li
                key={id}
                data-testid="movement"
                data-kind={kind}
                className="flex flex-wrap items-center gap-x-4 gap-y-1 px-4 py-3 sm:px-5"
              >
                <span className="grid size-8 place-items-center rounded-lg bg-raised text-muted">
                  <Icon aria-hidden className="size-4" />
                </span>
                <span className="min-w-24">
                  <span className="block font-medium">{kind === "deposit" ? "Deposit" : "Withdrawal"}</span>
                  <span className="block text-xs text-muted">
                    <Time time={time} now={now} />
                  </span>
                </span>
                <span className="ml-auto font-medium">
                  {kind === "deposit" ? "+" : "−"} <Snm wei={amount} />
                </span>
                <span className="w-36 text-right text-xs text-muted max-sm:hidden">
                  <TransactionLink hash={transaction} />
                </span>
              </li>
            );
          })}
        </ul>
      )}
    </Panel>
  );
}
