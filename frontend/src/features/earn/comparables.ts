import { type ClassedMachine, checkClass } from "@sonm/protocol/classCheck.ts";
import type { HardwareClass } from "@sonm/protocol/hardwareClasses.ts";
import { decodeName, encodeName } from "@sonm/protocol/hardware.ts";

/** A machine that is or was rented, or is offered. `id`: of deal or ask; `price`: USD per second with 18 decimals for all of it. */
export interface Sample {
  readonly id: string;
  readonly worker: string;
  readonly price: bigint;
  readonly from: "deal" | "ask";
  /** A deal that has not ended. */
  readonly running: boolean;
  readonly machine: ClassedMachine;
}

/** Prices in USD per second with 18 decimals: of four, one is below `low` and one above `high`. */
export interface PriceRange {
  readonly low: bigint;
  readonly middle: bigint;
  readonly high: bigint;
}

/**
 * What like machines are rented for.
 *
 * - `prices`: of a machine such as the one in question, all cards of it
 * - `deals`, `asks`: how many of each the prices come from
 * - `machines`: like machines that are known; `rented`: of them, in a deal now
 */
export interface Evidence {
  readonly prices: PriceRange;
  readonly deals: number;
  readonly asks: number;
  readonly machines: number;
  readonly rented: number;
}

/** Deals from which on what is only asked does not count: it may be what nobody pays. */
const ENOUGH_DEALS = 3;

const nameOf = (model: string): string => model.replace(/^NVIDIA /, "");

/** Cards that make a machine the like of another, and 1 where neither has any. */
function unitsLike(wanted: ClassedMachine, other: ClassedMachine, classes: readonly HardwareClass[]): number {
  const [card] = wanted.gpus;
  if (card === undefined) {
    const [cores, others] = [wanted.facts.physicalCores, other.facts.physicalCores];
    return other.gpus.length === 0 && others * 2 >= cores && others <= cores * 2 ? 1 : 0;
  }
  const models = [
    card.model,
    encodeName(nameOf(decodeName(card.model))),
    encodeName(`NVIDIA ${decodeName(card.model)}`),
  ];
  const same = other.gpus.filter(({ model }) => models.includes(model)).length;
  if (same > 0) return same;
  const shared = classes.filter(({ minGpus }) => minGpus > 0).map((one) => checkClass(one, other));
  return Math.max(0, ...shared.filter(({ failures }) => failures === 0n).map(({ qualifyingGpus }) => qualifyingGpus));
}

/** The value of which a share of all, in hundredths, is not above. */
function quantile(sorted: readonly bigint[], hundredths: number): bigint {
  const at = Math.min(sorted.length - 1, Math.floor((sorted.length * hundredths) / 100));
  return sorted[at] ?? 0n;
}

/**
 * What is known of machines like one: of the same card or class; without a card, of half to twice as many cores.
 *
 * @param classes to which the machine belongs
 * @returns undefined where no like machine was rented or is offered
 */
export function evidenceOf(
  wanted: ClassedMachine,
  samples: readonly Sample[],
  classes: readonly HardwareClass[],
): Evidence | undefined {
  const like = samples
    .map((sample) => ({ ...sample, units: unitsLike(wanted, sample.machine, classes) }))
    .filter(({ units }) => units > 0);
  const deals = like.filter(({ from }) => from === "deal");
  const asks = like.filter(({ from }) => from === "ask");
  const priced = deals.length >= ENOUGH_DEALS ? deals : like;
  if (priced.length === 0) return undefined;
  const own = BigInt(Math.max(1, wanted.gpus.length));
  const sorted = priced
    .map(({ price, units }) => (price * own) / BigInt(units))
    .toSorted((one, other) => (one < other ? -1 : one > other ? 1 : 0));
  const workers = (some: readonly Sample[]) => new Set(some.map(({ worker }) => worker.toLowerCase())).size;
  return {
    prices: { low: quantile(sorted, 25), middle: quantile(sorted, 50), high: quantile(sorted, 75) },
    deals: deals.length,
    asks: priced === deals ? 0 : asks.length,
    machines: workers(like),
    rented: workers(deals.filter(({ running }) => running)),
  };
}
