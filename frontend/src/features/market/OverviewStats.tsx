import { useChainNow } from "../../chain/useChainClock.ts";
import { useRate } from "../../chain/useRate.ts";
import { rateIsStale } from "../../chain/settlement.ts";
import { useIndexed } from "../../indexer/useIndexed.ts";
import { formatRate } from "../../lib/money.ts";
import { formatRelative } from "../../lib/time.ts";
import { Skeleton } from "../../ui/Skeleton.tsx";
import { Snm } from "../../ui/Snm.tsx";
import { Stat } from "../../ui/Stat.tsx";
import { fetchOverview } from "./overviewQuery.ts";

/** The market at a glance. */
export function OverviewStats() {
  const now = useChainNow();
  const rate = useRate();
  const { data } = useIndexed(["overview"], fetchOverview);
  return (
    <div className="grid grid-cols-2 gap-x-8 gap-y-4 sm:flex">
      <Stat
        name="One US dollar"
        testId="rate"
        note={
          rate === undefined
            ? undefined
            : rateIsStale(rate, now)
              ? "stale"
              : `updated ${formatRelative(rate.updatedAt, now)}`
        }
      >
        {rate === undefined ? (
          <Skeleton className="w-20" />
        ) : (
          <>
            {formatRate(rate.rate)} <span className="text-sm font-normal text-muted">SNM</span>
          </>
        )}
      </Stat>
      <Stat name="Deals running" note={data === undefined ? undefined : `${data.deals} in all`}>
        {data?.openDeals ?? <Skeleton />}
      </Stat>
      <div className="max-sm:hidden">
        <Stat name="Paid to suppliers" note="since the start">
          <Snm wei={data?.totalPaid} />
        </Stat>
      </div>
    </div>
  );
}
