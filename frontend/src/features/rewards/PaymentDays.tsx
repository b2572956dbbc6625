import { ChartColumn } from "lucide-react";

import { useChainNow } from "../../chain/useChainClock.ts";
import { IndexUnreachable } from "../../indexer/IndexUnreachable.tsx";
import { useIndexed } from "../../indexer/useIndexed.ts";
import { formatSnm } from "../../lib/money.ts";
import { DAY, formatUtcDate, formatUtcDay } from "../../lib/time.ts";
import { BarChart } from "../../ui/BarChart.tsx";
import { ChartTable } from "../../ui/ChartTable.tsx";
import { Empty } from "../../ui/Empty.tsx";
import { Panel } from "../../ui/Panel.tsx";
import { Skeleton } from "../../ui/Skeleton.tsx";
import { Snm } from "../../ui/Snm.tsx";
import { PAYMENT_DAYS, type PaymentDay, fetchPaymentDays } from "./paymentDaysQuery.ts";

const WHOLE = 1_000n;

/** What all programs paid, day by day. */
export function PaymentDays() {
  const today = Math.floor(useChainNow() / DAY);
  const query = useIndexed(["reward-days", today], (indexer, signal) => fetchPaymentDays(indexer, today, signal), {
    keep: true,
  });
  return (
    <Panel title="Paid by day" aside={`The last ${PAYMENT_DAYS} days`} flush>
      {query.data !== undefined ? (
        <Days days={query.data} />
      ) : query.isError ? (
        <IndexUnreachable onRetry={() => void query.refetch()} />
      ) : (
        <div className="p-5" aria-busy>
          <Skeleton className="h-40 w-full" />
        </div>
      )}
    </Panel>
  );
}

function Days({ days }: { readonly days: readonly PaymentDay[] }) {
  const highest = days.reduce((most, { amount }) => (amount > most ? amount : most), 0n);
  const paid = days.filter(({ amount }) => amount > 0n).reverse();
  if (highest === 0n)
    return (
      <Empty
        icon={ChartColumn}
        title="No reward was paid"
        testId="reward-days-empty"
        next={{ to: "/rewards/check", text: "Does my machine qualify?" }}
      >
        Rewards show here when they are claimed. Machines that are members earn them by the second.
      </Empty>
    );
  const total = days.reduce((sum, { amount }) => sum + amount, 0n);
  const summary =
    `Rewards paid by day in the last ${PAYMENT_DAYS} days: ${formatSnm(total)} SNM in all, on ${paid.length} ` +
    `${paid.length === 1 ? "day" : "days"}, at most ${formatSnm(highest)} SNM. The table below has the numbers.`;
  return (
    <div className="p-4 sm:p-5">
      <BarChart
        testId="reward-days"
        top={`${formatSnm(highest)} SNM`}
        summary={summary}
        bars={days.map(({ start, amount }) => ({
          key: formatUtcDay(start),
          share: Number((amount * WHOLE + highest - 1n) / highest),
          text: `${formatUtcDate(start)}: ${formatSnm(amount)} SNM`,
        }))}
      />
      <ChartTable
        testId="reward-days-table"
        rowTestId="reward-day"
        label="Rewards by day"
        columns={["Day, by UTC", "Paid"]}
        rows={paid.map(({ start, amount }) => ({ key: start, cells: [formatUtcDate(start), <Snm wei={amount} />] }))}
        note="Days that are not listed paid nothing."
      />
    </div>
  );
}
