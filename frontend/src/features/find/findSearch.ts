import {
  BENCHMARK_FLAG_KEYS,
  BENCHMARK_KEYS,
  BENCHMARK_UNITS,
  type BenchmarkFlag,
  type BenchmarkKey,
} from "../../lib/benchmarkUnits.ts";
import { NETWORK_FLAG_KEYS, type NetworkFlag } from "../../lib/networkFlags.ts";

/** What can be summed up over machines, by the name of its benchmark; `vram` stands for the memory of all cards. */
export const TOTAL_KEYS = BENCHMARK_KEYS.filter((key) => key !== "core");

export type TotalKey = Exclude<BenchmarkKey, "core">;

/** What counts most: the price, the speed, that machines stay, or each by a weight of its own. */
export const GOALS = ["cheap", "fast", "safe", "mix"] as const;

export type Goal = (typeof GOALS)[number];

/** Numbers of the address beside the benchmarks, with the digits after the point that they may have. */
const PLAIN_DIGITS = {
  machines: 0,
  most: 0,
  hours: 0,
  perHour: 12,
  budget: 12,
  certified: 0,
  age: 0,
  online: 2,
  bond: 3,
  price: 0,
  speed: 0,
  trust: 0,
} as const;

type PlainKey = keyof typeof PLAIN_DIGITS;

/** Every number that the address can say. */
export type FindNumber = BenchmarkKey | `${TotalKey}All` | PlainKey;

export type FindSwitch = BenchmarkFlag | NetworkFlag | "spot";

export const FIND_SWITCHES: readonly FindSwitch[] = [...BENCHMARK_FLAG_KEYS, ...NETWORK_FLAG_KEYS, "spot"];

/**
 * A task as the address of the page says it. Everything is optional: a plain link looks for the cheapest machine for an hour.
 *
 * - benchmarks: what each machine must have; with `All` at the end: what all must have together
 * - `machines`: how many at least; `most`: at most, as many as that unless it says more
 * - `hours`: for how long; `spot`: without a fixed time
 * - `perHour`, `budget`: USD at most, an hour and in all
 * - `certified`: least identity level of suppliers; `age`: days since the machine was measured at most; `online`: least per
 *   cent of the time; `bond`: SNM that each supplier guarantees with
 * - `class`: code of a hardware class; `model`: part of the name of every card
 * - `goal`: what counts; `price`, `speed`, `trust`: weights of a mix, from 0 to 100; `fast`: what makes the task fast
 */
export type FindSearch = Partial<Record<FindNumber, number>> &
  Partial<Record<FindSwitch, boolean>> & {
    readonly class?: string;
    readonly model?: string;
    readonly goal?: Goal;
    readonly fast?: TotalKey;
  };

/** Largest number that is taken, as on the market's filters, and most machines of a basket. */
const MOST = 1_000_000_000;
export const MOST_MACHINES = 50;

/** Digits after the point that a benchmark takes, where the unit of people has a smaller one below it. */
const MOST_DIGITS = 3;

const BOUNDS: Partial<Record<FindNumber, number>> = {
  machines: MOST_MACHINES,
  most: MOST_MACHINES,
  hours: 8_760,
  certified: 4,
  age: 365,
  online: 100,
  price: 100,
  speed: 100,
  trust: 100,
};

/** Weights of which zero says something. */
const ZERO_COUNTS: readonly FindNumber[] = ["price", "speed", "trust"];

function digitsOf(key: FindNumber): number {
  if (key in PLAIN_DIGITS) return PLAIN_DIGITS[key as PlainKey];
  const benchmark = key.replace(/All$/, "") as BenchmarkKey;
  return Math.min(MOST_DIGITS, BENCHMARK_UNITS[benchmark].digits);
}

export const FIND_NUMBERS: readonly FindNumber[] = [
  ...BENCHMARK_KEYS,
  ...TOTAL_KEYS.map((key) => `${key}All` as const),
  ...(Object.keys(PLAIN_DIGITS) as PlainKey[]),
];

/** Reads one number, typed or of the address; undefined where it makes no sense. */
export function readFindNumber(key: FindNumber, value: unknown): number | undefined {
  const text = typeof value === "number" ? String(value) : value;
  const digits = digitsOf(key);
  if (typeof text !== "string" || !/^\d{1,10}(\.\d{1,12})?$/.test(text.trim())) return undefined;
  if ((text.trim().split(".")[1]?.length ?? 0) > digits) return undefined;
  const number = Number(text);
  if (number > (BOUNDS[key] ?? MOST) || (number === 0 && !ZERO_COUNTS.includes(key))) return undefined;
  return number;
}

/** Reads the search of an address; whatever makes no sense is dropped. */
export function readFindSearch(source: Record<string, unknown>): FindSearch {
  const { class: code, model, goal, fast } = source;
  const entries: readonly (readonly [keyof FindSearch, unknown])[] = [
    ...FIND_NUMBERS.map((key) => [key, readFindNumber(key, source[key])] as const),
    ...FIND_SWITCHES.map((key) => [key, source[key] === true ? true : undefined] as const),
    ["class", typeof code === "string" && /^[\x21-\x7e]{1,32}$/.test(code) ? code : undefined],
    ["model", readModel(model)],
    ["goal", GOALS.find((known) => known === goal && known !== "cheap")],
    ["fast", TOTAL_KEYS.find((key) => key === fast)],
  ];
  return Object.fromEntries(entries.filter(([, value]) => value !== undefined));
}

function readModel(value: unknown): string | undefined {
  // An address makes a number of a model such as 3090.
  const text = typeof value === "number" ? String(value) : value;
  return typeof text === "string" && text.trim() !== "" ? text.trim().slice(0, 40) : undefined;
}
