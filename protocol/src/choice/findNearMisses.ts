import type { Basket } from "./Basket.ts";
import type { ChoiceOffer } from "./ChoiceOffer.ts";
import type { Limits } from "./Limits.ts";
import type { NearMiss } from "./NearMiss.ts";
import type { Needs } from "./Needs.ts";
import { misfitsOf } from "./misfitsOf.ts";
import { problemOf } from "./problemOf.ts";
import { refusalsOf } from "./refusalsOf.ts";
import { relaxations } from "./relaxations.ts";
import { searchBasket } from "./searchBasket.ts";

/** Near misses that are told. */
const MOST = 4;

/** What saves less than a hundredth is not worth a word. */
const WORTH = 100n;

/** Steps of each search, of those that a choice may take: there are many. */
const EFFORT_SHARE = 5;

const CHEAPEST = { price: 100, speed: 0, reliability: 0 } as const;

/**
 * Which limit of the task, given up how far, would make the basket cheaper, or make one possible at all where there is none.
 * One limit at a time; what saves most comes first.
 *
 * @param best the basket found for the task as it is
 */
export function findNearMisses(
  offers: readonly ChoiceOffer[],
  needs: Needs,
  limits: Limits,
  best: Pick<Basket, "price"> | undefined,
): readonly NearMiss[] {
  const open = offers.filter((offer) => refusalsOf(offer, limits).length === 0);
  const effort = Math.ceil(limits.effort / EFFORT_SHARE);
  const misses = relaxations(needs).flatMap(({ needs: relaxed, told }): NearMiss[] => {
    const fitting = open.filter((offer) => misfitsOf(offer, relaxed, limits.now).length === 0);
    const { items } = searchBasket(problemOf(fitting, relaxed, limits, CHEAPEST), effort);
    if (items === undefined) return [];
    const basket = items.map((index) => fitting[index] as ChoiceOffer);
    const price = basket.reduce((sum, { ask }) => sum + ask.price, 0n);
    const saves = best === undefined ? undefined : best.price - price;
    const limit = told(basket, price, limits.now);
    if (limit === undefined || (saves !== undefined && saves * WORTH < (best?.price ?? 0n))) return [];
    return [{ relaxed: limit, price, saves, machines: basket.length }];
  });
  return misses.toSorted((a, b) => (a.price < b.price ? -1 : a.price > b.price ? 1 : 0)).slice(0, MOST);
}
