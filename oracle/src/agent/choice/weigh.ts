import { dealValue } from "./dealValue.ts";
import type { Candidate } from "./Candidate.ts";
import type { Alternative } from "./Choice.ts";
import type { Opening } from "./Opening.ts";
import { refusal } from "./refusal.ts";
import type { Situation } from "./Situation.ts";
import { usdText } from "./usdText.ts";

/** What the bids that stand are worth. */
export interface Weighed {
  /** Those that can be served and pay, by id of the bid. */
  readonly candidates: readonly Candidate[];
  /** The others. */
  readonly refused: readonly Alternative[];
  /** USD per second, 18 decimals, that the machine earns while it waits for something better. */
  readonly waitingRate: bigint;
  /** USD per second, 18 decimals. */
  readonly timeWorth: bigint;
}

/** Weighs each bid that stands: whether it can be served, and what it is worth. */
export function weigh(situation: Situation): Weighed {
  const { running, costs, idle, openings, now, offFrom } = situation;
  const refused: Alternative[] = [];
  const found: Omit<Candidate, "surplus">[] = [];
  for (const opening of openings) {
    const whyNot = refusal(opening, situation);
    const seconds = lengthOf(opening, situation.seconds(opening), now, offFrom);
    const value = dealValue(opening.price, seconds, costs, idle);
    if (whyNot !== undefined) refused.push(alternative(opening, value, whyNot));
    else if (value <= 0n) refused.push(alternative(opening, value, costWords(idle)));
    else found.push({ opening, seconds, value, rate: value / BigInt(seconds) });
  }
  const spot = found.filter(({ opening }) => opening.duration === 0).map(({ rate }) => rate);
  const runs = running === undefined ? 0n : runningRate(situation);
  const waitingRate = [...spot, runs].reduce((best, rate) => (rate > best ? rate : best), 0n);
  const timeWorth = situation.worth(waitingRate);
  const candidates = found.map((one) => ({ ...one, surplus: one.value - timeWorth * BigInt(one.seconds) }));
  return { candidates, refused, waitingRate, timeWorth };
}

/** What a second of the deal that runs earns beyond idling: its opening is paid already. */
export function runningRate({ running, costs, idle }: Situation): bigint {
  if (running === undefined) return 0n;
  const value = dealValue(running.price, costs.billSeconds, { ...costs, open: 0n }, idle);
  return value / BigInt(Math.max(1, Math.ceil(costs.billSeconds)));
}

/** A spot deal ends with the machine's time at the latest. */
function lengthOf({ duration }: { duration: number }, expected: number, now: number, off: number | undefined): number {
  const seconds = Math.max(1, Math.floor(expected));
  return duration > 0 || off === undefined ? seconds : Math.max(1, Math.min(seconds, off - now));
}

const alternative = ({ id }: Opening, value: bigint, whyNot: string): Alternative => ({
  kind: "fill",
  bid: id,
  value,
  whyNot,
});

const costWords = (idle: bigint): string =>
  idle === 0n
    ? "It pays less than gas and fee cost."
    : `It pays less than gas, fee and the reward of ${usdText(idle * 3_600n)} an hour that it takes the place of.`;
