import type { Basket } from "@sonm/protocol/choice/Basket.ts";
import type { Needs } from "@sonm/protocol/choice/Needs.ts";
import { reasonWords } from "@sonm/protocol/choice/reasonWords.ts";
import { Check } from "lucide-react";

import type { Offer } from "../../indexer/offer.ts";
import { classes } from "../../lib/classes.ts";
import { formatUsd, formatUsdPerHour } from "../../lib/money.ts";
import { formatDuration } from "../../lib/time.ts";
import { Badge } from "../../ui/Badge.tsx";
import { Button } from "../../ui/Button.tsx";
import { BasketMachine } from "./BasketMachine.tsx";
import { formatsAt } from "./formatsAt.ts";

interface BasketCardProps {
  readonly basket: Basket;
  readonly offers: readonly Offer[];
  readonly needs: Needs;
  readonly now: number;
  /** Whether it is the best. */
  readonly first: boolean;
  readonly onBuy: () => void;
}

const machines = (count: number): string => (count === 1 ? "One machine" : `${count} machines`);

/** Machines that do the task together: what they are, what they cost, and why they were chosen. */
export function BasketCard({ basket, offers, needs, now, first, onBuy }: BasketCardProps) {
  const { price, cost, reasons } = basket;
  const formats = formatsAt(now);
  const whole = needs.duration > 0;
  return (
    <section
      data-testid={first ? "find-best" : "find-other"}
      className={classes("rounded-xl border bg-surface", first && "border-accent")}
    >
      <header className="flex flex-wrap items-start justify-between gap-x-6 gap-y-3 px-4 pt-4 sm:px-5">
        <div className="min-w-0">
          <p className="flex items-center gap-2 text-sm font-semibold">
            {machines(offers.length)}
            {first && <Badge tone="accent">Best</Badge>}
          </p>
          <p className="mt-1">
            <span data-testid="find-price" className="text-xl font-semibold tracking-tight">
              {formatUsdPerHour(price)}
            </span>
            <span className="ml-1 text-xs text-muted">
              an hour{whole && `, ${formatUsd(cost, "nearest")} for ${formatDuration(needs.duration)}`}
            </span>
          </p>
        </div>
        <Button kind={first ? "primary" : "secondary"} data-testid="find-buy" onClick={onBuy}>
          {offers.length === 1 ? "Buy" : `Buy all ${offers.length}`}
        </Button>
      </header>
      <ul aria-label="Why" data-testid="find-reasons" className="space-y-1.5 px-4 py-4 sm:px-5">
        {reasons.map((reason) => (
          <li key={reasonWords(reason, basket, formats)} className="flex gap-2 text-xs">
            <Check aria-hidden className="mt-px size-3.5 shrink-0 text-good" />
            <span className="text-pretty">{reasonWords(reason, basket, formats)}</span>
          </li>
        ))}
      </ul>
      <ul aria-label="Machines" className="divide-y border-t">
        {offers.map((offer) => (
          <BasketMachine key={offer.id} offer={offer} now={now} />
        ))}
      </ul>
    </section>
  );
}
