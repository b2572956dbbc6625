import type { ChoiceOffer } from "./ChoiceOffer.ts";
import type { Limits } from "./Limits.ts";
import type { Needs, Weights } from "./Needs.ts";
import type { BasketProblem } from "./BasketProblem.ts";
import { amountOf } from "./amountOf.ts";
import { costOf, lockedBy } from "./costOf.ts";
import { riskOf } from "./riskOf.ts";

const PER_HOUR = 3_600n;
const MILLION = 1_000_000n;

/** A machine that surely fails is as bad as paying for so many of the dearest, at equal weights. */
const RISK_FACTOR = 10n;

/**
 * The choice among machines that fit, as numbers. What is lost by taking one is its cost, times the weight of the price (of
 * equals the cheaper is better, whatever the weights); its risk as a share of what the dearest costs, times the weight of
 * reliability; less its speed as a share of what the fastest has, again of what the dearest costs, times the weight of speed.
 */
export function problemOf(
  offers: readonly ChoiceOffer[],
  needs: Needs,
  limits: Limits,
  weights: Weights,
): BasketProblem {
  const costs = offers.map((offer) => costOf(offer, needs, limits));
  const speeds = offers.map((offer) => amountOf(offer, needs.speed));
  const [dearest, fastest] = [most(costs), most(speeds)];
  const weightOfPrice = BigInt(Math.max(1, weights.price));
  const caps = [
    ...(needs.perHour === undefined ? [] : [{ most: needs.perHour, of: hourly }]),
    ...(needs.total === undefined || needs.duration === 0
      ? []
      : [{ most: needs.total, of: (offer: ChoiceOffer) => costOf(offer, needs, limits) }]),
    ...(limits.locked === undefined
      ? []
      : [{ most: limits.locked, of: (offer: ChoiceOffer) => lockedBy(offer, needs) }]),
  ];
  const groups = new Map<string, number>();
  const items = offers.map((offer, at) => {
    const supplier = offer.ask.author.toLowerCase();
    const group = groups.get(supplier) ?? groups.size;
    groups.set(supplier, group);
    const risk = (BigInt(weights.reliability) * BigInt(riskOf(offer)) * dearest * RISK_FACTOR) / MILLION;
    const gain = fastest === 0n ? 0n : (BigInt(weights.speed) * (speeds[at] ?? 0n) * dearest) / fastest;
    return {
      loss: weightOfPrice * (costs[at] ?? 0n) + risk - gain,
      gives: needs.totals.map(({ quantity }) => amountOf(offer, quantity)),
      loads: caps.map(({ of }) => of(offer)),
      group,
    };
  });
  return { items, needs: needs.totals.map(({ least }) => least), caps: caps.map((cap) => cap.most), ...needs.machines };
}

const hourly = ({ ask }: ChoiceOffer): bigint => ask.price * PER_HOUR;

const most = (values: readonly bigint[]): bigint => values.reduce((top, value) => (value > top ? value : top), 0n);
