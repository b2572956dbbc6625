import { parseUnits } from "viem";

/** A number without sign that a person typed, in units of 10^-digits; undefined for anything else. */
export function readDecimal(text: string, digits: number): bigint | undefined {
  const clean = text.trim();
  const match = /^(\d{1,18})?(?:\.(\d{1,18}))?$/.exec(clean);
  if (clean === "" || match === null || (match[2]?.length ?? 0) > digits) return undefined;
  return parseUnits(`${match[1] ?? "0"}.${match[2] ?? "0"}`, digits);
}
