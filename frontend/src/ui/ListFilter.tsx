import { SlidersHorizontal } from "lucide-react";
import type { ReactNode } from "react";

import type { DaySpan } from "../lib/days.ts";
import { DayRange } from "./DayRange.tsx";

interface ListFilterProps {
  /** What happened on the days, as the start of a label: "Opened". */
  readonly label: string;
  readonly span: DaySpan;
  readonly onSpan: (span: DaySpan) => void;
  /** Whether anything narrows the list now. */
  readonly active: boolean;
  readonly testId: string;
  /** Further filters. */
  readonly children?: ReactNode;
}

/** What narrows a list of the reader's own, folded away until it is wanted or on. */
export function ListFilter({ label, span, onSpan, active, testId, children }: ListFilterProps) {
  return (
    <details className="border-b px-4 py-3 sm:px-5" open={active || undefined}>
      <summary
        data-testid={testId}
        className="flex w-fit cursor-pointer items-center gap-1.5 text-xs font-medium text-muted"
      >
        <SlidersHorizontal aria-hidden className="size-3.5" />
        Filters
      </summary>
      <div className="mt-3 grid max-w-3xl items-end gap-4 sm:grid-cols-2">
        <DayRange label={label} testId={`${testId}-days`} span={span} onChange={onSpan} />
        {children}
      </div>
    </details>
  );
}
