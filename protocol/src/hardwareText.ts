import benchmarksJson from "../benchmarks.json" with { type: "json" };
import { Architecture, Link } from "./generated/enums.ts";

/** Architectures as people call them. */
export const ARCHITECTURES: Readonly<Record<Architecture, string>> = {
  [Architecture.Unattested]: "not attested",
  [Architecture.X86_64]: "x86-64",
  [Architecture.Arm64]: "64-bit ARM",
};

/** Kinds of network link as people call them. */
export const LINKS: Readonly<Record<Link, string>> = {
  [Link.Unattested]: "not attested",
  [Link.Wired]: "wired",
  [Link.Wireless]: "wireless",
};

/** Digits after the point: enough to tell 15.999 GB from 16 GB. */
const DIGITS = 3;

/** Bytes in units of 10^9, cut after three digits: what misses 16 GB by a byte is 15.999 GB. */
export const gigabytes = (bytes: bigint): string => amount(bytes, 9, "GB");

/** MHz in units of 1,000, cut after three digits. */
export const gigahertz = (megahertz: bigint): string => amount(megahertz, 3, "GHz");

/** The name of a benchmark; a number where it was added later. */
export const benchmarkLabel = (id: number): string => benchmarksJson[id]?.label ?? `Benchmark ${id}`;

/** A benchmark's value with its unit. */
export function benchmarkAmount(value: bigint, id: number): string {
  const unit = benchmarksJson[id]?.unit ?? "";
  if (unit === "bytes") return gigabytes(value);
  return unit === "bit/s" ? amount(value, 6, "Mbit/s") : `${value} ${unit}`.trim();
}

/** Several things as a part of a sentence. */
export function listed(items: readonly string[], word = "or"): string {
  return items.length < 2 ? items.join("") : `${items.slice(0, -1).join(", ")} ${word} ${items.at(-1)}`;
}

/** A number in a larger unit, 10^`scale` of its own, cut after three digits. */
function amount(value: bigint, scale: number, unit: string): string {
  const one = 10n ** BigInt(scale);
  const digits = (value % one).toString().padStart(scale, "0").slice(0, DIGITS).replace(/0+$/, "");
  return `${value / one}${digits === "" ? "" : `.${digits}`} ${unit}`;
}
