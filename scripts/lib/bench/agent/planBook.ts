import { Dice } from "../staking/Dice.ts";
import { MACHINE_KINDS } from "./machineKinds.ts";

/** What a buyer will do, before the chain says with whom. Times in seconds from the start. */
export interface PlannedBid {
  readonly buyer: number;
  readonly kind: number;
  /** USD per second, 18 decimals. */
  readonly price: bigint;
  readonly duration: number;
  readonly at: number;
  readonly validUntil: number;
  /** Seconds after which the buyer leaves the deal, if nobody ended it before. */
  readonly stays: number;
}

export const DAYS = 30;
/** Buyers: bots that mine, whoever renders or trains, and whoever works at a machine. */
export const BUYERS = { mining: 6, batch: 14, interactive: 10 } as const;

const HOUR = 3_600;
const DAY = 24 * HOUR;
const BIDS = { mining: 600, batch: 800, interactive: 600 } as const;
/** Hours of forward deals, and of 100 how many have them: with those of interactive work, real demand for half of all machines. */
const HOURS = [1, 2, 4, 8, 12, 24, 48, 72, 168];
const OF_HUNDRED = [18, 18, 16, 14, 10, 12, 6, 4, 2];
/** Of 100 forward deals, those whose buyer leaves early. */
const EARLY = 5;
/** Part of mining's income that the mining bot pays, and by how much its bids differ: percent. */
const MARGINALITY = 95;
const LADDER = 5;
/** What real work pays, by mining's income: from, to. */
const WORTH = [1.2, 5] as const;
/** Mean hours that a mining bot, and a person, stays. */
const MINES = 60;
const WORKS = 4;
const RESOLUTION = 1_000_000;

/**
 * The buyers of a month, decided before any policy was measured. The documents' mining bot buys what is idle, at 95% of what
 * mining brings, and stays until prices move; real work pays more, comes more by day, and is for half of the supply: twice the
 * demand is what the documents aim at.
 */
export function planBook(seed: bigint): PlannedBid[] {
  const dice = new Dice(seed);
  const chance = (): number => (dice.roll(RESOLUTION) + 0.5) / RESOLUTION;
  const between = (low: number, high: number): number => low + (high - low) * chance();
  const lasts = (meanHours: number): number => Math.max(HOUR, Math.round(-Math.log(chance()) * meanHours * HOUR));
  const kinds = MACHINE_KINDS.flatMap(({ machines }, kind) => Array.from({ length: machines }, () => kind));
  const lengths = HOURS.flatMap((hours, index) => Array.from({ length: OF_HUNDRED[index] ?? 0 }, () => hours * HOUR));
  const arrival = (): number => {
    for (;;) {
      const at = Math.floor(chance() * DAYS * DAY);
      const hour = Math.floor((at % DAY) / HOUR);
      // by night two of three that would have come by day
      if ((hour >= 8 && hour < 20) || dice.roll(3) > 0) return at;
    }
  };
  const bid = (buyer: number, factor: number, times: Pick<PlannedBid, "duration" | "stays">, valid: number) => {
    const kind = dice.pick(kinds);
    const usd = (MACHINE_KINDS[kind]?.miningUsdPerHour ?? 0) * factor;
    const at = arrival();
    const price = (BigInt(Math.round(usd * 1e12)) * 10n ** 6n) / BigInt(HOUR);
    return { buyer, kind, price, at, validUntil: at + Math.round(valid), ...times };
  };
  const work = (): number => WORTH[0] * (WORTH[1] / WORTH[0]) ** chance();
  const of = (count: number, make: () => PlannedBid): PlannedBid[] => Array.from({ length: count }, make);
  return [
    ...of(BIDS.mining, () => {
      const factor = (MARGINALITY - between(0, LADDER)) / 100;
      return bid(dice.roll(BUYERS.mining), factor, { duration: 0, stays: lasts(MINES) }, 7 * DAY);
    }),
    ...of(BIDS.batch, () => {
      const duration = dice.pick(lengths);
      const stays = dice.roll(100) < EARLY ? Math.max(HOUR, Math.floor(duration * chance())) : duration;
      return bid(BUYERS.mining + dice.roll(BUYERS.batch), work(), { duration, stays }, between(12 * HOUR, 72 * HOUR));
    }),
    ...of(BIDS.interactive, () => {
      const buyer = BUYERS.mining + BUYERS.batch + dice.roll(BUYERS.interactive);
      return bid(buyer, work(), { duration: 0, stays: lasts(WORKS) }, between(4 * HOUR, 24 * HOUR));
    }),
  ].toSorted((a, b) => a.at - b.at);
}
