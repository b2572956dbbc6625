import { ANY_MACHINE, type Needs, type Weights } from "@sonm/protocol/choice/Needs.ts";
import type { Quantity } from "@sonm/protocol/choice/Quantity.ts";
import { parseUnits } from "viem";

import { BENCHMARK_FLAGS, BENCHMARK_FLAG_KEYS, BENCHMARK_KEYS, BENCHMARK_UNITS } from "../../lib/benchmarkUnits.ts";
import { WAD_DIGITS } from "../../lib/money.ts";
import { NETWORK_FLAGS, NETWORK_FLAG_KEYS } from "../../lib/networkFlags.ts";
import { DAY, HOUR } from "../../lib/time.ts";
import { type FindSearch, type Goal, TOTAL_KEYS, type TotalKey } from "./findSearch.ts";

/** Parts per million in a per cent. */
const PERCENT = 10_000;

const GOAL_WEIGHTS: Record<Exclude<Goal, "mix">, Weights> = {
  cheap: { price: 100, speed: 0, reliability: 0 },
  fast: { price: 0, speed: 100, reliability: 0 },
  safe: { price: 0, speed: 0, reliability: 100 },
};

/** Weights of a mix that says nothing of them. */
export const EVEN = 50;

const inUnits = (value: number, digits: number): bigint => parseUnits(String(value), digits);

/** What is summed up under a name of the address. */
export const quantityOf = (key: TotalKey): Quantity => (key === "vram" ? "gpu-memory" : BENCHMARK_UNITS[key].benchmark);

/** The address's task in units of the chain. */
export function needsOf(search: FindSearch): Needs {
  const { machines = 1, most = machines, hours = 1, spot, perHour, budget } = search;
  const each: bigint[] = [];
  for (const key of BENCHMARK_KEYS) {
    const { benchmark, digits } = BENCHMARK_UNITS[key];
    each[benchmark] = inUnits(search[key] ?? 0, digits);
  }
  for (const key of BENCHMARK_FLAG_KEYS) each[BENCHMARK_FLAGS[key].benchmark] = search[key] === true ? 1n : 0n;
  const totals = TOTAL_KEYS.flatMap((key) => {
    const least = search[`${key}All`];
    return least === undefined
      ? []
      : [{ quantity: quantityOf(key), least: inUnits(least, BENCHMARK_UNITS[key].digits) }];
  });
  return {
    ...ANY_MACHINE,
    machines: { least: machines, most: Math.max(machines, most) },
    each: Array.from(each, (value) => value ?? 0n),
    totals,
    duration: spot === true ? 0 : hours * HOUR,
    networkFlags: NETWORK_FLAG_KEYS.reduce(
      (mask, flag) => (search[flag] === true ? mask | NETWORK_FLAGS[flag].bit : mask),
      0n,
    ),
    level: search.certified ?? 0,
    maxAttestationAge: (search.age ?? 0) * DAY,
    classCode: search.class ?? "",
    model: search.model ?? "",
    online: Math.round((search.online ?? 0) * PERCENT),
    bond: inUnits(search.bond ?? 0, WAD_DIGITS),
    perHour: perHour === undefined ? undefined : inUnits(perHour, WAD_DIGITS),
    total: budget === undefined ? undefined : inUnits(budget, WAD_DIGITS),
    speed: quantityOf(search.fast ?? defaultSpeed(search)),
    weights: weightsOf(search),
  };
}

/** What makes a task fast that does not say: the first thing of which there must be much in all, else the processor. */
export function defaultSpeed(search: FindSearch): TotalKey {
  return TOTAL_KEYS.find((key) => search[`${key}All`] !== undefined) ?? "cpu";
}

function weightsOf({ goal = "cheap", price = EVEN, speed = EVEN, trust = EVEN }: FindSearch): Weights {
  return goal === "mix" ? { price, speed, reliability: trust } : GOAL_WEIGHTS[goal];
}
