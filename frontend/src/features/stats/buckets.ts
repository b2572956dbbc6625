import type { StatsWindow } from "./statsWindow.ts";

/** Something that happened in a step of time or at one moment of it. `start`: unix seconds. */
export interface Timed {
  readonly start: number;
}

/** What of all rows belongs to each step of a window, oldest first. */
export function bucketsOf<Row extends Timed>({ starts, until }: StatsWindow, rows: readonly Row[]): readonly Row[][] {
  const sorted = rows.toSorted((a, b) => a.start - b.start);
  return starts.map((start, index) => {
    const end = starts[index + 1] ?? until;
    return sorted.filter((row) => row.start >= start && row.start < end);
  });
}

/** Sums of what each step brought, nothing included. */
export const sumsOf = <Row extends Timed>(
  window: StatsWindow,
  rows: readonly Row[],
  read: (row: Row) => bigint,
): readonly bigint[] => bucketsOf(window, rows).map((within) => within.reduce((sum, row) => sum + read(row), 0n));

/**
 * What was in force at the end of each step: where one brings nothing new, what was before holds. Undefined before
 * anything is known.
 *
 * @param rows may begin before the window
 */
export function lastsOf<Row extends Timed>(
  window: StatsWindow,
  rows: readonly Row[],
  read: (row: Row) => bigint,
): readonly (bigint | undefined)[] {
  const before = rows.filter(({ start }) => start < window.since).toSorted((a, b) => a.start - b.start);
  const earlier = before.at(-1);
  let held = earlier === undefined ? undefined : read(earlier);
  return bucketsOf(window, rows).map((within) => {
    const newest = within.at(-1);
    if (newest !== undefined) held = read(newest);
    return held;
  });
}
