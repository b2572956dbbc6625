import { readFile } from "node:fs/promises";

import { BacktestCosts } from "./agent/BacktestCosts.ts";
import { findOptimum } from "./agent/findOptimum.ts";
import { machineTable } from "./agent/machineTable.ts";
import { agentPolicy, greedyPolicy } from "./agent/policies.ts";
import type { RecordedBook } from "./agent/RecordedBook.ts";
import { replay } from "./agent/replay.ts";
import { ReplayBook } from "./agent/ReplayBook.ts";
import { BOOKS } from "./agent/writeBook.ts";
import type { Figure } from "./Figure.ts";

/** What the agent earns, at least: of the optimum in hindsight, and of what greed earns. */
const LEAST_OF_OPTIMUM = 0.95;
const LEAST_OVER_GREEDY = 1.3;

/**
 * Replays recorded months of a market: what a fleet earns whose agents choose, beside one that takes what pays best for a second,
 * and beside the optimum in hindsight. The second book was not looked at while the agent was made.
 *
 * @param say tells a person what happens
 */
export async function agentFigures(say: (text: string) => void): Promise<Figure[]> {
  const figures: Figure[] = [];
  for (const [name, file] of Object.entries(BOOKS)) {
    const record = JSON.parse(await readFile(file, "utf8")) as RecordedBook;
    const [book, costs] = [new ReplayBook(record), new BacktestCosts(record)];
    const chosen = replay(book, costs, agentPolicy(book, costs));
    const greedy = replay(book, costs, greedyPolicy(book));
    const optimum = await findOptimum(book, costs, (text) => say(`${name}: ${text}`));
    say(machineTable(book, { agent: chosen.income, greedy: greedy.income, optimum: optimum.machines }));
    say(
      `${name}: the agents opened ${chosen.deals} deals, left ${chosen.left} of them for better ones, and lost ${chosen.lost} ` +
        `bids to each other. The solver ended with "${optimum.status}".`,
    );
    const of = name === "book" ? "" : `.${name}`;
    const [ofOptimum, overGreedy] = [chosen.total / optimum.bound, chosen.total / greedy.total];
    figures.push(
      { name: `agent.income${of}`, value: rounded(chosen.total), unit: "USD" },
      { name: `agent.income.greedy${of}`, value: rounded(greedy.total), unit: "USD" },
      { name: `agent.optimum.found${of}`, value: rounded(optimum.income), unit: "USD" },
      { name: `agent.optimum.bound${of}`, value: rounded(optimum.bound), unit: "USD" },
      { name: `agent.optimum.gap${of}`, value: rounded(1 - optimum.income / optimum.bound), unit: "of the bound" },
      { name: `agent.income.of.found${of}`, value: rounded(chosen.total / optimum.income), unit: "times" },
      limited(`agent.income.of.optimum${of}`, ofOptimum, LEAST_OF_OPTIMUM),
      limited(`agent.income.over.greedy${of}`, overGreedy, LEAST_OVER_GREEDY),
    );
  }
  return figures;
}

const limited = (name: string, value: number, limit: number): Figure => ({
  ...{ name, value: rounded(value), unit: "times", limit, ok: value >= limit },
});

const rounded = (value: number): number => Math.round(value * 10_000) / 10_000;
