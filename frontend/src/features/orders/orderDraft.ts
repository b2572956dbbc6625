import { MAX_DEAL_DURATION, MAX_ORDER_VALIDITY } from "@sonm/protocol/generated/constants.ts";
import { Side } from "@sonm/protocol/generated/enums.ts";
import { type OrderFields, ZERO_ADDRESS } from "@sonm/protocol/order.ts";
import { type Address, getAddress, isAddress } from "viem";

import {
  BENCHMARK_FLAGS,
  BENCHMARK_FLAG_KEYS,
  BENCHMARK_KEYS,
  BENCHMARK_UNITS,
  type BenchmarkFlag,
  type BenchmarkKey,
} from "../../lib/benchmarkUnits.ts";
import { NETWORK_FLAGS, NETWORK_FLAG_KEYS, type NetworkFlag } from "../../lib/networkFlags.ts";
import { parseSnm } from "../../lib/money.ts";
import { readDecimal } from "../../lib/readDecimal.ts";
import { tagOf } from "../../lib/tag.ts";
import { DAY, HOUR } from "../../lib/time.ts";
import { PRICE_FAULT, readUsdPerHour } from "../../lib/usdPerHour.ts";

/** An order as it is typed. Numbers are text in the units of people until they are read. */
export interface OrderDraft {
  readonly side: "ask" | "bid";
  /** USD per hour. */
  readonly price: string;
  readonly term: "spot" | "fixed";
  readonly duration: string;
  readonly durationUnit: "hours" | "days";
  readonly benchmarks: Partial<Record<BenchmarkKey, string>>;
  readonly flags: Partial<Record<BenchmarkFlag | NetworkFlag, boolean>>;
  readonly counterparty: string;
  readonly level: number;
  readonly blacklist: string;
  readonly tag: string;
  /** SNM; empty for none. */
  readonly bond: string;
  /** Whether a bid demands attested hardware, and how many days the measurement may be old. */
  readonly attested: boolean;
  readonly attestedDays: string;
  readonly validDays: string;
}

/** Where an entry can be wrong. */
export type DraftField =
  "price" | "duration" | "counterparty" | "blacklist" | "tag" | "bond" | "attestedDays" | "validDays" | BenchmarkKey;

export type DraftFaults = Partial<Record<DraftField, string>>;

/** What an order begins with: an hour, attested as long as attestations are good, valid for a week. */
export function emptyDraft(side: OrderDraft["side"]): OrderDraft {
  return {
    side,
    price: "",
    term: "fixed",
    duration: side === "bid" ? "1" : "24",
    durationUnit: "hours",
    benchmarks: {},
    flags: {},
    counterparty: "",
    level: 0,
    blacklist: "",
    tag: "",
    bond: "",
    attested: side === "bid",
    attestedDays: "30",
    validDays: "7",
  };
}

/** What is read from the chain for an order: who signs, and what makes it the author's next one. Unix seconds. */
export interface OrderPlace {
  readonly author: Address;
  readonly epoch: number;
  readonly nonce: bigint;
  readonly now: number;
}

const LONGEST_DAYS = Number(MAX_ORDER_VALIDITY) / DAY;
const BENCHMARK_LIMIT = 1n << 63n;
const BOND_LIMIT = 1n << 96n;

function wholeDays(text: string, most: number): number | undefined {
  const days = /^\d{1,4}$/.test(text.trim()) ? Number(text.trim()) : 0;
  return days >= 1 && days <= most ? days : undefined;
}

/** Seconds; 0 for spot. */
function readDuration({ term, duration, durationUnit }: OrderDraft): number | undefined {
  if (term === "spot") return 0;
  const amount = readDecimal(duration, 2);
  if (amount === undefined) return undefined;
  const seconds = Number((amount * BigInt(durationUnit === "days" ? DAY : HOUR)) / 100n);
  return seconds >= 60 && seconds <= Number(MAX_DEAL_DURATION) ? seconds : undefined;
}

function readAddress(text: string): Address | undefined {
  const clean = text.trim();
  if (clean === "") return ZERO_ADDRESS;
  return isAddress(clean, { strict: false }) ? getAddress(clean) : undefined;
}

function readBenchmark(text: string, key: BenchmarkKey): bigint | undefined {
  if (text.trim() === "") return 0n;
  const value = readDecimal(text, BENCHMARK_UNITS[key].digits);
  return value !== undefined && value < BENCHMARK_LIMIT ? value : undefined;
}

/** What is wrong with a draft, and what to enter instead; empty where it can be signed. */
export function draftFaults(draft: OrderDraft): DraftFaults {
  const bad = (condition: boolean, field: DraftField, text: string): DraftFaults =>
    condition ? { [field]: text } : {};
  const address = "Enter an address: 0x and 40 digits. Leave it empty for anyone.";
  return {
    ...bad(readUsdPerHour(draft.price) === undefined, "price", PRICE_FAULT),
    ...bad(readDuration(draft) === undefined, "duration", "Enter a time from one minute to a year."),
    ...bad(readAddress(draft.counterparty) === undefined, "counterparty", address),
    ...bad(readAddress(draft.blacklist) === undefined, "blacklist", address.replace("for anyone", "for none")),
    ...bad(readBond(draft.bond) === undefined, "bond", "Enter an amount of SNM, or leave it empty for none."),
    ...bad(tagOf(draft.tag.trim()) === undefined, "tag", "A tag has 32 bytes at most."),
    ...bad(
      draft.side === "bid" && draft.attested && wholeDays(draft.attestedDays, 365) === undefined,
      "attestedDays",
      "Enter 1 to 365 days.",
    ),
    ...bad(wholeDays(draft.validDays, LONGEST_DAYS) === undefined, "validDays", `Enter 1 to ${LONGEST_DAYS} days.`),
    ...Object.fromEntries(
      BENCHMARK_KEYS.filter((key) => readBenchmark(draft.benchmarks[key] ?? "", key) === undefined).map((key) => [
        key,
        "Enter a number such as 16.",
      ]),
    ),
  };
}

/** SNM wei. */
function readBond(text: string): bigint | undefined {
  const bond = parseSnm(text);
  if (bond === "empty" || bond === "zero") return 0n;
  return typeof bond === "bigint" && bond < BOND_LIMIT ? bond : undefined;
}

/** Values by benchmark id. */
function benchmarksOf({ benchmarks, flags }: OrderDraft): readonly bigint[] {
  const values: bigint[] = [];
  for (const key of BENCHMARK_KEYS)
    values[BENCHMARK_UNITS[key].benchmark] = readBenchmark(benchmarks[key] ?? "", key) ?? 0n;
  for (const key of BENCHMARK_FLAG_KEYS) values[BENCHMARK_FLAGS[key].benchmark] = flags[key] === true ? 1n : 0n;
  return Array.from(values, (value) => value ?? 0n);
}

/**
 * The order that a draft stands for.
 *
 * @returns undefined while something is wrong with it, see `draftFaults`
 */
export function orderOf(draft: OrderDraft, { author, epoch, nonce, now }: OrderPlace): OrderFields | undefined {
  if (Object.keys(draftFaults(draft)).length > 0) return undefined;
  const flags = NETWORK_FLAG_KEYS.filter((key) => draft.flags[key] === true);
  return {
    side: draft.side === "ask" ? Side.Ask : Side.Bid,
    author,
    counterparty: readAddress(draft.counterparty) ?? ZERO_ADDRESS,
    price: readUsdPerHour(draft.price) ?? 0n,
    duration: readDuration(draft) ?? 0,
    networkFlags: flags.reduce((mask, key) => mask | NETWORK_FLAGS[key].bit, 0n),
    identityLevel: draft.level,
    blacklist: readAddress(draft.blacklist) ?? ZERO_ADDRESS,
    tag: tagOf(draft.tag.trim()) ?? "0x",
    maxAttestationAge: draft.side === "bid" && draft.attested ? Number(draft.attestedDays) * DAY : 0,
    bond: readBond(draft.bond) ?? 0n,
    validUntil: now + Number(draft.validDays) * DAY,
    epoch,
    nonce,
    benchmarks: benchmarksOf(draft),
  };
}
