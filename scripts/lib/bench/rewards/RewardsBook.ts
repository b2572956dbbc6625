import { formatEther } from "ethers";

import type { Plot, Turn } from "./Plot.ts";
import type { RewardsStory } from "./RewardsStory.ts";
import type { Stage } from "./Stage.ts";

const DAY = 86_400;
const MONTHS = 12;
const YEAR = 365;
/** Days over which a ratio is averaged before it is looked at. */
const WEEK = 7;
/** The band within which the controller does nothing, around twice the demand. */
export const BAND = { low: 0.9, high: 1.1 } as const;

/** A day, or its sum over classes. Units; SNM and USD since the beginning. */
export interface DayRow {
  readonly machines: number;
  readonly members: number;
  readonly supply: readonly number[];
  readonly demand: readonly number[];
  /** SNM per USD. */
  readonly rate: number;
  readonly paid: number;
  readonly paidUsd: number;
  readonly spent: number;
  readonly acts: Readonly<Record<"Opened" | "Enlarged" | "Resumed" | "Suspended", number>>;
}

const sum = (values: readonly number[]): number => values.reduce((all, value) => all + value, 0);
const whole = (value: number): string => Math.round(value).toLocaleString("en-GB");

/** What the days of a simulation looked like. */
export class RewardsBook {
  readonly days: DayRow[] = [];
  readonly plot: Plot;
  #before: readonly { readonly supplied: bigint; readonly demanded: bigint }[] = [];
  #paid = 0;
  #paidUsd = 0;

  constructor(plot: Plot) {
    this.plot = plot;
  }

  note({ world, nodes, rewards, rates, tally }: Stage, story: RewardsStory): void {
    const totals = [...nodes.classes.values()];
    const units = (of: "supplied" | "demanded") =>
      totals.map((total, index) => Number(total[of] - (this.#before[index]?.[of] ?? 0n)) / DAY);
    const rate = Number(formatEther(rates.rate));
    const paid = Number(formatEther(tally.paid));
    this.#paidUsd += (paid - this.#paid) / rate;
    this.#paid = paid;
    const act = (name: keyof DayRow["acts"]): number => story.steering.acts.get(name) ?? 0;
    this.days.push({
      ...{ supply: units("supplied"), demand: units("demanded"), rate, paid, paidUsd: this.#paidUsd },
      machines: world.machines.filter(({ runs }) => runs).length,
      members: world.machines.filter(({ programId }) => programId !== undefined).length,
      spent: Number(formatEther(rewards.programs.reduce((all, { budget }) => all + budget, 0n))),
      acts: {
        ...{ Opened: act("Opened"), Enlarged: act("Enlarged") },
        ...{ Resumed: act("Resumed"), Suspended: act("Suspended") },
      },
    });
    this.#before = totals;
  }

  /**
   * Supply over twice the demand, on the average of a week until a day.
   *
   * @param index of a class; all together where it is undefined
   */
  ratio(day: number, index?: number): number {
    const week = this.days.slice(Math.max(0, day + 1 - WEEK), day + 1);
    const of = (units: readonly number[]) => (index === undefined ? sum(units) : (units[index] ?? 0));
    return sum(week.map(({ supply }) => of(supply))) / sum(week.map(({ demand }) => 2 * of(demand)));
  }

  /** Days from a shock until the ratio, which left the band on its side, was back; undefined where it did not come back. */
  recovery({ from, factor }: Turn, index?: number): number | undefined {
    const isOut = (day: number): boolean =>
      factor > 1 ? this.ratio(day, index) < BAND.low : this.ratio(day, index) > BAND.high;
    const next = this.plot.shocks.find((shock) => shock.from > from)?.from ?? this.days.length;
    let left = from;
    while (left < next && !isOut(left)) left += 1;
    if (left === next) return 0;
    for (let day = left; day < next; day += 1) if (!isOut(day)) return day - from;
    return undefined;
  }

  /** A line for each month. */
  table(): string {
    const length = this.days.length;
    const months = Math.max(1, Math.round((length * MONTHS) / YEAR));
    const columns = ["month", "machines", "members", "supply", "demand", "ratio", "SNM/USD", "paid SNM", "paid USD"];
    const rows = [[...columns, "given SNM", "opened", "enlarged", "resumed", "suspended"]];
    for (let month = 0; month < months; month += 1) {
      const [first, last] = [Math.floor((month * length) / months), Math.floor(((month + 1) * length) / months) - 1];
      rows.push([String(month + 1), ...this.#cells(first, last)]);
    }
    const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
    return rows.map((row) => row.map((cell, column) => cell.padStart(widths[column] ?? 0)).join("  ")).join("\n");
  }

  /** Supply, demand and their ratio are means of the month; machines, members and the rate are of its last day. */
  #cells(first: number, last: number): string[] {
    const [end, before] = [this.days[last], this.days[first - 1]];
    if (end === undefined) return [];
    const all = this.days.slice(first, last + 1);
    const mean = (of: (row: DayRow) => readonly number[]) => sum(all.map((row) => sum(of(row)))) / all.length;
    const [supply, demand] = [mean(({ supply: units }) => units), mean(({ demand: units }) => units)];
    const acts = Object.entries(end.acts).map(([name, count]) =>
      String(count - (before?.acts[name as keyof DayRow["acts"]] ?? 0)),
    );
    return [
      ...[whole(end.machines), whole(end.members), whole(supply), whole(demand), (supply / demand / 2).toFixed(2)],
      ...[end.rate.toFixed(2), whole(end.paid - (before?.paid ?? 0)), whole(end.paidUsd - (before?.paidUsd ?? 0))],
      ...[whole(end.spent - (before?.spent ?? 0)), ...acts],
    ];
  }
}
