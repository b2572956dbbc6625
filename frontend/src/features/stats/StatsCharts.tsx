import type { ReactNode } from "react";

import { exactDecimal, formatDecimal } from "../../lib/decimal.ts";
import { WAD_DIGITS, formatRate, formatSnm, formatUsdPerHour } from "../../lib/money.ts";
import { HOUR } from "../../lib/time.ts";
import { averageText } from "../rewards/classes/averageWords.ts";
import { TARGET_TEXT } from "../rewards/classes/balanceWords.ts";
import { SeriesPanel } from "./SeriesPanel.tsx";
import type { NetworkNow } from "./nowQuery.ts";
import type { StatsLines } from "./statsLines.ts";
import type { StatsWindow } from "./statsWindow.ts";

interface StatsChartsProps {
  readonly window: StatsWindow;
  /** Undefined while they are read. */
  readonly lines: StatsLines | undefined;
  /** What the chosen class is called. */
  readonly label: string | undefined;
  readonly state: NetworkNow | undefined;
  /** Stands beside the supply of a class. */
  readonly children: ReactNode;
}

const snm = { text: (wei: bigint) => `${formatSnm(wei)} SNM`, exact: (wei: bigint) => exactDecimal(wei, WAD_DIGITS) };
const perHour = { text: formatUsdPerHour, exact: (price: bigint) => exactDecimal(price * BigInt(HOUR), WAD_DIGITS) };
const count = { text: String, exact: String };
const units = {
  text: (milli: bigint) => `${averageText(milli)} units`,
  exact: (milli: bigint) => exactDecimal(milli, 3),
};
const rate = {
  text: (value: bigint) => `${formatRate(value)} SNM`,
  exact: (value: bigint) => exactDecimal(value, WAD_DIGITS),
};
const percent = {
  text: (value: bigint) => `${formatDecimal(value, 2, { least: 0, most: 2 })}%`,
  exact: (value: bigint) => exactDecimal(value, 2),
};

/** Everything over time. */
export function StatsCharts({ window, lines, label, state, children }: StatsChartsProps) {
  return (
    <div className="grid gap-4 lg:grid-cols-2 [&>*]:min-w-0">
      <SeriesPanel
        {...units}
        window={window}
        testId="stats-supply"
        kind="line"
        title="Supply and demand"
        of={label ?? ""}
        aside={TARGET_TEXT}
        lines={lines?.supply}
        empty="Nodes prove supply and demand again and again; machines count while they are attested and online."
      />
      {children}
      <SeriesPanel
        {...perHour}
        window={window}
        testId="stats-class-prices"
        kind="bars"
        title="Price of an hour"
        of={label ?? ""}
        lines={lines?.classPrices}
        empty="It shows with the first deal on a machine of this class."
      />
      <SeriesPanel
        {...perHour}
        window={window}
        testId="stats-prices"
        kind="bars"
        title="Price of an hour, all deals"
        lines={lines?.allPrices}
        empty="It shows with the first deal that is opened."
      />
      <SeriesPanel
        {...rate}
        window={window}
        testId="stats-rate"
        kind="line"
        title="SNM for a dollar"
        lines={lines?.rate}
        empty="Masternodes report the rate with every epoch."
      />
      <SeriesPanel
        {...snm}
        window={window}
        testId="stats-paid"
        kind="bars"
        title="Paid to suppliers"
        aside="without fees"
        lines={lines?.paid}
        empty="Deals pay when they are billed."
      />
      <SeriesPanel
        {...snm}
        window={window}
        testId="stats-fees"
        kind="bars"
        title="Fees"
        aside="by who got them"
        lines={lines?.fees}
        empty="Fees of deals show here when they are brought in and split."
      />
      <SeriesPanel
        {...snm}
        window={window}
        testId="stats-rewards"
        kind="bars"
        title="Rewards paid"
        lines={lines?.rewards}
        empty="Rewards show here when they are claimed."
      />
      <SeriesPanel
        {...count}
        window={window}
        testId="stats-deals"
        kind="bars"
        title="Deals opened and closed"
        lines={lines?.deals}
        empty="They show with the first deal."
      />
      <SeriesPanel
        {...count}
        window={window}
        testId="stats-running"
        kind="line"
        title="Deals running"
        aside={state && `${state.openDeals} now`}
        lines={lines?.running}
        empty="They show with the first deal."
      />
      <SeriesPanel
        {...count}
        window={window}
        testId="stats-attested"
        kind="bars"
        title="Attestations of machines"
        aside={state && `${state.machineCount} attested now`}
        lines={lines?.attested}
        empty="They show when machines are attested."
      />
      <SeriesPanel
        {...count}
        window={window}
        testId="stats-bound"
        kind="line"
        title="Machines with a master"
        lines={lines?.bound}
        empty="They show when a machine is confirmed."
      />
      <SeriesPanel
        {...snm}
        window={window}
        testId="stats-stake"
        kind="line"
        title="Total stake"
        aside={state && `${formatSnm(state.stake)} SNM now`}
        lines={lines?.stake}
        empty="It shows with the next change of stake."
      />
      <SeriesPanel
        {...count}
        window={window}
        testId="stats-nodes"
        kind="line"
        title="Active masternodes"
        aside={state && `${state.activeNodes} now`}
        lines={lines?.nodes}
        empty="They show with the next change of stake."
      />
      <SeriesPanel
        {...count}
        window={window}
        testId="stats-reports"
        kind="bars"
        title="Reports"
        lines={lines?.reports}
        empty="Masternodes report once in an epoch."
      />
      <SeriesPanel
        {...percent}
        window={window}
        testId="stats-signatures"
        kind="bars"
        title="Seats that signed reports"
        lines={lines?.signatures}
        empty="They show with the first report."
      />
    </div>
  );
}
