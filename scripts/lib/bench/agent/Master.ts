import loadHighs from "highs";

import type { ReplayBook } from "./ReplayBook.ts";
import type { Schedule } from "./SchedulePricer.ts";

/** What the solver made of it. `prices`: by place of the bid; `schedules`: one for each machine, where whole ones were wanted. */
export interface Solved {
  readonly value: number;
  readonly prices: Float64Array;
  readonly schedules: readonly Schedule[];
  readonly status: string;
}

/** Seconds that the integer program may take. */
const SECONDS = 90;

/**
 * The choice of schedules: each machine of a kind gets one of those that are known for it, no bid is taken twice, and all
 * together earn most. Solved by HiGHS, as a linear program where parts of schedules will do, else as an integer program.
 */
export class Master {
  readonly #book: ReplayBook;
  readonly #columns: { readonly kind: number; readonly schedule: Schedule }[] = [];
  readonly #known = new Set<string>();

  constructor(book: ReplayBook) {
    this.#book = book;
  }

  /** @returns whether it was new */
  add(kind: number, schedule: Schedule): boolean {
    const key = `${kind} ${schedule.deals.map(({ place, from, hours }) => `${place}.${from}.${hours}`).join(" ")}`;
    if (this.#known.has(key)) return false;
    this.#known.add(key);
    this.#columns.push({ kind, schedule });
    return true;
  }

  async solve(whole: boolean): Promise<Solved> {
    const highs = await loadHighs();
    const solved = highs.solve(this.#problem(whole), whole ? { time_limit: SECONDS, mip_rel_gap: 0 } : {});
    const prices = new Float64Array(this.#book.bids.length);
    if (!whole) {
      for (const row of solved.Rows) {
        if ("Name" in row && "Dual" in row && row.Name.startsWith("b")) {
          prices[Number(row.Name.slice(1))] = Math.abs(row.Dual);
        }
      }
    }
    const taken = this.#columns.flatMap((column, index) => {
      const found = solved.Columns[`x${index}`];
      const primal = found !== undefined && "Primal" in found ? found.Primal : 0;
      return Array.from({ length: Math.round(primal) }, () => column);
    });
    const schedules = this.#book.fleet.map((kind): Schedule => {
      const at = taken.findIndex((column) => column.kind === kind);
      return (at < 0 ? undefined : taken.splice(at, 1)[0]?.schedule) ?? { value: 0, deals: [] };
    });
    return { value: solved.ObjectiveValue, prices, schedules, status: solved.Status };
  }

  #problem(whole: boolean): string {
    const takers = new Map<number, string[]>();
    this.#columns.forEach(({ schedule }, index) => {
      const times = new Map<number, number>();
      for (const { place } of schedule.deals) times.set(place, (times.get(place) ?? 0) + 1);
      for (const [place, count] of times) {
        takers.set(place, [...(takers.get(place) ?? []), `${count} x${index}`]);
      }
    });
    const machines = [...new Set(this.#book.fleet)].map((kind) => {
      const of = this.#columns.flatMap((column, index) => (column.kind === kind ? [`x${index}`] : []));
      return ` m${kind}: ${of.join(" + ")} <= ${this.#book.fleet.filter((one) => one === kind).length}`;
    });
    const bids = [...takers].map(([place, names]) => ` b${place}: ${names.join(" + ")} <= 1`);
    const value = this.#columns.map(({ schedule }, index) => `${schedule.value.toFixed(9)} x${index}`);
    const lines = ["Maximize", ` value: ${value.join(" + ")}`, "Subject To", ...machines, ...bids];
    const binary = whole ? ["Binary", ...this.#columns.map((_, index) => ` x${index}`)] : [];
    return [...lines, ...binary, "End"].join("\n");
  }
}
