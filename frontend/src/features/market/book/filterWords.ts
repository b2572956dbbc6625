import { BENCHMARK_FLAGS, BENCHMARK_UNITS } from "../../../lib/benchmarkUnits.ts";
import { NETWORK_FLAGS } from "../../../lib/networkFlags.ts";
import { shortAddress } from "../../../lib/shortAddress.ts";
import { type MarketSearch, RANGE_KEYS, type RangeKey, SWITCH_KEYS, type SwitchKey, boundsOf } from "./search.ts";

/** A filter that is on: what it says, and the parts of the address that it is made of. */
export interface ActiveFilter {
  readonly text: string;
  readonly parts: readonly (keyof MarketSearch)[];
}

/** Name and unit of a range. */
export function rangeWords(key: RangeKey): { readonly label: string; readonly unit: string } {
  if (key === "price") return { label: "Price", unit: "$ per hour" };
  return key === "hours" ? { label: "Longest duration", unit: "hours" } : BENCHMARK_UNITS[key];
}

/** Names of what is on or off. */
export const switchWords: Record<SwitchKey, string> = {
  nvidia: BENCHMARK_FLAGS.nvidia.label,
  radeon: BENCHMARK_FLAGS.radeon.label,
  overlay: NETWORK_FLAGS.overlay.label,
  outbound: NETWORK_FLAGS.outbound.label,
  incoming: NETWORK_FLAGS.incoming.label,
  attested: "Attested only",
  reserved: "Made for me alone",
  dealable: "Without those on blacklists",
};

function rangeText(key: RangeKey, least: number | undefined, most: number | undefined): string {
  const { label, unit } = rangeWords(key);
  if (least === most) return `${label} ${least} ${unit}`;
  if (least !== undefined && most !== undefined) return `${label} ${least} to ${most} ${unit}`;
  return least === undefined ? `${label} ≤ ${most} ${unit}` : `${label} ≥ ${least} ${unit}`;
}

function spanText(since: string | undefined, until: string | undefined): string {
  if (since === until) return `on ${since}`;
  if (since === undefined) return `up to ${until}`;
  return until === undefined ? `since ${since}` : `${since} to ${until}`;
}

/** The parts of the search that narrow the book, in words. */
export function activeFilters(search: MarketSearch): readonly ActiveFilter[] {
  const ranges = RANGE_KEYS.flatMap((key): ActiveFilter[] => {
    const { least, most } = boundsOf(key);
    if (search[least] === undefined && search[most] === undefined) return [];
    return [{ text: rangeText(key, search[least], search[most]), parts: [least, most] }];
  });
  const switches = SWITCH_KEYS.filter((key) => search[key] === true).map((key) => ({
    text: switchWords[key],
    parts: [key],
  }));
  const { term, by, tag, class: machineClass, certified, level, since, until } = search;
  return [
    ...ranges,
    ...(term === undefined
      ? []
      : [{ text: term === "spot" ? "Spot only" : "For a fixed time", parts: ["term" as const] }]),
    ...switches,
    ...(by === undefined ? [] : [{ text: `By ${shortAddress(by)}`, parts: ["by" as const] }]),
    ...(tag === undefined ? [] : [{ text: `Tag ${tag}`, parts: ["tag" as const] }]),
    ...(machineClass === undefined ? [] : [{ text: `Class ${machineClass}`, parts: ["class" as const] }]),
    ...(since === undefined && until === undefined
      ? []
      : [{ text: `Made known ${spanText(since, until)}`, parts: ["since" as const, "until" as const] }]),
    ...(certified === undefined
      ? []
      : [{ text: `Supplier's identity level ≥ ${certified}`, parts: ["certified" as const] }]),
    ...(level === undefined ? [] : [{ text: `Identity level ${level} suffices`, parts: ["level" as const] }]),
  ];
}
