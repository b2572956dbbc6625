import type { Basket, Reason } from "./Basket.ts";
import type { ChoiceOffer } from "./ChoiceOffer.ts";
import type { Limits } from "./Limits.ts";
import type { Needs } from "./Needs.ts";
import type { Quantity } from "./Quantity.ts";
import { amountOf } from "./amountOf.ts";
import { costOf } from "./costOf.ts";

/** What reasons are taken from: every basket that was found, and the machines that fit. */
export interface ReasonContext {
  readonly baskets: readonly Basket[];
  readonly fitting: readonly ChoiceOffer[];
  readonly needs: Needs;
  readonly limits: Limits;
  readonly proven: boolean;
  readonly gap: number;
}

const MILLION = 1_000_000n;

/** Less than a thousandth is no difference to speak of. */
const NOTEWORTHY = 1_000;

/** Why the basket at an index is what it is, what matters most first. */
export function reasonsOf(index: number, context: ReasonContext): readonly Reason[] {
  const basket = context.baskets[index];
  if (basket === undefined) return [];
  return [
    ...(index === 0 ? standing(basket, context) : comparedWithBest(basket, context)),
    ...perUnit(basket, context),
    ...trust(basket),
  ];
}

function standing(best: Basket, { baskets, proven, gap, needs }: ReasonContext): readonly Reason[] {
  const next = baskets[1];
  const reasons: Reason[] = [];
  if (next === undefined) reasons.push({ kind: "only" });
  else if (!baskets.some(({ cost }) => cost < best.cost)) reasons.push({ kind: "cheapest" });
  else if (proven) reasons.push({ kind: "best" });
  if (!proven) reasons.push({ kind: "within", share: gap });
  if (next === undefined) return reasons;
  const share = shareOf(next.cost - best.cost, next.cost);
  if (share >= NOTEWORTHY) reasons.push({ kind: "cheaper", share, than: 1 });
  return [...reasons, ...machinesAgainst(best, next, 1), ...speedAgainst(best, next, 1, needs)];
}

function comparedWithBest(basket: Basket, { baskets, needs }: ReasonContext): readonly Reason[] {
  const best = baskets[0];
  if (best === undefined) return [];
  const share = shareOf(basket.cost - best.cost, best.cost);
  const price: Reason[] =
    share >= NOTEWORTHY
      ? [{ kind: "dearer", share, than: 0 }]
      : share <= -NOTEWORTHY
        ? [{ kind: "cheaper", share: -share, than: 0 }]
        : [];
  return [...price, ...machinesAgainst(basket, best, 0), ...speedAgainst(basket, best, 0, needs)];
}

function machinesAgainst(basket: Basket, other: Basket, than: number): readonly Reason[] {
  const more = basket.offers.length - other.offers.length;
  return more === 0 ? [] : [{ kind: more > 0 ? "more" : "fewer", machines: Math.abs(more), than }];
}

function speedAgainst(basket: Basket, other: Basket, than: number, { weights }: Needs): readonly Reason[] {
  if (weights.speed === 0) return [];
  const share = shareOf(basket.speed - other.speed, other.speed);
  return share >= NOTEWORTHY ? [{ kind: "faster", share, than }] : [];
}

/** What a unit of the things that the task needs costs. */
function perUnit({ offers, cost }: Basket, { fitting, needs, limits }: ReasonContext): readonly Reason[] {
  return quantitiesOf(needs).flatMap((quantity): Reason[] => {
    const amount = offers.reduce((sum, offer) => sum + amountOf(offer, quantity), 0n);
    if (amount === 0n) return [];
    // Compared crosswise, so that nothing is rounded.
    const least = fitting.every((offer) => costOf(offer, needs, limits) * amount >= cost * amountOf(offer, quantity));
    return least ? [{ kind: "per", quantity, usd: cost, amount }] : [];
  });
}

function quantitiesOf({ totals, speed, weights }: Needs): readonly Quantity[] {
  return [...new Set([...totals.map(({ quantity }) => quantity), ...(weights.speed > 0 ? [speed] : [])])];
}

function trust({ offers }: Basket): readonly Reason[] {
  const reasons: Reason[] = [];
  const online = offers.map((offer) => offer.online);
  if (online.every((share) => share !== undefined)) reasons.push({ kind: "online", share: Math.min(...online) });
  const measured = offers.map(({ attestation }) => attestation?.measuredAt);
  if (measured.every((time) => time !== undefined)) reasons.push({ kind: "measured", since: Math.min(...measured) });
  const bond = offers.reduce((sum, { ask }) => sum + ask.bond, 0n);
  if (bond > 0n && offers.every(({ ask }) => ask.bond > 0n)) reasons.push({ kind: "bonded", bond });
  const level = Math.min(...offers.map((offer) => offer.level));
  if (level > 1) reasons.push({ kind: "level", level });
  return reasons;
}

const shareOf = (part: bigint, whole: bigint): number => (whole === 0n ? 0 : Number((part * MILLION) / whole));
