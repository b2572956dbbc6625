import { ChartColumn } from "lucide-react";

import { formatSnm } from "../../lib/money.ts";
import { sumOf } from "../../lib/sumOf.ts";
import { formatUtcDate, formatUtcDay } from "../../lib/time.ts";
import { BarChart } from "../../ui/BarChart.tsx";
import { ChartTable } from "../../ui/ChartTable.tsx";
import { Empty } from "../../ui/Empty.tsx";
import { Snm } from "../../ui/Snm.tsx";
import { SHOWN_DAYS, type TreasuryDay } from "./treasuryQuery.ts";

const WHOLE = 1_000n;

const most = (amounts: readonly bigint[]): bigint => amounts.reduce((top, amount) => (amount > top ? amount : top), 0n);

/** What came in and went out, day by day: two charts on one scale, and the numbers behind them as a table. */
export function FlowDays({ days }: { readonly days: readonly TreasuryDay[] }) {
  const highest = most(days.flatMap(({ received, paid }) => [received, paid]));
  if (highest === 0n)
    return (
      <Empty
        icon={ChartColumn}
        title="Nothing came in or went out"
        testId="flow-days-empty"
        next={{ to: "/dividends", text: "See where fees go" }}
      >
        The treasury gets its part of the market&rsquo;s fees. It pays what proposals decide.
      </Empty>
    );
  const moved = days.filter(({ received, paid }) => received > 0n || paid > 0n).reverse();
  return (
    <div className="p-4 sm:p-5">
      <div className="grid gap-6 md:grid-cols-2">
        <Chart title="In" testId="flow-days-in" days={days} highest={highest} amountOf={({ received }) => received} />
        <Chart title="Out" testId="flow-days-out" days={days} highest={highest} amountOf={({ paid }) => paid} />
      </div>
      <ChartTable
        testId="flow-days-table"
        rowTestId="flow-day"
        label="The treasury by day"
        columns={["Day, by UTC", "In", "Out"]}
        rows={moved.map(({ start, received, paid }) => ({
          key: start,
          cells: [formatUtcDate(start), <Snm wei={received} />, <Snm wei={paid} />],
        }))}
        note="On days that are not listed nothing moved."
      />
    </div>
  );
}

interface ChartProps {
  readonly title: string;
  readonly testId: string;
  readonly days: readonly TreasuryDay[];
  /** Of both charts, SNM wei. */
  readonly highest: bigint;
  readonly amountOf: (day: TreasuryDay) => bigint;
}

function Chart({ title, testId, days, highest, amountOf }: ChartProps) {
  const total = sumOf(days.map(amountOf));
  return (
    <div>
      <p className="mb-1 flex justify-between gap-3 text-xs text-muted">
        <span className="font-medium text-text">{title}</span>
        <Snm wei={total} />
      </p>
      <BarChart
        testId={testId}
        top={`${formatSnm(highest)} SNM`}
        summary={`${title} by day in the last ${SHOWN_DAYS} days: ${formatSnm(total)} SNM in all. The table below has the numbers.`}
        bars={days.map((day) => ({
          key: formatUtcDay(day.start),
          share: Number((amountOf(day) * WHOLE + highest - 1n) / highest),
          text: `${formatUtcDate(day.start)}: ${formatSnm(amountOf(day))} SNM`,
        }))}
      />
    </div>
  );
}
