import { formatDateTime } from "../../../lib/time.ts";
import { ChartTable } from "../../../ui/ChartTable.tsx";
import { TrendChart } from "../../../ui/TrendChart.tsx";
import { averageText, ratioText, targetOf } from "./averageWords.ts";
import type { BalanceAverage } from "./balanceAverages.ts";

interface BalanceTrendProps {
  /** What the class is called. */
  readonly label: string;
  /** Oldest first; at least one. */
  readonly trend: readonly BalanceAverage[];
  /** The lines alone, for a row of a list. */
  readonly small?: boolean;
}

/** Supply of a class against twice its demand over time: a chart, and the numbers behind it as a table. */
export function BalanceTrend({ label, trend, small = false }: BalanceTrendProps) {
  const last = trend.at(-1);
  if (last === undefined) return null;
  const highest = trend.reduce((most, { supply, demand }) => {
    const target = targetOf(demand);
    const higher = supply > target ? supply : target;
    return higher > most ? higher : most;
  }, 0n);
  const summary =
    `Supply of ${label} against twice its demand, ${trend.length} ${trend.length === 1 ? "time" : "times"}: at last ` +
    `${averageText(last.supply)} against ${averageText(targetOf(last.demand))}, at most ${averageText(highest)}.` +
    (small ? "" : " The table below has the numbers.");
  return (
    <>
      <TrendChart
        testId={small ? "class-trend" : "class-chart"}
        small={small}
        times={trend.map(({ until }) => until)}
        lines={[
          { name: "Supply", values: trend.map(({ supply }) => Number(supply)) },
          { name: "Twice the demand", values: trend.map(({ demand }) => Number(targetOf(demand))) },
        ]}
        top={`${averageText(highest)} units`}
        summary={summary}
      />
      {!small && (
        <ChartTable
          testId="class-chart-table"
          rowTestId="class-average"
          label="Supply and demand over time"
          columns={["Until", "Supply", "Demand", "Supply for each unit of demand"]}
          rows={[...trend].reverse().map(({ until, supply, demand }) => ({
            key: until,
            cells: [formatDateTime(until), averageText(supply), averageText(demand), ratioText(supply, demand)],
          }))}
          note="Units on average since the row below."
        />
      )}
    </>
  );
}
