import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";

import { useBalances } from "../../chain/useBalances.ts";
import { useChainNow } from "../../chain/useChainClock.ts";
import { useRate } from "../../chain/useRate.ts";
import { openingReserve } from "../../chain/settlement.ts";
import { classes } from "../../lib/classes.ts";
import { formatUsdPerHour } from "../../lib/money.ts";
import { formatShortDuration } from "../../lib/time.ts";
import { Badge } from "../../ui/Badge.tsx";
import { Skeleton } from "../../ui/Skeleton.tsx";
import { Time } from "../../ui/Time.tsx";
import { OrderStateBadge, placesText } from "./OrderStateBadge.tsx";
import { UnattestedAskMark } from "./UnattestedAsk.tsx";
import { type KnownOrder, stateOf } from "./knownOrder.ts";
import { hardwareWords, isBid, sideWords } from "./orderWords.ts";

const COLUMNS = "lg:grid lg:grid-cols-[4rem_minmax(12rem,1fr)_7rem_6rem_7rem_9.5rem_9.5rem] lg:items-center lg:gap-4";

/** Orders of one author as rows; as cards on a phone. */
export function OrderList({ orders }: { readonly orders: readonly KnownOrder[] | undefined }) {
  return (
    <div data-testid="order-list">
      <div aria-hidden className={classes(COLUMNS, "hidden border-b px-5 py-2.5 text-xs font-medium text-muted")}>
        <span>Side</span>
        <span>Hardware</span>
        <span>Price</span>
        <span>Time</span>
        <span>Good until</span>
        <span>Known</span>
        <span className="text-right">State</span>
      </div>
      <ul className="divide-y" aria-busy={orders === undefined}>
        {orders === undefined
          ? [0, 1, 2].map((index) => (
              <li key={index} className="px-5 py-4">
                <Skeleton className="h-10 w-full" />
              </li>
            ))
          : orders.map((order) => <OrderRow key={order.offer.id} order={order} />)}
      </ul>
    </div>
  );
}

function OrderRow({ order: { offer, places } }: { readonly order: KnownOrder }) {
  const now = useChainNow();
  const { fields } = offer;
  const state = stateOf(offer, now);
  const hardware = hardwareWords(fields.benchmarks);
  return (
    <li data-testid="order-row" data-order={offer.id} data-state={state}>
      <Link
        to="/orders/$id"
        params={{ id: offer.id }}
        className={classes(
          COLUMNS,
          "grid grid-cols-2 gap-x-4 gap-y-3 px-4 py-3.5 transition-colors hover:bg-raised/50 sm:px-5",
        )}
      >
        <span className="flex items-center justify-between gap-2 max-lg:col-span-2">
          <Badge tone={isBid(fields) ? "accent" : "neutral"}>{sideWords[fields.side as 0 | 1]}</Badge>
          <span className="flex items-center gap-2 lg:hidden">
            <CoverMark order={offer} active={state === "active"} />
            {state === "active" && <UnattestedAskMark offer={offer} now={now} />}
            <OrderStateBadge state={state} />
          </span>
        </span>
        <span className="min-w-0 max-lg:col-span-2">
          <span className="block truncate" title={hardware.join(", ")}>
            {hardware.length === 0 ? "any hardware" : hardware.join(", ")}
          </span>
          <span className="block text-xs text-muted">number {fields.nonce.toString()}</span>
        </span>
        <Value name="Price">
          {formatUsdPerHour(fields.price)}
          <span className="text-xs text-muted">/h</span>
        </Value>
        <Value name="Time">{fields.duration === 0 ? "spot" : formatShortDuration(fields.duration)}</Value>
        <Value name="Good until">
          <Time time={fields.validUntil} now={now} />
        </Value>
        <Value name="Known">
          <span className="text-muted">{placesText(places)}</span>
        </Value>
        <span className="hidden items-center justify-end gap-2 lg:flex">
          <CoverMark order={offer} active={state === "active"} />
          {state === "active" && <UnattestedAskMark offer={offer} now={now} />}
          <OrderStateBadge state={state} />
        </span>
      </Link>
    </li>
  );
}

/** A warning where nothing stands behind an open bid. */
function CoverMark({ order: { fields }, active }: { readonly order: KnownOrder["offer"]; readonly active: boolean }) {
  const bid = isBid(fields);
  const rate = useRate();
  const balances = useBalances(bid && active ? fields.author : undefined);
  if (!bid || !active || rate === undefined || balances === undefined) return null;
  if (balances.ledger >= openingReserve(fields.price, rate.rate, fields.duration)) return null;
  return (
    <Badge tone="warn" data-testid="order-uncovered" title="The ledger balance does not cover the reserve of its deal.">
      not covered
    </Badge>
  );
}

function Value({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <span className="block min-w-0">
      <span className="block text-xs text-muted lg:sr-only">{name}</span>
      {children}
    </span>
  );
}
