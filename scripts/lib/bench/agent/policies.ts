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
  // machines of a kind reckon alike, so it is reckoned once an hour
  const reckoned = new Map<number, { readonly now: number; readonly worth: ReturnType<typeof reckonWorth> }>();
  return ({ place, kind, deal }, market, now) => {
    const benchmarks = book.benchmarks[kind] ?? [];
    const worker = addressOf("supplier", place);
    if (reckoned.get(kind)?.now !== now) {
      reckoned.set(kind, { now, worth: reckonWorth(market, { worker, benchmarks, costs, idle: 0n }, now) });
    }
    const price = deal === undefined ? 0n : (market.bid(deal.bid.id)?.price ?? 0n);
    const { kind: chosen, bid } = choose({
      ...{ now, offFrom: undefined, attestedUntil: Infinity, benchmarks, master: worker },
      running: deal && { id: deal.bid.id, price, duration: deal.bid.spot ? 0 : 1, until: undefined },
      openings: market.standing(now),
      seconds: (opening) => market.expectedSeconds(opening),
      worth: reckoned.get(kind)?.worth ?? ((rate) => rate),
      ...{ askPrice: RULES.floor, idle: 0n, rules: RULES, costs },
    });
    return chosen === "fill" || chosen === "switch" ? bid : undefined;
  };
}

/** Takes the bid that pays most for a second as soon as the machine is free, and keeps it until it ends. */
export function greedyPolicy(book: ReplayBook): Policy {
  return ({ kind, deal }, market, now) => {
    if (deal !== undefined) return undefined;
    const fits = market.standing(now).filter((bid) => benchmarksCover(book.benchmarks[kind] ?? [], bid.benchmarks));
    return fits.toSorted((a, b) => (a.price > b.price ? -1 : 1))[0]?.id;
  };
}
