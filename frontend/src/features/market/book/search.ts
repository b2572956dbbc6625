import { isAddress, isHash } from "viem";

import {
  BENCHMARK_FLAG_KEYS,
  BENCHMARK_KEYS,
  BENCHMARK_UNITS,
  type BenchmarkFlag,
  type BenchmarkKey,
} from "../../../lib/benchmarkUnits.ts";
import { type DaySpan, readDaySpan } from "../../../lib/days.ts";
import { NETWORK_FLAG_KEYS, type NetworkFlag } from "../../../lib/networkFlags.ts";
import { tagOf } from "../../../lib/tag.ts";

/** Columns by which the book can be sorted. */
export const SORT_KEYS = [
  "price",
  "machine",
  "cpu",
  "core",
  "cores",
  "memory",
  "disk",
  "down",
  "up",
  "gpus",
  "vram",
  "duration",
  "attested",
] as const;

export type SortKey = (typeof SORT_KEYS)[number];

/** What can be bounded: benchmarks in the units of people, `hours` of the longest duration, `price` in USD per hour. */
export const RANGE_KEYS = [...BENCHMARK_KEYS, "hours", "price"] as const;

export type RangeKey = (typeof RANGE_KEYS)[number];

/** The address names the bound that people ask for by the plain key: the least of everything, the most of a price. */
export type NumberKey = BenchmarkKey | `${BenchmarkKey}Max` | "hours" | "hoursMax" | "price" | "priceMin";

/** The two bounds of a range, under their names in the address. */
export const boundsOf = (key: RangeKey): { readonly least: NumberKey; readonly most: NumberKey } =>
  key === "price" ? { least: "priceMin", most: "price" } : { least: key, most: `${key}Max` };

export const NUMBER_KEYS: readonly NumberKey[] = RANGE_KEYS.flatMap((key) => Object.values(boundsOf(key)));

/** Filters that are on or off. */
export const SWITCH_KEYS = [...BENCHMARK_FLAG_KEYS, ...NETWORK_FLAG_KEYS, "attested", "reserved", "dealable"] as const;

export type SwitchKey = BenchmarkFlag | NetworkFlag | "attested" | "reserved" | "dealable";

/** Highest identity level that there is. */
export const HIGHEST_LEVEL = 4;

/**
 * What the address of the market page says. Everything is optional: a plain link shows the cheapest offers.
 *
 * - numbers: bounds, see `boundsOf`
 * - `term`: only machines that sell nothing but spot, or that can be had for a fixed time
 * - switches: `attested`: only machines whose attestation has not ended; `reserved`: only offers made for the reader alone;
 *   `dealable`: only offers of those with whom no blacklist and no ban keeps the reader from dealing; network access and
 *   makes of GPUs that the machine must have
 * - `since`, `until`: days on which the offer was made known first, both included
 * - `by`: address of a machine or of its master; `tag`: the offer's tag
 * - `class`: code of a hardware class to which the machine belongs, by an attestation that has not ended
 * - `certified`: the master's identity level is at least so high
 * - `level`: the offer demands no higher identity level of the buyer
 * - `page`: from 2 on: how many pages long the list is
 * - `buy`: id of the order that is under review
 */
export type MarketSearch = Partial<Record<NumberKey, number>> &
  Partial<Record<SwitchKey, boolean>> &
  DaySpan & {
    readonly sort?: SortKey;
    readonly desc?: boolean;
    readonly term?: "spot" | "forward";
    readonly by?: string;
    readonly tag?: string;
    readonly class?: string;
    readonly certified?: number;
    readonly level?: number;
    readonly page?: number;
    readonly buy?: string;
  };

/** Largest number that a filter takes; beyond it the benchmark's 63 bits could overflow. */
const MOST = 1_000_000_000;

/** Digits after the point that a filter takes, where the unit of people has a smaller one below it. */
const MOST_DIGITS = 3;

function number(value: unknown, digits: number, least: number): number | undefined {
  const text = typeof value === "number" ? String(value) : value;
  if (typeof text !== "string" || !new RegExp(`^\\d{1,10}(\\.\\d{1,${Math.max(1, digits)}})?$`).test(text.trim()))
    return undefined;
  const result = Number(text);
  if (result < least || result > MOST || (digits === 0 && !Number.isInteger(result))) return undefined;
  return result;
}

/** Digits after the point that make sense for a bound. */
function digitsOf(key: RangeKey): number {
  if (key === "price") return 12;
  return key === "hours" ? 0 : Math.min(MOST_DIGITS, BENCHMARK_UNITS[key].digits);
}

/** Reads one bound; undefined where it makes no sense. A bound of zero says nothing. */
function readBound(source: Record<string, unknown>, range: RangeKey, key: NumberKey): number | undefined {
  const value = number(source[key], digitsOf(range), 0);
  return value === undefined || value === 0 ? undefined : value;
}

/** Reads the search of an address; whatever makes no sense is dropped. */
export function readMarketSearch(source: Record<string, unknown>): MarketSearch {
  const numbers = RANGE_KEYS.flatMap((range) =>
    Object.values(boundsOf(range)).map((key) => [key, readBound(source, range, key)] as const),
  );
  const { by, tag, buy, term } = source;
  const entries: readonly (readonly [keyof MarketSearch, unknown])[] = [
    ...numbers,
    ...SWITCH_KEYS.map((key) => [key, source[key] === true ? true : undefined] as const),
    ["sort", SORT_KEYS.find((key) => key === source["sort"])],
    ["desc", source["desc"] === true ? true : undefined],
    ["term", term === "spot" || term === "forward" ? term : undefined],
    ["by", typeof by === "string" && isAddress(by.trim(), { strict: false }) ? by.trim() : undefined],
    ["tag", readTag(tag)],
    ["class", readClass(source["class"])],
    ["certified", readLevel(source["certified"], 2, HIGHEST_LEVEL)],
    ["level", readLevel(source["level"], 1, HIGHEST_LEVEL - 1)],
    ["page", number(source["page"], 0, 2)],
    ["buy", typeof buy === "string" && isHash(buy) ? buy : undefined],
  ];
  return { ...Object.fromEntries(entries.filter(([, value]) => value !== undefined)), ...readDaySpan(source) };
}

function readTag(value: unknown): string | undefined {
  const text = typeof value === "number" ? String(value) : value;
  if (typeof text !== "string" || text.trim() === "") return undefined;
  return tagOf(text.trim()) === undefined ? undefined : text.trim();
}

/** A class that nobody knows is no fault of the address: no machine belongs to it. */
function readClass(value: unknown): string | undefined {
  const code = typeof value === "number" ? String(value) : value;
  return typeof code === "string" && /^[\x21-\x7e]{1,32}$/.test(code) ? code : undefined;
}

function readLevel(value: unknown, lowest: number, highest: number): number | undefined {
  const level = number(value, 0, lowest);
  return level === undefined || level > highest ? undefined : level;
}

/** The search without some of its parts. */
export function without(search: MarketSearch, ...parts: readonly (keyof MarketSearch)[]): MarketSearch {
  return Object.fromEntries(Object.entries(search).filter(([key]) => !parts.some((part) => part === key)));
}

/** What narrows the book, without how it is sorted and what is under review. */
export const filtersOf = (search: MarketSearch): MarketSearch => without(search, "sort", "desc", "page", "buy");
