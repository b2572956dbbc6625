import { type Address, parseUnits, zeroAddress } from "viem";

import type { Offer } from "../../../indexer/offer.ts";
import { levelAt } from "../../../indexer/profile.ts";
import { NOBODY_REFUSED, type Refusals } from "../../../indexer/refusals.ts";
import { BENCHMARK_FLAGS, BENCHMARK_FLAG_KEYS, BENCHMARK_KEYS, BENCHMARK_UNITS } from "../../../lib/benchmarkUnits.ts";
import { endOfDay, startOfDay } from "../../../lib/days.ts";
import { NETWORK_FLAG_KEYS, hasFlag } from "../../../lib/networkFlags.ts";
import { tagOf } from "../../../lib/tag.ts";
import { HOUR } from "../../../lib/time.ts";
import { type MarketSearch, type SortKey, boundsOf } from "./search.ts";

/** What is compared of an offer: a field of the index's orders, of which `attestedUntil` is its machine's. */
export type OfferField =
  | `benchmark${number}`
  | "price"
  | "duration"
  | "validUntil"
  | "identityLevel"
  | "attestedUntil"
  | "author"
  | "overlay"
  | "outbound"
  | "incoming"
  | "tag"
  | "counterparty"
  | "master"
  | "blacklist"
  | "createdAt";

/** One thing that an offer must fulfil. Numbers in units of the chain, text in lower case; the code of a class as it is. */
export type Condition =
  | { readonly field: OfferField; readonly is: "gte" | "lte" | "gt"; readonly value: bigint }
  | { readonly field: OfferField; readonly is: "equal"; readonly value: bigint | string | true }
  | { readonly field: OfferField; readonly is: "in" | "not_in"; readonly value: readonly string[] }
  | { readonly field: "classes"; readonly is: "contains"; readonly value: string };

/**
 * What the book is narrowed to.
 *
 * - `by`: the machine or its master, in lower case
 * - `certified`: least identity level of the master, that counts at `now`
 */
export interface BookConditions {
  readonly all: readonly Condition[];
  readonly by: string | undefined;
  readonly certified: { readonly level: number; readonly now: number } | undefined;
}

const atLeast = (field: OfferField, value: bigint): Condition => ({ field, is: "gte", value });
const atMost = (field: OfferField, value: bigint): Condition => ({ field, is: "lte", value });

/** None of the addresses; nothing where there are none. */
const noneOf = (field: OfferField, addresses: readonly string[]): readonly Condition[] =>
  addresses.length === 0 ? [] : [{ field, is: "not_in", value: addresses }];

/** USD per hour as USD per second with 18 decimals, rounded so that an offer at exactly that price stays in. */
function perSecond(usdPerHour: number, up: boolean): bigint {
  return (parseUnits(String(usdPerHour), 18) + (up ? BigInt(HOUR) - 1n : 0n)) / BigInt(HOUR);
}

function bounds(field: OfferField, least: bigint | undefined, most: bigint | undefined): readonly Condition[] {
  return [
    ...(least === undefined ? [] : [atLeast(field, least)]),
    ...(most === undefined ? [] : [atMost(field, most)]),
  ];
}

/** Bounds of one range of the search, turned into units of the chain. */
function boundsIn(
  search: MarketSearch,
  key: Parameters<typeof boundsOf>[0],
  field: OfferField,
  turn: (value: number, most: boolean) => bigint,
): readonly Condition[] {
  const { least, most } = boundsOf(key);
  const [low, high] = [search[least], search[most]];
  return bounds(
    field,
    low === undefined ? undefined : turn(low, false),
    high === undefined ? undefined : turn(high, true),
  );
}

/**
 * What the address asks for: asks that can fill now, open to anyone or to the reader.
 *
 * @param now unix seconds
 * @param masters whose counterparty orders the reader can take
 * @param refusals whom to leave out
 */
export function bookConditions(
  search: MarketSearch,
  now: number,
  masters: readonly Address[],
  { parties, listers }: Refusals = NOBODY_REFUSED,
): BookConditions {
  const mine = masters.map((master) => master.toLowerCase());
  const tag = search.tag === undefined ? undefined : tagOf(search.tag);
  return {
    by: search.by?.toLowerCase(),
    certified: search.certified === undefined ? undefined : { level: search.certified, now },
    all: [
      atLeast("validUntil", BigInt(now)),
      { field: "counterparty", is: "in", value: search.reserved === true ? mine : [zeroAddress, ...mine] },
      ...BENCHMARK_KEYS.flatMap((key) => {
        const { benchmark, digits } = BENCHMARK_UNITS[key];
        return boundsIn(search, key, `benchmark${benchmark}`, (value) => parseUnits(String(value), digits));
      }),
      ...BENCHMARK_FLAG_KEYS.filter((key) => search[key] === true).map((key) =>
        atLeast(`benchmark${BENCHMARK_FLAGS[key].benchmark}`, 1n),
      ),
      ...boundsIn(search, "hours", "duration", (value) => BigInt(value * HOUR)),
      ...(search.term === "spot" ? [atMost("duration", 0n)] : []),
      ...(search.term === "forward" ? [atLeast("duration", 1n)] : []),
      ...boundsIn(search, "price", "price", perSecond),
      ...NETWORK_FLAG_KEYS.filter((key) => search[key] === true).map((field): Condition => ({
        field,
        is: "equal",
        value: true,
      })),
      ...(tag === undefined ? [] : [{ field: "tag", is: "equal", value: tag } as const]),
      ...(search.level === undefined ? [] : [atMost("identityLevel", BigInt(search.level))]),
      ...bounds(
        "createdAt",
        search.since === undefined ? undefined : BigInt(startOfDay(search.since)),
        search.until === undefined ? undefined : BigInt(endOfDay(search.until)),
      ),
      ...noneOf("author", parties),
      ...noneOf("master", parties),
      ...noneOf("blacklist", listers),
      ...(search.class === undefined ? [] : [{ field: "classes", is: "contains", value: search.class } as const]),
      ...(search.attested === true || search.class !== undefined
        ? [{ field: "attestedUntil", is: "gt", value: BigInt(now) } as const]
        : []),
    ],
  };
}

/** The field of an offer that the book is sorted by. */
export const SORT_FIELDS = {
  price: "price",
  machine: "author",
  ...(Object.fromEntries(BENCHMARK_KEYS.map((key) => [key, `benchmark${BENCHMARK_UNITS[key].benchmark}`])) as Record<
    keyof typeof BENCHMARK_UNITS,
    `benchmark${number}`
  >),
  duration: "duration",
  attested: "attestedUntil",
} as const satisfies Record<SortKey, OfferField> & Record<string, OfferField>;

/** A field of an offer as the index compares it. */
export function valueOf(offer: Offer, field: OfferField): bigint | string | boolean {
  const { fields } = offer;
  switch (field) {
    case "price":
      return fields.price;
    case "duration":
    case "validUntil":
    case "identityLevel":
      return BigInt(fields[field]);
    case "attestedUntil":
      return BigInt(offer.attestation?.expiresAt ?? 0);
    case "createdAt":
      return BigInt(offer.createdAt);
    case "master":
      return offer.master.toLowerCase();
    case "author":
    case "blacklist":
    case "tag":
    case "counterparty":
      return fields[field].toLowerCase();
    case "overlay":
    case "outbound":
    case "incoming":
      return hasFlag(fields.networkFlags, field);
    default:
      return fields.benchmarks[Number(field.slice("benchmark".length))] ?? 0n;
  }
}

function fulfils(offer: Offer, condition: Condition): boolean {
  if (condition.is === "contains") return offer.attestation?.classes.includes(condition.value) ?? false;
  const value = valueOf(offer, condition.field);
  switch (condition.is) {
    case "gte":
      return typeof value === "bigint" && value >= condition.value;
    case "lte":
      return typeof value === "bigint" && value <= condition.value;
    case "gt":
      return typeof value === "bigint" && value > condition.value;
    case "equal":
      return value === condition.value;
    case "in":
      return condition.value.some((one) => one === value);
    case "not_in":
      return condition.value.every((one) => one !== value);
  }
}

/** Whether an offer that no index filtered belongs into the book. */
export function belongs(offer: Offer, { all, by, certified }: BookConditions): boolean {
  if (certified !== undefined && levelAt(offer.profile, certified.now) < certified.level) return false;
  const maker = [offer.supplier, offer.master].map((address) => address.toLowerCase());
  return (by === undefined || maker.includes(by)) && all.every((condition) => fulfils(offer, condition));
}

/** Which of two offers stands first in the book; equals stand by their ids in the same direction, as the index has it. */
export function bookOrder(sort: SortKey, descending: boolean): (left: Offer, right: Offer) => number {
  const field = SORT_FIELDS[sort];
  return (left, right) => {
    const [a, b] = [valueOf(left, field), valueOf(right, field)];
    const direction = descending ? -1 : 1;
    if (a !== b) return a < b ? -direction : direction;
    return left.id === right.id ? 0 : left.id < right.id ? -direction : direction;
  };
}
