import { isUpsideDown } from "../../lib/days.ts";
import { Choice } from "../../ui/Choice.tsx";
import { DayRange } from "../../ui/DayRange.tsx";
import { SPANS, type Span, type StatsSearch } from "./statsSearch.ts";
import type { StatsWindow } from "./statsWindow.ts";

interface StatsControlsProps {
  readonly search: StatsSearch;
  readonly window: StatsWindow;
  readonly onSearch: (search: StatsSearch) => void;
}

const SPAN_TEXTS: Readonly<Record<Span, string>> = {
  "24h": "24 hours",
  "7d": "7 days",
  "30d": "30 days",
  "90d": "90 days",
};

/** Which time the charts show, and in which steps. */
export function StatsControls({ search, window, onSearch }: StatsControlsProps) {
  const { since, until, span, by, ...others } = search;
  const days = { ...(since === undefined ? {} : { since }), ...(until === undefined ? {} : { until }) };
  const dated = since !== undefined || until !== undefined;
  return (
    <div className="mb-4 flex flex-wrap items-end gap-x-5 gap-y-3">
      <Choice<Span | "days">
        label="Time shown"
        testId="stats-span"
        value={dated ? "days" : (span ?? "24h")}
        options={(Object.keys(SPANS) as Span[]).map((value) => ({ value, text: SPAN_TEXTS[value] }))}
        onChange={(value) => value !== "days" && onSearch({ ...others, span: value })}
      />
      <Choice
        label="Steps"
        testId="stats-by"
        value={window.by}
        options={[
          { value: "hour", text: "By hour" },
          { value: "day", text: "By day" },
        ]}
        onChange={(value) => onSearch({ ...search, by: value })}
      />
      <details className="text-sm" open={isUpsideDown(days) || undefined}>
        <summary className="flex h-9 cursor-pointer items-center text-xs font-medium text-muted">Other days</summary>
        <div className="mt-2">
          <DayRange
            label="Shown"
            testId="stats-days"
            span={days}
            onChange={(next) => onSearch({ ...others, ...(by === undefined ? {} : { by }), ...next })}
          />
        </div>
      </details>
    </div>
  );
}
