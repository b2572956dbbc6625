import { Architecture, Link } from "@sonm/protocol/generated/enums.ts";

import { exactDecimal } from "../../lib/decimal.ts";
import type { EarnSearch } from "./earnSearch.ts";

const GIGA = 9;
const MEGA = 3;

/** Bytes that are shown: whole MB. */
const MB = 1_000_000n;

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === "object" && value !== null;

function bytesOf(value: unknown): bigint | undefined {
  const text = typeof value === "number" ? String(value) : value;
  return typeof text === "string" && /^[1-9]\d{0,18}$/.test(text) ? BigInt(text) : undefined;
}

const gigabytes = (value: unknown): string | undefined => {
  const bytes = bytesOf(value);
  return bytes === undefined ? undefined : exactDecimal(bytes - (bytes % MB), GIGA);
};

const count = (value: unknown): number | undefined =>
  Number.isSafeInteger(value) && (value as number) > 0 ? (value as number) : undefined;

/** What `sonm machine here` printed, as the address of the page; undefined for anything else. */
export function pastedMachine(text: string): EarnSearch | undefined {
  const start = text.indexOf("{");
  const end = text.lastIndexOf("}");
  if (start < 0 || end < start) return undefined;
  let json: unknown;
  try {
    json = JSON.parse(text.slice(start, end + 1));
  } catch {
    return undefined;
  }
  if (!isRecord(json) || !Array.isArray(json["cards"]) || count(json["logicalCores"]) === undefined) return undefined;
  const cards = (json["cards"] as readonly unknown[]).filter(isRecord);
  const [first] = cards;
  const model = first !== undefined && typeof first["model"] === "string" ? first["model"] : undefined;
  const megahertz = count(json["clockMHz"]);
  const entries: readonly (readonly [keyof EarnSearch, string | boolean | undefined])[] = [
    ["kind", model === undefined ? "cpu" : `card:${model}`],
    ["cards", model === undefined ? undefined : String(cards.filter((card) => card["model"] === model).length)],
    ["cardMemory", gigabytes(first?.["memoryBytes"])],
    ["cores", count(json["physicalCores"])?.toString() ?? ""],
    ["gigahertz", megahertz === undefined ? "" : exactDecimal(BigInt(megahertz), MEGA)],
    ["memory", gigabytes(json["memoryBytes"]) ?? ""],
    ["disk", gigabytes(json["diskBytes"]) ?? ""],
    ["arm", json["architecture"] === Architecture.Arm64 || undefined],
    ["wireless", json["link"] === Link.Wireless || undefined],
  ];
  return Object.fromEntries(entries.filter(([, value]) => value !== undefined)) as EarnSearch;
}
