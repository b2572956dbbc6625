import { BENCHMARK } from "../../lib/benchmarks.ts";
import { EMPTY_DRAFT, type MachineDraft } from "../rewards/check/machineDraft.ts";
import { ASSUMED, type EarnKind } from "./kinds.ts";

/** Parts of a machine that the address can say, as numbers in the units of people. */
export const PART_KEYS = ["cards", "cardMemory", "cores", "gigahertz", "memory", "disk", "download", "upload"] as const;

export type PartKey = (typeof PART_KEYS)[number];

/**
 * What the address of the page says.
 *
 * - `kind`: id of the kind that is chosen
 * - parts: where they differ from what the kind, or an ordinary machine, has; texts while they are no numbers yet
 * - `arm`, `wireless`: not x86-64, not wired
 */
export type EarnSearch = Partial<Record<PartKey, number | string>> & {
  readonly kind?: string;
  readonly arm?: boolean;
  readonly wireless?: boolean;
};

/** Also what is half typed: what can't be read is marked at its field. */
const PART = /^[\d.]{0,12}$/;

/** As a number where that is the same, so that the address reads well. */
const partOf = (text: string): number | string => (String(Number(text)) === text ? Number(text) : text);

/** Reads the search of an address; whatever makes no sense is dropped. */
export function readEarnSearch(source: Record<string, unknown>): EarnSearch {
  const parts = PART_KEYS.flatMap((key) => {
    const value = source[key];
    const text = typeof value === "number" ? String(value) : value;
    return typeof text === "string" && PART.test(text) ? [[key, partOf(text)] as const] : [];
  });
  const { kind, arm, wireless } = source;
  return {
    ...Object.fromEntries(parts),
    ...(typeof kind === "string" && /^[\x20-\x7e]{1,60}$/.test(kind) ? { kind } : {}),
    ...(arm === true ? { arm } : {}),
    ...(wireless === true ? { wireless } : {}),
  };
}

/** The machine that an address describes. @param version of the agent that it will run */
export function draftOf(search: EarnSearch, kind: EarnKind, version: string): MachineDraft {
  const { download, upload, cards, cardMemory, cores, gigahertz, memory, disk } = search;
  const base = { ...EMPTY_DRAFT, ...ASSUMED, ...kind.draft };
  const given = Object.entries({ cards, cardMemory, cores, gigahertz, memory, disk }).flatMap(([key, part]) =>
    part === undefined ? [] : [[key, String(part)] as const],
  );
  const speeds = [[BENCHMARK.download, download] as const, [BENCHMARK.upload, upload] as const].flatMap(([id, part]) =>
    part === undefined ? [] : [[id, String(part)] as const],
  );
  return {
    ...base,
    ...(Object.fromEntries(given) as Partial<MachineDraft>),
    architecture: search.arm === true ? "arm64" : base.architecture,
    link: search.wireless === true ? "wireless" : base.link,
    version,
    benchmarks: { ...ASSUMED.benchmarks, ...kind.draft.benchmarks, ...Object.fromEntries(speeds) },
  };
}
