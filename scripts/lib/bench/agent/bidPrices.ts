import { gainOf, type Offers, type PlannedDeal } from "./Offers.ts";
import type { RelaxedPlan } from "./RelaxedPlan.ts";

/** Prices of bids, by offer, and USD that a schedule which can be done brings at least. */
export interface BidPrices {
  readonly prices: Float64Array;
  readonly found: number;
}

const ROUNDS = 600;
/** Of the gap that is to be closed by one step: at first; after so many steps in vain, by how much less; in the end. */
const STEP = 1;
const PATIENCE = 15;
const SHORTER = 0.6;
const LEAST_STEP = 5e-3;
/** Of each step's direction, what the next one keeps. */
const KEPT = 0.5;
/** Of the gap, what counts as nearer. */
const NEARER = 0.01;

/**
 * Prices that keep a machine from planning with a bid more than once, as near as subgradient steps come: what is taken twice
 * becomes dearer, what is left cheaper. Any prices bound the optimum; the better ones, the closer.
 */
export function bidPrices(offers: Offers, plan: RelaxedPlan): BidPrices {
  const count = offers.place.length;
  const [prices, direction, times] = [new Float64Array(count), new Float64Array(count), new Int32Array(count)];
  let [best, bound, step, vain] = [prices.slice(), Infinity, STEP, 0];
  let found = valueOf(offers, oncePlan(offers, plan, prices));
  for (let round = 0; round < ROUNDS && step > LEAST_STEP; round += 1) {
    plan.solve(prices);
    const at = plan.worth[0]! + prices.reduce((sum, price) => sum + price, 0);
    vain = at < bound - NEARER * (bound - found) || bound === Infinity ? 0 : vain + 1;
    if (at < bound) [bound, best] = [at, prices.slice()];
    times.fill(0);
    for (const { offer } of plan.deals()) times[offer] = times[offer]! + 1;
    let norm = 0;
    for (let offer = 0; offer < count; offer += 1) {
      const wanted = times[offer]! - 1 + KEPT * direction[offer]!;
      const next = wanted < 0 && prices[offer] === 0 ? 0 : wanted;
      direction[offer] = next;
      norm += next ** 2;
    }
    if (norm === 0) break;
    const length = (step * (at - found)) / norm;
    for (let offer = 0; offer < count; offer += 1) {
      prices[offer] = Math.max(0, prices[offer]! + length * direction[offer]!);
    }
    if (vain <= PATIENCE) continue;
    [vain, step] = [0, step * SHORTER];
    prices.set(best);
    direction.fill(0);
    found = Math.max(found, valueOf(offers, oncePlan(offers, plan, best)));
  }
  return { prices: best, found };
}

/** A good schedule in which no bid is taken twice: of what the best one takes twice, the first is kept. */
function oncePlan(offers: Offers, plan: RelaxedPlan, prices: Float64Array): PlannedDeal[] {
  const only = new Int32Array(offers.place.length).fill(-1);
  for (;;) {
    plan.solve(prices, only);
    const deals = plan.deals();
    const first = new Map<number, number>();
    let twice = 0;
    for (const { offer, from } of deals) {
      const known = first.get(offer);
      if (known === undefined) first.set(offer, from);
      else {
        only[offer] = known;
        twice += 1;
      }
    }
    if (twice === 0) return deals;
  }
}

const valueOf = (offers: Offers, deals: readonly PlannedDeal[]): number =>
  deals.reduce((sum, deal) => sum + gainOf(offers, deal), 0);
