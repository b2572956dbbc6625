import { useMemo } from "react";

import { useChainNow } from "../../chain/useChainClock.ts";
import { IndexUnreachable } from "../../indexer/IndexUnreachable.tsx";
import { useIndexed } from "../../indexer/useIndexed.ts";
import { PageHeader } from "../../ui/PageHeader.tsx";
import { fetchClasses } from "../rewards/classes/classesQuery.ts";
import { ClassTable } from "./ClassTable.tsx";
import { GlanceStats } from "./GlanceStats.tsx";
import { StatsCharts } from "./StatsCharts.tsx";
import { StatsControls } from "./StatsControls.tsx";
import { fetchSeries } from "./fetchSeries.ts";
import { fetchNow } from "./nowQuery.ts";
import { statsLines } from "./statsLines.ts";
import type { StatsSearch } from "./statsSearch.ts";
import { statsWindow } from "./statsWindow.ts";
import { UptimePanel } from "./uptime/UptimePanel.tsx";

interface StatsPageProps {
  readonly search: StatsSearch;
  readonly onSearch: (search: StatsSearch) => void;
}

/** How long a question to the index is the same although time goes on, in seconds. */
const BUCKET = 30;

/** The network at a glance, and over time. */
export function StatsPage({ search, onSearch }: StatsPageProps) {
  const now = Math.floor(useChainNow() / BUCKET) * BUCKET;
  const window = statsWindow(search, now);
  const { since, until, by } = window;
  const classes = useIndexed(["class-balances"], fetchClasses);
  const chosen = search.class ?? classes.data?.find(({ points }) => points.length > 0)?.number ?? 0;
  const state = useIndexed(["stats-now", now, since], (indexer, signal) => fetchNow(indexer, now, since, signal), {
    keep: true,
  });
  const series = useIndexed(
    ["stats", since, until, by, chosen],
    (indexer, signal) => fetchSeries(indexer, window, chosen, signal),
    { keep: true, enabled: classes.data !== undefined || classes.isError },
  );
  const lines = useMemo(
    () =>
      series.data === undefined || state.data === undefined
        ? undefined
        : statsLines(statsWindow(search, now), series.data, state.data),
    [search, now, series.data, state.data],
  );
  const failed = (series.isError && series.data === undefined) || (state.isError && state.data === undefined);
  const label = classes.data?.find(({ number }) => number === chosen)?.definition.label;
  return (
    <>
      <PageHeader title="Network">
        Supply and demand, prices, payments and the nodes&rsquo; health, as the chain and the nodes tell them.
      </PageHeader>
      <GlanceStats state={state.data} classes={classes.data} />
      <StatsControls search={search} window={window} onSearch={onSearch} />
      <div className="space-y-4">
        {failed ? (
          <IndexUnreachable
            onRetry={() => {
              void series.refetch();
              void state.refetch();
            }}
          />
        ) : (
          <StatsCharts window={window} lines={lines} label={label} state={state.data}>
            <ClassTable
              state={state.data}
              classes={classes.data}
              chosen={chosen}
              onChoose={(number) => onSearch({ ...search, class: number })}
            />
          </StatsCharts>
        )}
        <UptimePanel window={window} />
      </div>
    </>
  );
}
