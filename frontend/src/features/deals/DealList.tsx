import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";

import { useMe } from "../../chain/useMe.ts";
import type { Deal } from "../../indexer/deal.ts";
import { classes } from "../../lib/classes.ts";
import { formatSnmFixed, formatUsdPerHour } from "../../lib/money.ts";
import { shortAddress } from "../../lib/shortAddress.ts";
import { formatClock, formatDateTime } from "../../lib/time.ts";
import { Badge } from "../../ui/Badge.tsx";
import { Identicon } from "../../ui/Identicon.tsx";
import { Skeleton } from "../../ui/Skeleton.tsx";
import { Snm } from "../../ui/Snm.tsx";
import { DealStatus } from "./DealStatus.tsx";
import { dealKind, roleIn, roleTexts } from "./dealWords.ts";
import { type ChainDeal, useLiveDeals } from "./useLiveDeals.ts";

const COLUMNS =
  "lg:grid lg:grid-cols-[minmax(13rem,1.6fr)_7rem_7rem_8.5rem_minmax(9rem,1fr)_9rem_7rem] lg:items-center lg:gap-4";

/** Deals as rows; as cards on a phone. Running ones count on by themselves. */
export function DealList({ deals }: { readonly deals: readonly Deal[] | undefined }) {
  const { account } = useMe();
  const rows = useLiveDeals(deals ?? []);
  return (
    <div data-testid="deal-list">
      <div aria-hidden className={classes(COLUMNS, "hidden border-b px-5 py-2.5 text-xs font-medium text-muted")}>
        <span>Deal</span>
        <span>Your part</span>
        <span>Price</span>
        <span>Time</span>
        <span className="text-right">Paid and accrued</span>
        <span className="text-right">In escrow</span>
        <span className="text-right">State</span>
      </div>
      <ul className="divide-y" aria-busy={deals === undefined}>
        {deals === undefined
          ? [0, 1, 2].map((index) => (
              <li key={index} className="px-5 py-4">
                <Skeleton className="h-10 w-full" />
              </li>
            ))
          : rows.map((row) => <DealRow key={row.deal.id} row={row} account={account} />)}
      </ul>
    </div>
  );
}

function DealRow({ row, account }: { readonly row: ChainDeal; readonly account: `0x${string}` | undefined }) {
  const { deal, open, state, live } = row;
  const role = roleIn(deal, account);
  const total = open ? (live?.payable === undefined ? undefined : deal.totalPaid + live.payable) : deal.totalPaid;
  const ran = open ? live?.elapsed : (deal.closedAt ?? deal.billedUntil) - deal.terms.start;
  return (
    <li data-testid="deal-row" data-deal={deal.id} data-open={open}>
      <Link
        to="/deals/$id"
        params={{ id: deal.id }}
        className={classes(
          COLUMNS,
          "grid grid-cols-2 gap-x-4 gap-y-3 px-4 py-3.5 transition-colors hover:bg-raised/50 sm:px-5",
        )}
      >
        <span className="col-span-2 flex items-center gap-3 lg:col-span-1">
          <Identicon address={deal.terms.supplier} className="size-8" />
          <span className="min-w-0">
            <span className="block truncate font-medium">{deal.machine?.cpuModel || "Machine"}</span>
            <span className="block truncate text-xs text-muted">
              #{deal.number} · <span className="font-mono">{shortAddress(deal.terms.supplier)}</span>
              {deal.profile.name !== "" && ` · ${deal.profile.name}`}
            </span>
          </span>
          <span className="ml-auto lg:hidden">
            <DealStatus open={open} ended={live?.ended ?? false} />
          </span>
        </span>
        <Value name="Your part">
          {role === undefined ? "–" : <Badge tone={role === "buyer" ? "accent" : "neutral"}>{roleTexts[role]}</Badge>}
        </Value>
        <Value name="Price">
          {formatUsdPerHour(deal.terms.price)}
          <span className="text-xs text-muted">/h</span>
        </Value>
        <Value name="Time">
          <span className="tabular whitespace-nowrap">{ran === undefined ? <Skeleton /> : formatClock(ran)}</span>
          <span className="block text-xs text-muted">
            {open
              ? `of ${dealKind(deal).toLowerCase()}`
              : deal.closedAt === undefined
                ? ""
                : formatDateTime(deal.closedAt)}
          </span>
        </Value>
        <Value name="Paid and accrued" right>
          {total === undefined ? (
            <Skeleton className="w-20" />
          ) : (
            <span className="tabular font-medium whitespace-nowrap">
              {formatSnmFixed(total, 6)} <span className="text-xs font-normal text-muted">SNM</span>
            </span>
          )}
        </Value>
        <Value name="In escrow" right>
          {open ? <Snm wei={state?.escrow} /> : <span className="text-muted">–</span>}
        </Value>
        <span className="hidden justify-end lg:flex">
          <DealStatus open={open} ended={live?.ended ?? false} />
        </span>
      </Link>
    </li>
  );
}

function Value({
  name,
  right = false,
  children,
}: {
  readonly name: string;
  readonly right?: boolean;
  readonly children: ReactNode;
}) {
  return (
    <span className={classes("block min-w-0", right && "lg:text-right")}>
      <span className="block text-xs text-muted lg:sr-only">{name}</span>
      {children}
    </span>
  );
}
