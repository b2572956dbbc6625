import { useQuery } from "@tanstack/react-query";
import { Radio } from "lucide-react";
import { useState } from "react";

import { useRefreshInterval } from "../../../chain/useRefreshInterval.ts";
import { Term } from "../../../glossary/Term.tsx";
import { isoTime, toCsv } from "../../../lib/csv.ts";
import { shortAddress } from "../../../lib/shortAddress.ts";
import { type ToldUptimes, fetchUptimeGrid } from "../../../relay/fetchUptimeGrid.ts";
import { useRelay } from "../../../relay/useRelay.ts";
import { Button } from "../../../ui/Button.tsx";
import { ChartTable } from "../../../ui/ChartTable.tsx";
import { Empty } from "../../../ui/Empty.tsx";
import { ExportButton } from "../../../ui/ExportButton.tsx";
import { Panel } from "../../../ui/Panel.tsx";
import { Skeleton } from "../../../ui/Skeleton.tsx";
import type { StatsWindow } from "../statsWindow.ts";
import { UptimeRows } from "./UptimeRows.tsx";
import { columnText, shareText } from "./cellWords.ts";
import { uptimeSpan } from "./uptimeSpan.ts";

/** How much less often nodes are asked than the chain: a count comes once an epoch. */
const SLOWER = 8;

function csvOf({ grid: { from, step, machines } }: ToldUptimes): string {
  return toCsv(
    [
      { head: "machine", cell: ({ worker }) => worker },
      { head: "from", cell: ({ at }) => isoTime(from + at * step) },
      { head: "seconds", cell: ({ cell }) => String(cell?.[0] ?? "") },
      { head: "online", cell: ({ cell }) => String(cell?.[1] ?? "") },
    ],
    machines.flatMap(({ worker, cells }) => cells.map((cell, at) => ({ worker, at, cell }))),
  );
}

/** When each machine was online, as the nodes' reports attest it. */
export function UptimePanel({ window }: { readonly window: StatsWindow }) {
  const span = uptimeSpan(window);
  const [pages, setPages] = useState(1);
  const { bases } = useRelay();
  const query = useQuery({
    queryKey: ["uptime-grid", span.from, span.to, span.step, pages],
    queryFn: async ({ signal }) => fetchUptimeGrid(await bases(signal), span, pages, signal),
    refetchInterval: useRefreshInterval() * SLOWER,
    placeholderData: (previous) => previous,
    retry: false,
  });
  const { data } = query;
  return (
    <Panel
      title={
        <>
          Machines <Term id="online">online</Term>
        </>
      }
      className="min-w-0"
      aside={
        <ExportButton
          testId="uptime-csv"
          label="Time online as a CSV file"
          disabled={data === undefined}
          load={() =>
            data === undefined
              ? Promise.reject(new Error("Nothing is read yet."))
              : Promise.resolve({ name: "sonm-uptime.csv", text: csvOf(data), cut: false })
          }
        />
      }
      flush={data?.grid.machines.length === 0 || (query.isError && data === undefined)}
    >
      {data !== undefined ? (
        <Told told={data} busy={query.isPlaceholderData} onMore={() => setPages(pages + 1)} />
      ) : query.isError ? (
        <Empty
          icon={Radio}
          title="No masternode tells how long machines were online"
          testId="uptime-unreachable"
          next={{ to: "/masternodes", text: "Look at the masternodes" }}
        >
          The chain keeps only the proof that their counts are right; the counts are the nodes&rsquo;. They are asked
          again by itself.
        </Empty>
      ) : (
        <div className="h-40" aria-busy>
          <Skeleton className="h-full w-full" />
        </div>
      )}
    </Panel>
  );
}

interface ToldProps {
  readonly told: ToldUptimes;
  readonly busy: boolean;
  readonly onMore: () => void;
}

function Told({ told: { grid, base }, busy, onMore }: ToldProps) {
  const { from, to, step, machines, next } = grid;
  if (machines.length === 0)
    return (
      <Empty
        icon={Radio}
        title="No machine was heard of in this time"
        testId="uptime-empty"
        next={{ to: "/supplier", text: "Connect a machine" }}
      >
        Nodes count from a machine&rsquo;s first message on. It shows with the next two reports.
      </Empty>
    );
  const columns = machines[0]?.cells.map((_cell, at) => columnText(from + at * step, step)) ?? [];
  return (
    <>
      <UptimeRows grid={grid} />
      <p className="mt-2 flex justify-between text-2xs text-muted sm:pl-31">
        <span>{columns[0]}</span>
        <span>{columns.at(-1)} UTC</span>
      </p>
      <ul className="mt-3 flex flex-wrap gap-x-5 gap-y-1 text-xs text-muted">
        <li>Filled as high as the share of time online</li>
        <li>× never online</li>
        <li>Dashed: no report tells</li>
      </ul>
      <p className="mt-2 text-xs text-muted text-pretty">
        As accepted reports attest it, told by {new URL(base).host}. Where reports lie further apart than a cell, their
        share stands for each cell between them.
      </p>
      {next !== null && (
        <Button size="small" className="mt-3" busy={busy} data-testid="uptime-more" onClick={onMore}>
          Show more machines
        </Button>
      )}
      <ChartTable
        testId="uptime-table"
        rowTestId="uptime-table-row"
        label={`Time online from ${columnText(from, step)} to ${columnText(to, step)}`}
        columns={["Machine", ...columns]}
        rows={machines.map(({ worker, cells }) => ({
          key: worker,
          cells: [shortAddress(worker), ...cells.map(shareText)],
        }))}
      />
    </>
  );
}
