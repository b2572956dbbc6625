import type { Needs } from "@sonm/protocol/choice/Needs.ts";
import type { Quantity } from "@sonm/protocol/choice/Quantity.ts";

import { BENCHMARK_FLAGS, BENCHMARK_FLAG_KEYS, BENCHMARK_KEYS, BENCHMARK_UNITS } from "../../lib/benchmarkUnits.ts";
import { exactDecimal } from "../../lib/decimal.ts";
import { WAD_DIGITS } from "../../lib/money.ts";
import { NETWORK_FLAGS, NETWORK_FLAG_KEYS } from "../../lib/networkFlags.ts";
import { DAY, HOUR } from "../../lib/time.ts";
import { type FindSearch, type Goal, TOTAL_KEYS, readFindSearch } from "./findSearch.ts";
import { quantityOf } from "./needsOf.ts";

const PERCENT = 10_000;

/** The address of a task, for the presets: `needsOf` makes the same needs of it. */
export function searchOf(needs: Needs): FindSearch {
  const { machines, each, totals, duration, networkFlags, perHour, total } = needs;
  const keyOf = (quantity: Quantity) => TOTAL_KEYS.find((key) => quantityOf(key) === quantity);
  const goal = goalOf(needs);
  return readFindSearch({
    ...Object.fromEntries(
      BENCHMARK_KEYS.map((key) => {
        const { benchmark, digits } = BENCHMARK_UNITS[key];
        return [key, exactDecimal(each[benchmark] ?? 0n, digits)];
      }),
    ),
    ...Object.fromEntries(BENCHMARK_FLAG_KEYS.map((key) => [key, (each[BENCHMARK_FLAGS[key].benchmark] ?? 0n) > 0n])),
    ...Object.fromEntries(
      totals.flatMap(({ quantity, least }) => {
        const key = keyOf(quantity);
        return key === undefined ? [] : [[`${key}All`, exactDecimal(least, BENCHMARK_UNITS[key].digits)]];
      }),
    ),
    ...Object.fromEntries(NETWORK_FLAG_KEYS.map((key) => [key, (networkFlags & NETWORK_FLAGS[key].bit) !== 0n])),
    ...(machines.least > 1 ? { machines: machines.least } : {}),
    ...(machines.most > machines.least ? { most: machines.most } : {}),
    ...(duration === 0 ? { spot: true } : duration === HOUR ? {} : { hours: duration / HOUR }),
    ...(perHour === undefined ? {} : { perHour: exactDecimal(perHour, WAD_DIGITS) }),
    ...(total === undefined ? {} : { budget: exactDecimal(total, WAD_DIGITS) }),
    certified: needs.level,
    age: needs.maxAttestationAge / DAY,
    ...(needs.classCode === "" ? {} : { class: needs.classCode }),
    model: needs.model,
    online: needs.online / PERCENT,
    bond: exactDecimal(needs.bond, WAD_DIGITS),
    goal,
    fast: keyOf(needs.speed),
    ...(goal === "mix"
      ? { price: needs.weights.price, speed: needs.weights.speed, trust: needs.weights.reliability }
      : {}),
  });
}

function goalOf({ weights: { price, speed, reliability } }: Needs): Goal {
  if (speed === 0 && reliability === 0) return "cheap";
  if (price === 0 && reliability === 0) return "fast";
  return price === 0 && speed === 0 ? "safe" : "mix";
}
