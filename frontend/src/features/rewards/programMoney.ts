import { DAY } from "../../lib/time.ts";
import type { Program } from "./programFacts.ts";

const WAD = 10n ** 18n;

/** USD with 18 decimals in SNM wei, rounded down. @param rate SNM wei per USD */
export const snmOf = (usd: bigint, rate: bigint): bigint => (usd * rate) / WAD;

/**
 * How long a program's money lasts at the pace of its members now, each online all the time, at a rate.
 *
 * @param rate SNM wei per USD
 * @returns seconds; undefined where no machine is a member, so that nothing is spent
 */
export function runwayOf(
  { left, units, usdPerGpuDay }: Pick<Program, "left" | "units" | "usdPerGpuDay">,
  rate: bigint,
): number | undefined {
  const perDay = snmOf(usdPerGpuDay * BigInt(units), rate);
  return perDay === 0n ? undefined : Number((left * BigInt(DAY)) / perDay);
}

/** What a machine would earn in some time from now on. `usd`: with 18 decimals; `snm`: wei at the rate given. */
export interface Income {
  readonly days: number;
  readonly usd: bigint;
  readonly snm: bigint;
}

/**
 * What so many units would earn in the next days, online all the time. What lies before the program's start or after its end
 * brings nothing.
 *
 * @param rate SNM wei per USD
 * @param now unix seconds
 */
export function incomeOf(
  { usdPerGpuDay, start, end }: Pick<Program, "usdPerGpuDay" | "start" | "end">,
  units: number,
  days: number,
  { rate, now }: { readonly rate: bigint; readonly now: number },
): Income {
  const seconds = Math.max(0, Math.min(now + days * DAY, end) - Math.max(now, start));
  const usd = (usdPerGpuDay * BigInt(units) * BigInt(seconds)) / BigInt(DAY);
  return { days, usd, snm: snmOf(usd, rate) };
}
