import type { Basket } from "./Basket.ts";
import type { BasketItem, BasketProblem } from "./BasketProblem.ts";
import type { ChoiceOffer } from "./ChoiceOffer.ts";
import type { Limits } from "./Limits.ts";
import type { Needs, Weights } from "./Needs.ts";
import { amountOf } from "./amountOf.ts";
import { costOf, lockedBy } from "./costOf.ts";
import { misfitsOf } from "./misfitsOf.ts";
import { problemOf } from "./problemOf.ts";
import { reasonsOf } from "./reasonsOf.ts";
import { refusalsOf } from "./refusalsOf.ts";
import { riskOf } from "./riskOf.ts";
import { searchBasket } from "./searchBasket.ts";
import { undominated } from "./undominated.ts";

/**
 * What was found.
 *
 * - `baskets`: the best first, then up to two others
 * - `fitting`: how many machines' asks keep every limit that each must keep alone; `considered`: that the buyer can take
 * - `proven`: whether none is better than the first
 * - `gap`: by how much at most, in parts per million of what the first is worth
 */
export interface Choice {
  readonly baskets: readonly Basket[];
  readonly fitting: number;
  readonly considered: number;
  readonly proven: boolean;
  readonly gap: number;
}

/** What a search found: indexes of machines that fit. */
interface Found {
  readonly items: readonly number[];
  readonly loss: bigint;
  readonly bound: bigint;
  readonly proven: boolean;
}

const OTHERS = 2;
const MILLION = 1_000_000n;

/** Steps for each of the others, of those that the best may take. */
const EFFORT_SHARE = 6;

const PRICE_ALONE: Weights = { price: 100, speed: 0, reliability: 0 };
const RELIABILITY_ALONE: Weights = { price: 0, speed: 0, reliability: 100 };

/**
 * The best machines for a task, and what else comes into question: with fewer machines, without any of the best ones, the
 * most reliable, the cheapest. One deal a machine. Whatever is chosen keeps every limit of the task, and no rule of the
 * market that can be told from here keeps the buyer from taking it.
 */
export function findBasket(offers: readonly ChoiceOffer[], needs: Needs, limits: Limits): Choice {
  const open = offers.filter((offer) => refusalsOf(offer, limits).length === 0);
  const fitting = open.filter((offer) => misfitsOf(offer, needs, limits.now).length === 0);
  const problem = problemOf(fitting, needs, limits, needs.weights);
  const shortlist = shortlistOf(problem);
  const best = search(problem, shortlist, limits.effort);
  const counts = { fitting: fitting.length, considered: open.length };
  if (best === undefined) return { baskets: [], ...counts, proven: true, gap: 0 };
  const others = othersThan(best, { problem, shortlist, fitting, needs, limits });
  // A search that ran out of effort may have missed what another one came upon.
  const found = [best, ...others].toSorted(byLoss);
  const plain = found.map(({ items }) =>
    basketOf(
      items.map((index) => fitting[index] as ChoiceOffer),
      needs,
      limits,
    ),
  );
  const gap = best.proven ? 0 : gapOf({ ...best, loss: found[0]?.loss ?? best.loss }, plain[0], needs);
  const context = { baskets: plain, fitting, needs, limits, proven: best.proven, gap };
  const baskets = plain.map((basket, index) => ({ ...basket, reasons: reasonsOf(index, context) }));
  return { baskets, ...counts, proven: best.proven, gap };
}

/** The items that a best basket can need, also once the machines of one basket are left out. */
function shortlistOf(problem: BasketProblem): readonly number[] {
  return problem.most === 1 ? [...problem.items.keys()] : undominated(problem, 2 * problem.most);
}

function search(problem: BasketProblem, among: readonly number[], effort: number): Found | undefined {
  const items = among.map((index) => problem.items[index] as BasketItem);
  const { items: taken, ...result } = searchBasket({ ...problem, items }, effort);
  return taken === undefined ? undefined : { ...result, items: taken.map((at) => among[at] as number) };
}

interface Surroundings {
  readonly problem: BasketProblem;
  readonly shortlist: readonly number[];
  readonly fitting: readonly ChoiceOffer[];
  readonly needs: Needs;
  readonly limits: Limits;
}

/** The next best of those that differ from it in something that a person may want. */
function othersThan(best: Found, surroundings: Surroundings): readonly Found[] {
  const { problem, shortlist, fitting, needs, limits } = surroundings;
  const { least, most } = problem;
  const effort = Math.ceil(limits.effort / EFFORT_SHARE);
  const without = (...found: readonly (Found | undefined)[]): readonly number[] => {
    const used = new Set(found.flatMap((one) => one?.items ?? []).map((index) => problem.items[index]?.group));
    return shortlist.filter((index) => !used.has(problem.items[index]?.group));
  };
  const by = (weights: Weights): Found | undefined => {
    const other = problemOf(fitting, needs, limits, weights);
    return search(other, [...other.items.keys()], effort);
  };
  const count = best.items.length;
  const second = search(problem, without(best), effort);
  const candidates = [
    count > least ? search({ ...problem, most: count - 1 }, shortlist, effort) : undefined,
    second,
    // Where a basket is one machine, the third best is as good to know as the second.
    most === 1 ? search(problem, without(best, second), effort) : undefined,
    by(RELIABILITY_ALONE),
    isPriceAlone(needs.weights) ? undefined : by(PRICE_ALONE),
  ];
  const seen = new Set([keyOf(best)]);
  const others: Found[] = [];
  for (const found of candidates) {
    if (found === undefined || seen.has(keyOf(found))) continue;
    seen.add(keyOf(found));
    // By the weights that were asked for, whatever weights found it.
    const loss = found.items.reduce((sum, index) => sum + (problem.items[index]?.loss ?? 0n), 0n);
    others.push({ ...found, loss });
  }
  return others.toSorted(byLoss).slice(0, OTHERS);
}

const byLoss = (a: Found, b: Found): number => (a.loss < b.loss ? -1 : a.loss > b.loss ? 1 : 0);

const isPriceAlone = ({ speed, reliability }: Weights): boolean => speed === 0 && reliability === 0;

const keyOf = ({ items }: Found): string => items.toSorted((a, b) => a - b).join();

function basketOf(offers: readonly ChoiceOffer[], needs: Needs, limits: Limits): Basket {
  const sum = (of: (offer: ChoiceOffer) => bigint): bigint => offers.reduce((total, offer) => total + of(offer), 0n);
  return {
    offers: offers.toSorted((a, b) => (a.ask.price < b.ask.price ? -1 : a.ask.price > b.ask.price ? 1 : 0)),
    price: sum(({ ask }) => ask.price),
    cost: sum((offer) => costOf(offer, needs, limits)),
    locked: sum((offer) => lockedBy(offer, needs)),
    speed: sum((offer) => amountOf(offer, needs.speed)),
    risk: offers.reduce((total, offer) => total + riskOf(offer), 0),
    reasons: [],
  };
}

/** How much better the best possible may be, as a share of the basket's weighted cost. */
function gapOf({ loss, bound }: Found, basket: Basket | undefined, { weights }: Needs): number {
  const scale = (basket?.cost ?? 0n) * BigInt(Math.max(1, weights.price));
  return scale === 0n ? 0 : Number(((loss - bound) * MILLION) / scale);
}
