import { ChartColumn } from "lucide-react";

import { classes } from "../../lib/classes.ts";
import { toCsv, isoTime } from "../../lib/csv.ts";
import { BarChart } from "../../ui/BarChart.tsx";
import { ChartTable } from "../../ui/ChartTable.tsx";
import { Empty } from "../../ui/Empty.tsx";
import { ExportButton } from "../../ui/ExportButton.tsx";
import { Panel } from "../../ui/Panel.tsx";
import { Skeleton } from "../../ui/Skeleton.tsx";
import { TrendChart } from "../../ui/TrendChart.tsx";
import { stepText } from "./stepText.ts";
import type { StatsWindow } from "./statsWindow.ts";

/** What is drawn: a value for each step, undefined where none is known. */
export interface ChartLine {
  readonly name: string;
  readonly values: readonly (bigint | undefined)[];
}

interface SeriesPanelProps {
  readonly title: string;
  /** The class that is drawn, where it is one's: empty while that is read. */
  readonly of?: string;
  readonly aside?: string;
  readonly testId: string;
  readonly window: StatsWindow;
  /** Bars are for what a step brought, a line for what is in force; at most two lines. */
  readonly kind: "bars" | "line";
  /** Undefined while it is read. */
  readonly lines: readonly ChartLine[] | undefined;
  /** A value in words, with its unit. */
  readonly text: (value: bigint) => string;
  /** A value as files have it. */
  readonly exact: (value: bigint) => string;
  /** When there will be something. */
  readonly empty: string;
}

const WHOLE = 1_000n;

/** What a panel shows, in full. */
const nameOf = ({ title, of = "" }: SeriesPanelProps): string => (of === "" ? title : `${title} of ${of}`);
const most = (lines: readonly ChartLine[]): bigint =>
  lines
    .flatMap(({ values }) => values)
    .reduce<bigint>((top, value) => (value !== undefined && value > top ? value : top), 0n);

/** One thing over time: a chart, the numbers as a table and as a file. */
export function SeriesPanel(props: SeriesPanelProps) {
  const { title, of, aside, testId, window, lines, exact, empty } = props;
  const isEmpty = lines !== undefined && most(lines) === 0n;
  return (
    <Panel
      title={title}
      aside={
        <span className="flex items-center gap-3">
          {aside}
          <ExportButton
            testId={`${testId}-csv`}
            label={`${nameOf(props)} as a CSV file`}
            disabled={lines === undefined || isEmpty}
            load={() =>
              Promise.resolve({ name: `sonm-${testId}.csv`, cut: false, text: csvOf(window, lines ?? [], exact) })
            }
          />
        </span>
      }
      flush={isEmpty}
      className="min-w-0"
    >
      {of !== undefined && (
        <p
          className={classes("min-h-4 truncate text-xs text-muted", isEmpty ? "px-4 pt-4 sm:px-5" : "mb-3")}
          title={of}
        >
          {of}
        </p>
      )}
      {lines === undefined ? (
        <div className="h-60" aria-busy>
          <Skeleton className="h-full w-full" />
        </div>
      ) : isEmpty ? (
        <Empty icon={ChartColumn} title="Nothing in this time" testId={`${testId}-empty`}>
          {empty} Choose a longer time above to see what was before.
        </Empty>
      ) : (
        <Drawn {...props} lines={lines} />
      )}
    </Panel>
  );
}

const csvOf = (window: StatsWindow, lines: readonly ChartLine[], exact: (value: bigint) => string): string =>
  toCsv(
    [
      { head: "from", cell: (at: number) => isoTime(window.starts[at]) },
      ...lines.map(({ name, values }) => ({
        head: name.toLowerCase(),
        cell: (at: number) => {
          const value = values[at];
          return value === undefined ? "" : exact(value);
        },
      })),
    ],
    window.starts.map((_start, at) => at),
  );

function Drawn(props: SeriesPanelProps & { readonly lines: readonly ChartLine[] }) {
  const { testId, window, kind, lines, text } = props;
  const title = nameOf(props);
  const { starts, by } = window;
  const dated = by === "hour" && starts.length > 24;
  const highest = most(lines);
  const known = starts.map((_start, at) => at).filter((at) => lines.some(({ values }) => (values[at] ?? 0n) > 0n));
  const first = starts.findIndex((_start, at) => lines.every(({ values }) => values[at] !== undefined));
  const summary = `${title} by ${by}, ${starts.length} ${by}s: at most ${text(highest)}. The table below has the numbers.`;
  return (
    <>
      {kind === "line" ? (
        <TrendChart
          testId={testId}
          times={starts.slice(first)}
          lines={lines.map(({ name, values }) => ({
            name,
            values: values.slice(first).map((value) => Number(value ?? 0n)),
          }))}
          top={text(highest)}
          summary={summary}
        />
      ) : (
        <div className="space-y-4">
          {lines.map(({ name, values }, index) => (
            <div key={name}>
              {lines.length > 1 && <p className="mb-1 text-xs font-medium">{name}</p>}
              <BarChart
                testId={index === 0 ? testId : `${testId}-${index}`}
                top={text(highest)}
                summary={`${name}. ${summary}`}
                bars={starts.map((start, at) => ({
                  key: stepText(start, by, dated),
                  share: Number(((values[at] ?? 0n) * WHOLE + highest - 1n) / highest),
                  text: `${stepText(start, by, true)}: ${text(values[at] ?? 0n)}`,
                }))}
              />
            </div>
          ))}
        </div>
      )}
      <ChartTable
        testId={`${testId}-table`}
        rowTestId={`${testId}-row`}
        label={title}
        columns={[`${by === "hour" ? "Hour" : "Day"}, by UTC`, ...lines.map(({ name }) => name)]}
        rows={known.toReversed().map((at) => ({
          key: starts[at] ?? at,
          cells: [
            stepText(starts[at] ?? 0, by, true),
            ...lines.map(({ values }) => {
              const value = values[at];
              return value === undefined ? "" : text(value);
            }),
          ],
        }))}
        note={`${by === "hour" ? "Hours" : "Days"} that are not listed brought nothing.`}
      />
    </>
  );
}
