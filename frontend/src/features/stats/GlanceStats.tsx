import { TARGET_SUPPLY } from "@sonm/protocol/generated/constants.ts";

import { useChainNow } from "../../chain/useChainClock.ts";
import { useIndexed } from "../../indexer/useIndexed.ts";
import { formatUsdPerHour } from "../../lib/money.ts";
import { HOUR, formatRelative } from "../../lib/time.ts";
import { Skeleton } from "../../ui/Skeleton.tsx";
import { Snm } from "../../ui/Snm.tsx";
import { Stat } from "../../ui/Stat.tsx";
import { averageOver } from "../rewards/classes/balanceAverages.ts";
import { ratioText } from "../rewards/classes/averageWords.ts";
import type { ClassSupply } from "../rewards/classes/classesQuery.ts";
import { fetchSeries } from "./fetchSeries.ts";
import { glance, trendText } from "./glance.ts";
import type { NetworkNow } from "./nowQuery.ts";
import { statsWindow } from "./statsWindow.ts";

interface GlanceStatsProps {
  readonly state: NetworkNow | undefined;
  readonly classes: readonly ClassSupply[] | undefined;
}

/** Hours that two days touch. */
const TWO_DAYS = { span: "7d", by: "hour" } as const;

/** The class with the least supply for its demand, of those that fall short of the target. */
function shortest(classes: readonly ClassSupply[]) {
  return classes
    .flatMap(({ definition, points }) => {
      const average = averageOver(points, HOUR);
      return average === undefined || average.demand === 0n || average.supply >= average.demand * TARGET_SUPPLY
        ? []
        : [{ label: definition.label, ...average }];
    })
    .toSorted((a, b) => Number(a.supply * b.demand - b.supply * a.demand))[0];
}

/** Answers to what a person asks first. */
export function GlanceStats({ state, classes }: GlanceStatsProps) {
  const now = useChainNow();
  const window = statsWindow(TWO_DAYS, now);
  const { data } = useIndexed(
    ["stats-glance", window.until],
    (indexer, signal) => fetchSeries(indexer, window, 0, signal),
    {
      keep: true,
    },
  );
  const found = data && glance(data, now);
  const short = classes && shortest(classes);
  const report = state?.report;
  return (
    <div className="mb-6 grid gap-x-8 gap-y-5 rounded-xl border bg-surface p-4 sm:grid-cols-2 sm:p-5 lg:grid-cols-4">
      <Stat
        name="What does an hour cost today?"
        testId="stats-price"
        note={found === undefined ? null : trendText(found.price)}
      >
        {found === undefined ? (
          <Skeleton className="w-20" />
        ) : found.price.today === undefined ? (
          "no deal"
        ) : (
          formatUsdPerHour(found.price.today)
        )}
      </Stat>
      <Stat
        name="Is the network up?"
        testId="stats-up"
        note={report === undefined ? null : `report ${report.sequence}, ${formatRelative(report.time, now)}`}
      >
        {state === undefined ? (
          <Skeleton className="w-20" />
        ) : report === undefined ? (
          "no report yet"
        ) : (
          `${report.signers} of ${report.seats} nodes signed`
        )}
      </Stat>
      <Stat
        name="What is short?"
        testId="stats-short"
        note={
          classes === undefined
            ? null
            : short === undefined
              ? `every class in demand has ${TARGET_SUPPLY}× its demand`
              : `${ratioText(short.supply, short.demand)} its demand, target ${TARGET_SUPPLY}×`
        }
      >
        {classes === undefined ? <Skeleton className="w-20" /> : (short?.label ?? "nothing")}
      </Stat>
      <Stat
        name="What did suppliers earn today?"
        testId="stats-earned"
        note={found === undefined ? null : trendText(found.earned)}
      >
        <Snm wei={found?.earned.today} />
      </Stat>
    </div>
  );
}
