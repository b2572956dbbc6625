import type { UptimeCell, UptimeGrid } from "@sonm/protocol/uptimeGrid.ts";
import { Link } from "@tanstack/react-router";
import { Popover } from "radix-ui";
import { type KeyboardEvent, useRef, useState } from "react";

import { classes } from "../../../lib/classes.ts";
import { shortAddress } from "../../../lib/shortAddress.ts";
import { cellText, columnText, shareText } from "./cellWords.ts";

/** Where the reader is in the grid. */
interface Place {
  readonly row: number;
  readonly column: number;
}

const STEPS: Readonly<Record<string, Place>> = {
  ArrowUp: { row: -1, column: 0 },
  ArrowDown: { row: 1, column: 0 },
  ArrowLeft: { row: 0, column: -1 },
  ArrowRight: { row: 0, column: 1 },
};

const within = (value: number, count: number): number => Math.min(Math.max(value, 0), count - 1);

/** Machines by time: each cell is filled as high as the share online, so that it needs no colour. */
export function UptimeRows({ grid: { from, step, machines } }: { readonly grid: UptimeGrid }) {
  const [at, setAt] = useState<Place>({ row: 0, column: 0 });
  const [shown, setShown] = useState<Place>();
  const anchor = useRef<HTMLElement>(null);
  const cells = useRef(new Map<string, HTMLElement>());
  const columns = machines[0]?.cells.length ?? 0;
  const show = (place: Place) => {
    anchor.current = cells.current.get(`${place.row}-${place.column}`) ?? null;
    setShown(place);
  };
  const walk = (event: KeyboardEvent) => {
    if (event.key === "Escape") setShown(undefined);
    const move = STEPS[event.key];
    const end = event.key === "Home" ? -columns : event.key === "End" ? columns : undefined;
    if (move === undefined && end === undefined) return;
    event.preventDefault();
    const next = {
      row: within(at.row + (move?.row ?? 0), machines.length),
      column: within(at.column + (move?.column ?? end ?? 0), columns),
    };
    cells.current.get(`${next.row}-${next.column}`)?.focus();
  };
  const machine = shown === undefined ? undefined : machines[shown.row];
  const cell = shown === undefined ? undefined : machine?.cells[shown.column];
  return (
    <>
      <div
        role="grid"
        aria-label="Time online by machine"
        data-testid="uptime-grid"
        className="space-y-3"
        onKeyDown={walk}
      >
        {machines.map(({ worker, cells: values }, row) => (
          <div
            key={worker}
            role="row"
            data-testid="uptime-row"
            data-worker={worker}
            className="gap-3 sm:flex sm:items-center"
          >
            <span role="rowheader" className="block w-28 shrink-0 font-mono text-xs">
              <Link to="/machines/$address" params={{ address: worker }} className="hover:text-accent underline">
                {shortAddress(worker)}
              </Link>
            </span>
            <span role="presentation" className="flex min-w-0 flex-1 gap-px sm:gap-0.5">
              {values.map((value, column) => (
                <span
                  key={column}
                  ref={(element) => {
                    if (element === null) cells.current.delete(`${row}-${column}`);
                    else cells.current.set(`${row}-${column}`, element);
                  }}
                  role="gridcell"
                  tabIndex={row === within(at.row, machines.length) && column === within(at.column, columns) ? 0 : -1}
                  aria-label={`${columnText(from + column * step, step)}: ${cellText(value)}`}
                  data-testid="uptime-cell"
                  data-share={value === null ? undefined : value[1] / value[0]}
                  onFocus={() => {
                    setAt({ row, column });
                    show({ row, column });
                  }}
                  onBlur={() => setShown(undefined)}
                  onPointerEnter={() => show({ row, column })}
                  onPointerLeave={() => setShown(undefined)}
                  className={classes(
                    "relative h-8 min-w-0 flex-1 overflow-hidden rounded-sm border",
                    value === null ? "border-dashed" : "bg-bad-soft",
                  )}
                >
                  <Fill cell={value} />
                </span>
              ))}
            </span>
          </div>
        ))}
      </div>
      <Popover.Root open={machine !== undefined && cell !== undefined}>
        <Popover.Anchor virtualRef={anchor} />
        <Popover.Portal>
          <Popover.Content
            side="top"
            sideOffset={6}
            collisionPadding={12}
            onOpenAutoFocus={(event) => event.preventDefault()}
            onCloseAutoFocus={(event) => event.preventDefault()}
            className="pointer-events-none z-50 max-w-64 rounded-lg border bg-surface p-3 text-xs shadow-pop"
            data-testid="uptime-popover"
            aria-label="Time online"
          >
            {machine !== undefined && cell !== undefined && shown !== undefined && (
              <>
                <p className="font-medium">
                  {shortAddress(machine.worker)}, {columnText(from + shown.column * step, step)}
                </p>
                <p className="mt-1 text-lg font-semibold">{shareText(cell)}</p>
                <p className="text-muted">{cellText(cell)}</p>
              </>
            )}
          </Popover.Content>
        </Popover.Portal>
      </Popover.Root>
    </>
  );
}

/** Filled from below; a cross where the machine was never online. */
function Fill({ cell }: { readonly cell: UptimeCell }) {
  if (cell === null) return null;
  const [seconds, online] = cell;
  if (online === 0)
    return (
      <span aria-hidden className="absolute inset-0 grid place-items-center text-xs font-bold text-bad">
        ×
      </span>
    );
  return (
    <span
      aria-hidden
      className={classes("absolute inset-x-0 bottom-0", online === seconds ? "bg-good" : "bg-warn")}
      style={{ height: `${(online / seconds) * 100}%` }}
    />
  );
}
