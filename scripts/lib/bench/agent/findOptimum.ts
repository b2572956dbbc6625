import { Dice } from "../staking/Dice.ts";
import type { BacktestCosts } from "./BacktestCosts.ts";
import { Master } from "./Master.ts";
import type { ReplayBook } from "./ReplayBook.ts";
import { SchedulePricer, type Schedule } from "./SchedulePricer.ts";

/**
 * What a fleet could have earned, had it known everything.
 *
 * - `income`: USD of the best schedules that were found, which can be done
 * - `bound`: USD that no schedules can pass
 * - `machines`: USD of each machine in the found schedules
 * - `status`: of the integer program
 */
export interface Optimum {
  readonly income: number;
  readonly bound: number;
  readonly machines: readonly number[];
  readonly status: string;
}

const ROUNDS = 60;
/** How far from the best prices so far towards the linear program's, which swing: at first; and after a try that went too far, or not. */
const STRIDE = 0.3;
const SHORTER = 0.7;
const LONGER = 1.2;
/** Of the bound, the gap to the linear program at which it is solved. */
const CLOSED = 1e-4;
const IMPROVEMENTS = 120;
const SEED = 3n;
const SAY_EVERY = 10;

/**
 * The optimum in hindsight, from below and from above, by column generation. A linear program mixes the schedules that are
 * known; its prices of bids let each kind of machine find the schedule that is missing. At any prices, what all machines would
 * earn beyond them if each had its best schedule, and the prices together, is a bound that nobody can pass. In the end an
 * integer program chooses a schedule for each machine.
 */
export async function findOptimum(
  book: ReplayBook,
  costs: BacktestCosts,
  say: (text: string) => void,
): Promise<Optimum> {
  const pricer = new SchedulePricer(book, costs);
  const master = new Master(book);
  const kinds = [...new Set(book.fleet)];
  let bestPrices = firstPrices(book, costs);
  let bound = boundAt(book, pricer, bestPrices, kinds);
  let stride = STRIDE;
  let best = improve(book, pricer, inTurn(book, pricer, bestPrices), master);
  for (let round = 0; round < ROUNDS; round += 1) {
    const { value, prices: wanted } = await master.solve(false);
    if (round % SAY_EVERY === 0)
      say(`Round ${round}: ${best.value.toFixed(2)} found, at most ${bound.toFixed(2)} USD.`);
    if (bound - value <= CLOSED * bound) break;
    const prices = wanted.map((price, place) => (1 - stride) * (bestPrices[place] ?? 0) + stride * price);
    const at = boundAt(book, pricer, prices, kinds, master);
    stride *= at < bound ? LONGER : SHORTER;
    if (at < bound) [bound, bestPrices] = [at, prices];
    // schedules that leave each other's bids alone fit together, which those of one kind at the same prices never do
    for (const [machine, schedule] of inTurn(book, pricer, prices).entries()) {
      master.add(book.fleet[machine] ?? 0, schedule);
    }
    for (const kind of kinds) master.add(kind, pricer.relaxed(kind, wanted));
  }
  const chosen = await master.solve(true);
  if (chosen.value > best.value) best = chosen;
  const better = improve(book, pricer, best.schedules, master);
  if (better.value > best.value) best = better;
  return {
    ...{ income: best.value, bound: Math.max(bound, best.value), status: chosen.status },
    machines: best.schedules.map(({ value }) => value),
  };
}

/** To begin with, a bid is worth what it pays beyond the usual spot bid of its kind: where machines are plenty, that is near. */
function firstPrices(book: ReplayBook, costs: BacktestCosts): Float64Array {
  const usual = book.benchmarks.map((_, kind) => {
    const rates = book.bids.filter((bid) => bid.spot && bid.kind === kind).map(({ usdPerHour }) => usdPerHour);
    return rates.toSorted((a, b) => a - b)[Math.floor(rates.length / 3)] ?? 0;
  });
  return Float64Array.from(book.bids, ({ usdPerHour, stays, kind }) => {
    return Math.max(0, costs.income(usdPerHour, stays, false) - costs.income(usual[kind] ?? 0, stays, false));
  });
}

/** What nobody can pass, by these prices. The schedules on the way are kept. */
function boundAt(
  book: ReplayBook,
  pricer: SchedulePricer,
  prices: Float64Array,
  kinds: readonly number[],
  master?: Master,
): number {
  return kinds.reduce(
    (sum, kind) => {
      const schedule = pricer.relaxed(kind, prices);
      master?.add(kind, schedule);
      return sum + schedule.net * book.fleet.filter((one) => one === kind).length;
    },
    prices.reduce((sum, price) => sum + price, 0),
  );
}

/** One machine after the other, of what is left. */
function inTurn(book: ReplayBook, pricer: SchedulePricer, prices: Float64Array): Schedule[] {
  const taken = new Set<number>();
  return book.fleet.map((kind) => {
    const schedule = pricer.feasible(kind, prices, taken);
    for (const { place } of schedule.deals) taken.add(place);
    return schedule;
  });
}

interface Found {
  readonly value: number;
  readonly schedules: readonly Schedule[];
}

const NO_PRICES = new Float64Array(0);

/** Lets two machines at a time plan anew with what the others leave, and keeps what is better. */
function improve(book: ReplayBook, pricer: SchedulePricer, start: readonly Schedule[], master: Master): Found {
  const dice = new Dice(SEED);
  let schedules = [...start];
  for (let attempt = 0; attempt < IMPROVEMENTS; attempt += 1) {
    const pair = [...new Set([attempt % schedules.length, dice.roll(schedules.length)])];
    const others = schedules.filter((_, machine) => !pair.includes(machine));
    const taken = new Set(others.flatMap(({ deals }) => deals.map(({ place }) => place)));
    const next = [...schedules];
    for (const machine of pair) {
      const schedule = pricer.feasible(book.fleet[machine] ?? 0, NO_PRICES, taken);
      for (const { place } of schedule.deals) taken.add(place);
      next[machine] = schedule;
    }
    if (valueOf(next) >= valueOf(schedules)) schedules = next;
  }
  schedules.forEach((schedule, machine) => master.add(book.fleet[machine] ?? 0, schedule));
  return { value: valueOf(schedules), schedules };
}

const valueOf = (schedules: readonly Schedule[]): number => schedules.reduce((sum, { value }) => sum + value, 0);
