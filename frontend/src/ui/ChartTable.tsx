import type { ReactNode } from "react";

import { classes } from "../lib/classes.ts";

/** One line of the table, a cell for each column. */
export interface ChartRow {
  readonly key: string | number;
  readonly cells: readonly ReactNode[];
}

interface ChartTableProps {
  /** What the numbers are, for who can't see the chart. */
  readonly label: string;
  /** The first one stands left, the others are numbers. */
  readonly columns: readonly string[];
  readonly rows: readonly ChartRow[];
  /** What the table leaves out. */
  readonly note?: string;
  readonly testId: string;
  readonly rowTestId: string;
}

/** The numbers of a chart, folded up. */
export function ChartTable({ label, columns, rows, note, testId, rowTestId }: ChartTableProps) {
  const cell = (index: number) =>
    classes(
      "py-2",
      index === 0 ? "pr-3 whitespace-nowrap" : "text-right",
      index > 0 && (index === columns.length - 1 ? "pl-3" : "px-3"),
    );
  return (
    <details className="mt-3 text-sm">
      <summary data-testid={testId} className="w-fit text-xs font-medium text-muted hover:text-text">
        The numbers as a table
      </summary>
      <div tabIndex={0} role="region" aria-label={label} className="mt-2 overflow-x-auto">
        <table className="w-full">
          <thead>
            <tr className="border-b text-left text-xs text-muted">
              {columns.map((name, index) => (
                <th key={name} scope="col" className={classes(cell(index), "font-medium")}>
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody className="divide-y">
            {rows.map(({ key, cells }) => (
              <tr key={key} data-testid={rowTestId}>
                {cells.map((value, index) => (
                  <td key={columns[index]} className={cell(index)}>
                    {value}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {note !== undefined && <p className="mt-2 text-xs text-muted">{note}</p>}
    </details>
  );
}
