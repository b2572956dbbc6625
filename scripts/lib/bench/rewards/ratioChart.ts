import type { Plot, Turn } from "./Plot.ts";
import { BAND, type RewardsBook } from "./RewardsBook.ts";

/** Days of one column. */
const STEP = 5;
const [TOP, BOTTOM, LINE] = [1.6, 0.4, 0.1];
const LABEL = 5;

/**
 * Supply over twice the demand in the course of time: a star for each five days, the band between two lines. Below, where
 * demand and the rate move.
 */
export function ratioChart(book: RewardsBook, plot: Plot): string {
  const columns = Math.floor(book.days.length / STEP);
  const values = Array.from({ length: columns }, (_, column) => book.ratio((column + 1) * STEP - 1));
  const lines: string[] = [];
  for (let level = TOP; level > BOTTOM - LINE / 2; level -= LINE) {
    const cells = values.map((value) =>
      isAt(value, level) ? "*" : isAt(BAND.low, level) || isAt(BAND.high, level) ? "-" : " ",
    );
    lines.push(`${level.toFixed(1).padStart(LABEL - 1)} |${cells.join("")}`);
  }
  const indent = " ".repeat(LABEL);
  lines.push(`${indent}+${"-".repeat(columns)}`);
  lines.push(`${indent} ${marks(plot.shocks, columns, ["D", "d"])}  D, d: demand jumps up, down`);
  lines.push(`${indent} ${marks(plot.rates, columns, ["R", "r"])}  R, r: SNM per USD rises, falls`);
  return lines.join("\n");
}

/** Whether a value belongs on the line of a level; what is beyond the chart is on its last line. */
const isAt = (value: number, level: number): boolean =>
  Math.round(Math.min(TOP, Math.max(BOTTOM, value)) / LINE) === Math.round(level / LINE);

function marks(turns: readonly Turn[], columns: number, [up, down]: readonly [string, string]): string {
  return Array.from({ length: columns }, (_, column) => {
    const turn = turns.find(({ from, to }) => from < (column + 1) * STEP && to >= column * STEP);
    return turn === undefined ? " " : turn.factor > 1 ? up : down;
  }).join("");
}
