import { STEER_WINDOW } from "@sonm/protocol/generated/constants.ts";
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";

import { formatDuration } from "../../../lib/time.ts";
import { Badge } from "../../../ui/Badge.tsx";
import { Skeleton } from "../../../ui/Skeleton.tsx";
import { unitName } from "../unitWords.ts";
import { BalanceTrend } from "./BalanceTrend.tsx";
import { averageText, ratioText } from "./averageWords.ts";
import { type BalanceAverage, averageOver, trendOf } from "./balanceAverages.ts";
import { TARGET_TEXT, unprovedText } from "./balanceWords.ts";
import type { ClassSupply } from "./classesQuery.ts";

interface ClassRowProps {
  readonly found: ClassSupply;
  /** Seconds between two points; undefined while it is read. */
  readonly interval: number | undefined;
}

/** Supply and demand of one class, and whether the controller steers it. */
export function ClassRow({ found, interval }: ClassRowProps) {
  const { number, definition, points, steered } = found;
  const average = interval === undefined ? undefined : averageOver(points, interval * Number(STEER_WINDOW));
  return (
    <li data-testid="class-row" data-class={number} data-supply={average?.supply}>
      <Link
        to="/rewards/classes/$classId"
        params={{ classId: String(number) }}
        className="block px-4 py-4 transition-colors hover:bg-raised/50 sm:px-5"
      >
        <span className="flex flex-wrap items-center gap-x-3 gap-y-1.5">
          <span className="font-semibold">{definition.label}</span>
          <Badge tone={steered ? "accent" : "neutral"} data-testid="class-steered" data-steered={steered}>
            {steered ? "steered by the controller" : "steered by the DAO alone"}
          </Badge>
        </span>
        {points.length < 2 ? (
          <p data-testid="class-unproved" className="mt-1 text-xs text-muted text-pretty">
            {unprovedText(points.length, interval)}
          </p>
        ) : average === undefined ? (
          <Skeleton className="mt-3 h-10 w-full" />
        ) : (
          <Averages average={average} unit={unitName(definition)}>
            <BalanceTrend small label={definition.label} trend={trendOf(points, interval ?? 0)} />
          </Averages>
        )}
      </Link>
    </li>
  );
}

interface AveragesProps {
  readonly average: BalanceAverage;
  readonly unit: string;
  readonly children: ReactNode;
}

function Averages({ average, unit, children }: AveragesProps) {
  const { supply, demand, since, until } = average;
  return (
    <div className="mt-3 grid grid-cols-2 items-end gap-x-5 gap-y-3 md:grid-cols-[1fr_1fr_1fr_2fr]">
      <Value name={`Supply, ${unit}s`}>{averageText(supply)}</Value>
      <Value name={`Demand, ${unit}s`}>{averageText(demand)}</Value>
      <Value name={`Supply for demand, ${TARGET_TEXT}`}>
        <span data-testid="class-ratio">{ratioText(supply, demand)}</span>
      </Value>
      <div className="min-w-0 max-md:col-span-2">
        <span className="block text-xs text-muted">
          Over {formatDuration(until - since)}, supply and twice the demand
        </span>
        {children}
      </div>
    </div>
  );
}

function Value({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <span className="block min-w-0">
      <span className="block text-xs text-muted">{name}</span>
      <span className="tabular block font-semibold">{children}</span>
    </span>
  );
}
