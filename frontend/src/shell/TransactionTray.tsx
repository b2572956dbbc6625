import { Link } from "@tanstack/react-router";
import { ArrowRightLeft, Ban, Check, CircleAlert, CircleHelp, Repeat } from "lucide-react";
import { Popover } from "radix-ui";

import { useChainAnswers, useChainNow } from "../chain/useChainClock.ts";
import { useRuntimeConfig } from "../config/useRuntimeConfig.ts";
import { TransactionLink } from "../tx/TransactionLink.tsx";
import { type TransactionRecord, type TransactionStatus, isUnderWay } from "../tx/TransactionRecord.ts";
import { useTransactionStore, useTransactions } from "../tx/useTransactions.ts";
import { Button } from "../ui/Button.tsx";
import { IconButton } from "../ui/IconButton.tsx";
import { Spinner } from "../ui/Spinner.tsx";
import { Time } from "../ui/Time.tsx";

const STATUS: Record<TransactionStatus, { readonly text: string; readonly mark: React.ReactNode }> = {
  pending: { text: "Waiting for a block", mark: <Spinner className="size-4 text-accent" /> },
  indexing: { text: "In a block, lists follow", mark: <Spinner className="size-4 text-good" /> },
  done: { text: "Done", mark: <Check aria-hidden className="size-4 text-good" /> },
  reverted: { text: "Failed", mark: <CircleAlert aria-hidden className="size-4 text-bad" /> },
  cancelled: { text: "Cancelled in the wallet", mark: <Ban aria-hidden className="size-4 text-muted" /> },
  replaced: { text: "Replaced by another", mark: <Repeat aria-hidden className="size-4 text-warn" /> },
  lost: { text: "Not known to the network", mark: <CircleHelp aria-hidden className="size-4 text-warn" /> },
};

/** The transactions of this browser, with those under way counted. */
export function TransactionTray() {
  const { chainId } = useRuntimeConfig();
  const store = useTransactionStore();
  const records = useTransactions(chainId);
  const pending = records.filter(isUnderWay).length;
  return (
    <Popover.Root>
      <Popover.Trigger asChild>
        <IconButton label={pending === 0 ? "Transactions" : `Transactions, ${pending} under way`} testId="tray">
          <ArrowRightLeft aria-hidden className="size-4.5" />
          {pending > 0 && (
            <span
              data-testid="tray-count"
              className="tabular absolute -top-0.5 -right-0.5 grid size-4 place-items-center rounded-full bg-accent text-2xs text-on-accent"
            >
              {pending}
            </span>
          )}
        </IconButton>
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Content
          align="end"
          sideOffset={8}
          collisionPadding={12}
          aria-label="Transactions"
          data-testid="tray-list"
          className="z-50 w-[min(22rem,calc(100vw-1.5rem))] animate-rise rounded-xl border bg-surface shadow-pop outline-none"
        >
          <div className="flex h-12 items-center justify-between border-b px-4">
            <h2 className="font-semibold">Transactions</h2>
            {records.some((record) => !isUnderWay(record)) && (
              <Button kind="quiet" size="small" onClick={() => store.clear()}>
                Clear
              </Button>
            )}
          </div>
          {records.length === 0 ? (
            <p className="px-4 py-8 text-center text-muted">
              What you send from this browser shows here, also after a reload.
            </p>
          ) : (
            <ul className="max-h-96 divide-y overflow-y-auto">
              {records.map((record) => (
                <TrayRow key={record.id} record={record} />
              ))}
            </ul>
          )}
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}

function TrayRow({ record }: { readonly record: TransactionRecord }) {
  const now = useChainNow();
  const answers = useChainAnswers();
  const { text, mark } = STATUS[record.status];
  return (
    <li data-testid="tray-row" data-status={record.status} className="flex gap-3 px-4 py-3">
      <span className="mt-0.5">{mark}</span>
      <div className="min-w-0 flex-1">
        <p className="truncate font-medium">{record.title}</p>
        <p className="flex flex-wrap items-center gap-x-1.5 text-xs text-muted">
          {record.status === "pending" && !answers ? "The network does not answer" : text} ·{" "}
          <Time time={record.submittedAt} now={now} /> · <TransactionLink hash={record.hash} />
        </p>
        {record.deal !== undefined && (
          <Popover.Close asChild>
            <Link to="/deals/$id" params={{ id: record.deal }} className="text-xs text-accent underline">
              See the deal
            </Link>
          </Popover.Close>
        )}
      </div>
    </li>
  );
}
