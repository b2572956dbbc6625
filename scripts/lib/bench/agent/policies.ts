import { benchmarksCover } from "@sonm/protocol/benchmarks.ts";

import { choose } from "../../../../oracle/src/agent/choice/choose.ts";
import { reckonWorth } from "../../../../oracle/src/agent/choice/reckonWorth.ts";
import type { Rules } from "../../../../oracle/src/agent/choice/Rules.ts";
import type { BacktestCosts } from "./BacktestCosts.ts";
import { addressOf, type ReplayBook } from "./ReplayBook.ts";
import type { Policy } from "./replay.ts";

const HOUR = 3_600;

/** The agent's own defaults, but for the floor: here everything that pays may be taken. */
const RULES: Rules = {
  ...{ floor: 1n, minSeconds: 600, maxSeconds: 7 * 24 * HOUR, classes: [] },
  ...{ networkFlags: 2n, refused: [], switchPercent: 10 },
};

/** The agent's real core: what `choose` says of what it can know. */
export function agentPolicy(book: ReplayBook, { costs }: BacktestCosts): Policy {
  const benchmarks = book.benchmarks[book.kind] ?? [];
  const master = addressOf("supplier", book.supplier);
  return (deal, market, now) => {
    const running = deal && {
      ...{ id: deal.bid.id, price: market.bid(deal.bid.id)?.price ?? 0n, duration: deal.bid.spot ? 0 : 1 },
      until: undefined,
    };
    const { kind: chosen, bid } = choose({
      ...{ now, offFrom: undefined, attestedUntil: Infinity, benchmarks, master, running },
      openings: market.standing(now).filter((opening) => benchmarksCover(benchmarks, opening.benchmarks)),
      seconds: (opening) => market.expectedSeconds(opening),
      worth: reckonWorth(market, { benchmarks, costs, idle: 0n }, now),
      ...{ askPrice: RULES.floor, idle: 0n, rules: RULES, costs },
    });
    return chosen === "fill" || chosen === "switch" ? bid : undefined;
  };
}

/** Greed: takes the bid that pays most for a second as soon as the machine is free, and keeps it until it ends. */
export function greedyPolicy(book: ReplayBook): Policy {
  const benchmarks = book.benchmarks[book.kind] ?? [];
  return (deal, market, now) => {
    if (deal !== undefined) return undefined;
    const fits = market.standing(now).filter((bid) => benchmarksCover(benchmarks, bid.benchmarks));
    return fits.toSorted((a, b) => (a.price > b.price ? -1 : 1))[0]?.id;
  };
}
