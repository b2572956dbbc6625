import { bidPrices } from "./bidPrices.ts";
import { gainOf, type Offers, type PlannedDeal } from "./Offers.ts";
import { RelaxedPlan } from "./RelaxedPlan.ts";

/**
 * What one machine could have earned, had it known everything. `income`: USD of a schedule that can be done, `bound`: USD that
 * no schedule can pass. They are the same: that is the proof.
 */
export interface Optimum {
  readonly income: number;
  readonly bound: number;
  readonly deals: readonly PlannedDeal[];
}

/** A machine that is free in an hour. `value`: USD so far, less the prices of guarded bids; `taken`: those that still stand, bit by bit. */
interface Way {
  readonly value: number;
  readonly taken: bigint;
  readonly before: Way | undefined;
  readonly deal: PlannedDeal | undefined;
}

/** USD by which sums of the same numbers may differ. */
const ROUNDING = 1e-7;

/**
 * The optimum in hindsight of one machine, exactly. A dynamic program over the hours and, of the bids that are guarded, those that
 * were taken and still stand, finds the best schedule that takes no guarded bid twice. That is a bound for schedules that take no
 * bid twice; where the one found takes none twice, it is the best of them. Otherwise what it took twice is guarded as well, and it
 * is tried again. Ways that can't reach a schedule that is known, at the bound that prices of bids give, are not followed.
 */
export function findOptimum(offers: Offers): Optimum {
  const plan = new RelaxedPlan(offers);
  const { prices, found } = bidPrices(offers, plan);
  plan.solve(prices);
  const guarded = new Set([...prices.keys()].filter((offer) => (prices[offer] ?? 0) > 0));
  for (let known = found; ;) {
    const best = bestGuarded(offers, { prices, worth: plan.worth, guarded, known });
    const once = firstTimes(best.deals);
    const income = once.reduce((sum, deal) => sum + gainOf(offers, deal), 0);
    if (once.length === best.deals.length) return { income, bound: best.bound, deals: once };
    known = Math.max(known, income);
    const kept = new Set(once);
    for (const deal of best.deals) if (!kept.has(deal)) guarded.add(deal.offer);
  }
}

/** What bounds the ways. `known`: USD of a schedule that can be done; `worth`: from each hour on, beyond the prices. */
interface Limits {
  readonly prices: Float64Array;
  readonly worth: Float64Array;
  readonly guarded: ReadonlySet<number>;
  readonly known: number;
}

function bestGuarded(offers: Offers, limits: Limits): { readonly bound: number; readonly deals: PlannedDeal[] } {
  const { hours, stays, rate, spot, open, close, standing, to } = offers;
  const { prices, worth, guarded, known } = limits;
  const all = prices.reduce((sum, price) => sum + price, 0);
  const bits = bitsOf(offers, guarded);
  const ending = [...guarded].toSorted((a, b) => to[a]! - to[b]!);
  const firstEnding = Array.from({ length: hours + 1 }, (_, hour) => {
    const place = ending.findIndex((offer) => to[offer]! >= hour);
    return place < 0 ? ending.length : place;
  });
  const ways = Array.from({ length: hours + 1 }, () => new Map<bigint, Way>());
  ways[0]?.set(0n, { value: 0, taken: 0n, before: undefined, deal: undefined });
  // Nobody takes any more what ends on the way: its price was never paid, so it is no part of the bound any more.
  const go = (from: number, until: number, way: Way): void => {
    let { value, taken } = way;
    for (let place = firstEnding[from]!; place < firstEnding[until]!; place += 1) {
      const bit = bits[ending[place]!]!;
      if ((taken & bit) === 0n) value -= prices[ending[place]!]!;
      else taken &= ~bit;
    }
    if (value + worth[until]! + all < known - ROUNDING) return;
    const other = ways[until]!.get(taken);
    if (other === undefined || value > other.value) ways[until]!.set(taken, { ...way, value, taken });
  };
  for (let hour = 0; hour < hours; hour += 1) {
    for (const way of ways[hour]!.values()) {
      go(hour, hour + 1, way);
      const least = known - ROUNDING - all - way.value;
      for (const offer of standing[hour]!) {
        const bit = bits[offer]!;
        if ((way.taken & bit) !== 0n) continue;
        const most = Math.min(stays[offer]!, hours - hour);
        const paid = open + prices[offer]!;
        // no shorter deal brings more than the whole one, nor is more to be had after it than from the next hour on
        const soonest = hour + (spot[offer] === 1 ? 1 : most);
        if (rate[offer]! * most - paid + worth[soonest]! < least) continue;
        for (let length = spot[offer] === 1 ? 1 : most; length <= most; length += 1) {
          const gain = rate[offer]! * length - paid - (length < most ? close : 0);
          if (gain + worth[hour + length]! < least) continue;
          const deal = { offer, from: hour, hours: length };
          go(hour, hour + length, { value: way.value + gain, taken: way.taken | bit, before: way, deal });
        }
      }
    }
    ways[hour]!.clear();
  }
  const best = [...ways[hours]!.values()].reduce((top, way) => (way.value > top.value ? way : top));
  const deals: PlannedDeal[] = [];
  for (let at: Way | undefined = best; at?.deal !== undefined; at = at.before) deals.unshift(at.deal);
  return { bound: best.value + all, deals };
}

/** A bit for each guarded bid, another than those that stand at the same time; none for the others. */
function bitsOf({ place, from, to }: Offers, guarded: ReadonlySet<number>): bigint[] {
  const bits = Array.from({ length: place.length }, () => 0n);
  const busyUntil: number[] = [];
  for (const offer of [...guarded].toSorted((a, b) => from[a]! - from[b]!)) {
    const free = busyUntil.findIndex((until) => until < from[offer]!);
    const slot = free < 0 ? busyUntil.length : free;
    busyUntil[slot] = to[offer]!;
    bits[offer] = 1n << BigInt(slot);
  }
  return bits;
}

/** Of each bid, the first deal. */
function firstTimes(deals: readonly PlannedDeal[]): PlannedDeal[] {
  const seen = new Set<number>();
  return deals.filter(({ offer }) => !seen.has(offer) && seen.add(offer));
}
