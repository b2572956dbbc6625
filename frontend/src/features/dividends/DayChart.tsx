import { ChartColumn } from "lucide-react";

import { formatSnm } from "../../lib/money.ts";
import { formatUtcDate, formatUtcDay } from "../../lib/time.ts";
import { BarChart } from "../../ui/BarChart.tsx";
import { ChartTable } from "../../ui/ChartTable.tsx";
import { Empty } from "../../ui/Empty.tsx";
import { Snm } from "../../ui/Snm.tsx";
import type { DividendDay } from "./fetchDays.ts";
import { SHOWN_DAYS } from "./poolQuery.ts";

const WHOLE = 1_000n;

/** What was paid to holders, day by day: a chart, and the numbers behind it as a table. */
export function DayChart({ days }: { readonly days: readonly DividendDay[] }) {
  const highest = days.reduce((most, { amount }) => (amount > most ? amount : most), 0n);
  const paid = days.filter(({ amount }) => amount > 0n).reverse();
  if (highest === 0n)
    return (
      <Empty icon={ChartColumn} title="No fees came to holders" testId="dividend-days-empty">
        Nothing was shared in the last {SHOWN_DAYS} days. Fees come from deals that are billed while somebody has SNM
        locked: lock yours above, and the next are shared with you.
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
          key: formatUtcDay(day.start),
          share: Number((day.amount * WHOLE + highest - 1n) / highest),
          text: `${formatUtcDate(day.start)}: ${formatSnm(day.amount)} SNM`,
        }))}
      />
      <ChartTable
        testId="dividend-days-table"
        rowTestId="dividend-day"
        label="Dividends by day"
        columns={["Day, by UTC", "To all holders", "For each 1,000 locked"]}
        rows={paid.map((day) => ({
          key: day.start,
          cells: [formatUtcDate(day.start), <Snm wei={day.amount} />, <Snm wei={day.perToken * WHOLE} />],
        }))}
        note="Days that are not listed brought nothing."
      />
    </div>
  );
}
