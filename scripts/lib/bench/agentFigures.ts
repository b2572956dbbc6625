import { readFile } from "node:fs/promises";

import { BacktestCosts } from "./agent/BacktestCosts.ts";
import { findOptimum } from "./agent/findOptimum.ts";
import { kindTable, type MachineIncome } from "./agent/kindTable.ts";
import { offersOf } from "./agent/Offers.ts";
import { agentPolicy, greedyPolicy } from "./agent/policies.ts";
import type { RecordedBook } from "./agent/RecordedBook.ts";
import { replay } from "./agent/replay.ts";
import { ReplayBook } from "./agent/ReplayBook.ts";
import { BOOKS } from "./agent/writeBook.ts";
import type { Figure } from "./Figure.ts";

/** What the agent earns, at least: of the optimum in hindsight, and of what greed earns. */
const LEAST_OF_OPTIMUM = 0.95;
const LEAST_OVER_GREEDY = 1.3;
/** USD that an optimum and its bound may differ by: how sums of the same numbers are rounded. */
const MOST_GAP = 1e-6;

/**
 * Replays recorded months of a market. Each of its suppliers in turn decides anew, while all others trade as they did: by the agent's
 * choice, by greed, which takes the bid that pays most for a second as soon as the machine is free and keeps it until it ends,
 * and with everything known before, which is the exact optimum. The second book was not looked at while the agent was made.
 *
 * @param say tells a person what happens
 */
export async function agentFigures(say: (text: string) => void): Promise<Figure[]> {
  const figures: Figure[] = [];
  for (const [name, file] of Object.entries(BOOKS)) {
    const record = JSON.parse(await readFile(file, "utf8")) as RecordedBook;
    const costs = new BacktestCosts(record);
    const incomes: MachineIncome[] = [];
    const counts = { deals: 0, left: 0, idle: 0 };
    let gap = 0;
    for (const supplier of record.suppliers.keys()) {
      const book = new ReplayBook(record, supplier);
      const chosen = replay(book, costs, agentPolicy(book, costs));
      const greedy = replay(book, costs, greedyPolicy(book));
      const optimum = findOptimum(offersOf(book, costs));
      incomes.push({ kind: book.kind, agent: chosen.income, greedy: greedy.income, optimum: optimum.income });
      for (const of of ["deals", "left", "idle"] as const) counts[of] += chosen[of];
      gap = Math.max(gap, Math.abs(optimum.bound - optimum.income));
    }
    say(kindTable(incomes));
    say(
      `${name}: the agents opened ${counts.deals} deals, left ${counts.left} of them for better ones, and had none in ` +
        `${counts.idle} hours. Optimum and bound differ by ${gap.toExponential(1)} USD at most: ` +
        (gap <= MOST_GAP ? "every optimum is proven." : "the optimum is not proven."),
    );
    const of = name === "book" ? "" : `.${name}`;
    const total = (way: "agent" | "greedy" | "optimum"): number => incomes.reduce((sum, one) => sum + one[way], 0);
    figures.push(
      { name: `agent.income${of}`, value: rounded(total("agent")), unit: "USD" },
      { name: `agent.income.greedy${of}`, value: rounded(total("greedy")), unit: "USD" },
      { name: `agent.optimum${of}`, value: rounded(total("optimum")), unit: "USD" },
      { name: `agent.optimum.gap${of}`, value: gap, unit: "USD", limit: MOST_GAP, ok: gap <= MOST_GAP },
      limited(`agent.income.of.optimum${of}`, total("agent") / total("optimum"), LEAST_OF_OPTIMUM),
      limited(`agent.income.over.greedy${of}`, total("agent") / total("greedy"), LEAST_OVER_GREEDY),
    );
  }
  return figures;
}

const limited = (name: string, value: number, limit: number): Figure => ({
  ...{ name, value: rounded(value), unit: "times", limit, ok: value >= limit },
});

const rounded = (value: number): number => Math.round(value * 10_000) / 10_000;
