import { Link } from "@tanstack/react-router";
import { Bell } from "lucide-react";
import { Popover } from "radix-ui";
import { useEffect, useState } from "react";
import type { Address } from "viem";

import { useChainNow } from "../../chain/useChainClock.ts";
import { IconButton } from "../../ui/IconButton.tsx";
import { Skeleton } from "../../ui/Skeleton.tsx";
import { NoticeRow } from "./NoticeRow.tsx";
import { useBrowserNotices } from "./useBrowserNotices.ts";
import { useNotices } from "./useNotices.ts";
import { useTitleCount } from "./useTitleCount.ts";

/** Of them that the panel shows; the page shows all. */
const MOST = 6;

const countText = (count: number): string => (count > 9 ? "9+" : String(count));

/** What awaits the account: how much, and the most important of it at a click. */
export function NoticeBell({ account }: { readonly account: Address }) {
  const now = useChainNow();
  const { shown, fresh, memory, loading, failed } = useNotices(account);
  const known = !loading && failed.length === 0;
  const [open, setOpen] = useState(false);
  useTitleCount(fresh.length);
  useBrowserNotices(fresh, !known);
  useEffect(() => {
    // Only what is on screen counts as seen, and what is over is forgotten.
    if (open && known) memory.see(shown);
  }, [open, known, memory, shown]);
  return (
    <Popover.Root open={open} onOpenChange={setOpen}>
      <Popover.Trigger asChild>
        <IconButton
          label={shown.length === 0 ? "Notices" : `Notices, ${shown.length} in all, ${fresh.length} new`}
          testId="bell"
        >
          <Bell aria-hidden className="size-4.5" />
          {shown.length > 0 && (
            <span
              data-testid="bell-count"
              data-fresh={fresh.length}
              className={`tabular absolute -top-0.5 -right-0.5 grid h-4 min-w-4 place-items-center rounded-full px-0.5 text-2xs ${
                fresh.length > 0 ? "bg-accent text-on-accent" : "bg-line-strong text-text"
              }`}
            >
              {countText(shown.length)}
            </span>
          )}
        </IconButton>
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Content
          align="end"
          sideOffset={8}
          collisionPadding={12}
          aria-label="Notices"
          data-testid="bell-list"
          className="z-50 w-[min(24rem,calc(100vw-1.5rem))] animate-rise rounded-xl border bg-surface shadow-pop outline-none"
        >
          <div className="flex h-12 items-center justify-between border-b px-4">
            <h2 className="font-semibold">What awaits you</h2>
            <Link
              to="/notices"
              onClick={() => setOpen(false)}
              data-testid="bell-all"
              className="text-xs text-accent underline"
            >
              Show all
            </Link>
          </div>
          {shown.length === 0 ? (
            loading ? (
              <div className="p-4" aria-busy>
                <Skeleton className="h-10 w-full" />
              </div>
            ) : (
              <p className="px-4 py-8 text-center text-muted">
                {known
                  ? "Nothing awaits you."
                  : "The index or the chain does not answer. They are asked again by themselves."}
              </p>
            )
          ) : (
            <ul className="max-h-[60vh] divide-y overflow-y-auto">
              {shown.slice(0, MOST).map((entry) => (
                <NoticeRow
                  key={entry.key}
                  entry={entry}
                  now={now}
                  onDismiss={() => memory.dismiss(entry)}
                  onFollow={() => setOpen(false)}
                />
              ))}
            </ul>
          )}
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}
