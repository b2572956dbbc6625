import { ChartColumn } from "lucide-react";

import { formatSnm } from "../../lib/money.ts";
import { BarChart } from "../../ui/BarChart.tsx";
import { Empty } from "../../ui/Empty.tsx";
import { Snm } from "../../ui/Snm.tsx";
import type { DividendDay } from "./fetchDays.ts";
import { SHOWN_DAYS } from "./poolQuery.ts";

const WHOLE = 1_000n;

const SHORT = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "short", timeZone: "UTC" });
const LONG = new Intl.DateTimeFormat("en-GB", { dateStyle: "medium", timeZone: "UTC" });

const shortDay = ({ start }: DividendDay) => SHORT.format(start * 1000);
const longDay = ({ start }: DividendDay) => LONG.format(start * 1000);

/** What was paid to holders, day by day: a chart, and the numbers behind it as a table. */
export function DayChart({ days }: { readonly days: readonly DividendDay[] }) {
  const highest = days.reduce((most, { amount }) => (amount > most ? amount : most), 0n);
  const paid = days.filter(({ amount }) => amount > 0n).reverse();
  if (highest === 0n)
    return (
      <Empty icon={ChartColumn} title="No fees came to holders" testId="dividend-days-empty">
        Nothing was shared in the last {SHOWN_DAYS} days. Fees come from deals that are billed while somebody has SNM
        locked.
      </Empty>
    );
  const total = days.reduce((sum, { amount }) => sum + amount, 0n);
  const summary =
    `Paid to holders by day in the last ${SHOWN_DAYS} days: ${formatSnm(total)} SNM in all, on ${paid.length} ` +
    `${paid.length === 1 ? "day" : "days"}, at most ${formatSnm(highest)} SNM. The table below has the numbers.`;
  return (
    <div className="p-4 sm:p-5">
      <BarChart
        testId="dividend-days"
        top={`${formatSnm(highest)} SNM`}
        summary={summary}
        bars={days.map((day) => ({
          key: shortDay(day),
          share: Number((day.amount * WHOLE + highest - 1n) / highest),
          text: `${longDay(day)}: ${formatSnm(day.amount)} SNM`,
        }))}
      />
      <details className="mt-3 text-sm">
        <summary data-testid="dividend-days-table" className="w-fit text-xs font-medium text-muted hover:text-text">
          The numbers as a table
        </summary>
        <div tabIndex={0} role="region" aria-label="Dividends by day" className="mt-2 overflow-x-auto">
          <table className="w-full">
            <thead>
              <tr className="border-b text-left text-xs text-muted">
                <th scope="col" className="py-2 pr-3 font-medium">
                  Day, by UTC
                </th>
                <th scope="col" className="px-3 py-2 text-right font-medium">
                  To all holders
                </th>
                <th scope="col" className="py-2 pl-3 text-right font-medium">
                  For each 1,000 locked
                </th>
              </tr>
            </thead>
            <tbody className="divide-y">
              {paid.map((day) => (
                <tr key={day.start} data-testid="dividend-day">
                  <td className="py-2 pr-3 whitespace-nowrap">{longDay(day)}</td>
                  <td className="px-3 py-2 text-right">
                    <Snm wei={day.amount} />
                  </td>
                  <td className="py-2 pl-3 text-right">
                    <Snm wei={day.perToken * WHOLE} />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
        <p className="mt-2 text-xs text-muted">Days that are not listed brought nothing.</p>
      </details>
    </div>
  );
}
