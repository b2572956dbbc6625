import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";

import { useRate } from "../../chain/useRate.ts";
import { formatSnm } from "../../lib/money.ts";
import { basisPointsText } from "../../lib/percent.ts";
import { formatDate } from "../../lib/time.ts";
import { Notice } from "../../ui/Notice.tsx";
import { Panel } from "../../ui/Panel.tsx";
import { snmOf } from "../rewards/programMoney.ts";
import { unitsText } from "../rewards/unitWords.ts";
import { GasNote } from "./GasNote.tsx";
import type { Forecast, UsdRange } from "./forecast.ts";
import { marketSources } from "./marketSources.ts";
import { rangeText } from "./rangeText.ts";
import type { EarnView } from "./useForecast.ts";

const SPAN_WORDS: Readonly<Record<number, string>> = { 1: "A day", 30: "30 days" };

/** What a machine would earn, from what, and where each number comes from. */
export function IncomePanel({ view }: { readonly view: EarnView }) {
  const [day] = view.forecasts;
  if (day === undefined) return null;
  const unknown = day.market === undefined && day.program === undefined;
  return (
    <Panel title="What it would earn" aside="Online all the time, at the rate of now">
      <div data-testid="earn-income" data-low={day.total.low} data-high={day.total.high} className="space-y-4">
        {unknown ? (
          <Notice tone="info" testId="earn-unknown" title="Nobody knows yet.">
            No machine like it was rented in the last 30 days or is offered now, and no reward program that is open
            takes it. Connect it at a price of your own, and be the first.
          </Notice>
        ) : (
          <Table view={view} />
        )}
        <Sources view={view} day={day} />
      </div>
    </Panel>
  );
}

function Table({ view: { forecasts } }: { readonly view: EarnView }) {
  const row = (name: ReactNode, rangeOf: (forecast: Forecast) => UsdRange | undefined, testId: string) => (
    <tr data-testid={testId}>
      <th scope="row" className="py-2.5 pr-3 text-left font-normal">
        {name}
      </th>
      {forecasts.map((forecast) => (
        <td key={forecast.days} className="tabular py-2.5 pl-3 text-right">
          <Amount range={rangeOf(forecast)} />
        </td>
      ))}
    </tr>
  );
  const program = forecasts[0]?.program;
  return (
    <table className="w-full">
      <thead>
        <tr className="border-b text-xs text-muted">
          <th scope="col" className="py-2 pr-3 text-left font-medium">
            From
          </th>
          {forecasts.map(({ days }) => (
            <th key={days} scope="col" className="py-2 pl-3 text-right font-medium">
              {SPAN_WORDS[days] ?? `${days} days`}
            </th>
          ))}
        </tr>
      </thead>
      <tbody className="divide-y">
        {row("Renting it out", ({ market }) => market, "earn-market")}
        {program !== undefined &&
          row(
            <>
              <Link to="/rewards/$id" params={{ id: String(program.program.id) }} className="text-accent underline">
                Reward program {program.program.id}
              </Link>
              <span className="block text-xs text-muted">
                {unitsText(program.units, program.program.definition)},{" "}
                {program.program.mode === "FLOOR" ? "tops up what deals bring" : "on top"}, guaranteed until{" "}
                {formatDate(program.program.guaranteedUntil)}
              </span>
            </>,
            (forecast) => forecast.program && { low: forecast.program.usd, high: forecast.program.usd },
            "earn-program",
          )}
        <tr data-testid="earn-total" className="font-semibold">
          <th scope="row" className="py-2.5 pr-3 text-left">
            Together
          </th>
          {forecasts.map(({ days, total }) => (
            <td key={days} className="tabular py-2.5 pl-3 text-right">
              <Amount range={total} />
            </td>
          ))}
        </tr>
      </tbody>
    </table>
  );
}

function Amount({ range }: { readonly range: UsdRange | undefined }) {
  const rate = useRate()?.rate;
  if (range === undefined) return <span className="text-muted">not known</span>;
  return (
    <>
      <span className="block">{rangeText(range)}</span>
      {rate !== undefined && (
        <span className="block text-xs font-normal text-muted">
          {range.low === range.high
            ? formatSnm(snmOf(range.low, rate))
            : `${formatSnm(snmOf(range.low, rate))} to ${formatSnm(snmOf(range.high, rate))}`}{" "}
          SNM
        </span>
      )}
    </>
  );
}

function Sources({ view, day }: { readonly view: EarnView; readonly day: Forecast }) {
  return (
    <details open>
      <summary className="w-fit cursor-pointer text-xs font-medium text-muted">Where the numbers come from</summary>
      <ul className="mt-2 list-disc space-y-1.5 pl-5 text-xs text-muted text-pretty" data-testid="earn-sources">
        {marketSources(view, day).map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
        {day.market !== undefined && <li>The market’s fee of {basisPointsText(view.fee)} is taken off.</li>}
        <GasNote share={view.share} />
        {day.program !== undefined && (
          <li>
            A machine is in one program at a time; this is the one that brings most. USD stay, SNM change with the rate.
          </li>
        )}
      </ul>
    </details>
  );
}
