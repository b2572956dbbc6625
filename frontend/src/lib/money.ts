import { type DecimalStyle, type Rounding, exactDecimal, formatDecimal, significantPlaces } from "./decimal.ts";

// The one place where amounts stop being bigint.

/** Digits after the point of SNM wei, of USD prices and of the rate. */
export const WAD_DIGITS = 18;

const SECONDS_PER_HOUR = 3600n;

function amount(value: bigint, significant: number, rounding: Rounding | undefined): string {
  const places = significantPlaces(value, WAD_DIGITS, significant);
  const style: DecimalStyle = { least: 2, most: places, rounding: rounding ?? "down" };
  return formatDecimal(value, WAD_DIGITS, style);
}

/** SNM wei as text without the unit: two digits after the point, more where the amount is small. */
export function formatSnm(wei: bigint, rounding?: Rounding): string {
  return amount(wei, 4, rounding);
}

/** SNM wei with exactly `places` digits after the point, for counters that tick. */
export function formatSnmFixed(wei: bigint, places: number): string {
  return formatDecimal(wei, WAD_DIGITS, { least: places, most: places });
}

/** All digits of an amount of SNM, for exact records. */
export function formatSnmExact(wei: bigint): string {
  return formatDecimal(wei, WAD_DIGITS, { least: 0, most: WAD_DIGITS });
}

/** USD with 18 decimals as text with its sign: `$0.084`. */
export function formatUsd(usd: bigint, rounding?: Rounding): string {
  return `$${amount(usd, 3, rounding)}`;
}

/** A price of USD per second, 18 decimals, as USD per hour: `$0.084`. */
export function formatUsdPerHour(perSecond: bigint): string {
  return formatUsd(perSecond * SECONDS_PER_HOUR, "nearest");
}

/** The rate as text: SNM for one USD. */
export function formatRate(rate: bigint): string {
  return amount(rate, 5, "down");
}

/** What is wrong with an amount that a person typed. */
export type AmountFault = "empty" | "format" | "digits" | "zero";

/**
 * Reads an amount of SNM that a person typed. Thousands may be grouped by commas or spaces.
 *
 * @returns SNM wei, or what is wrong with the text
 */
export function parseSnm(text: string): bigint | AmountFault {
  const clean = text.trim().replace(/(?<=\d)[,\s](?=\d{3}(\D|$))/g, "");
  if (clean === "") return "empty";
  const match = /^(\d+)(?:\.(\d*))?$|^\.(\d+)$/.exec(clean);
  if (match === null) return "format";
  const whole = match[1] ?? "0";
  const fraction = match[2] ?? match[3] ?? "";
  if (fraction.length > WAD_DIGITS) return "digits";
  const wei = BigInt(whole) * 10n ** BigInt(WAD_DIGITS) + BigInt(fraction.padEnd(WAD_DIGITS, "0"));
  return wei === 0n ? "zero" : wei;
}

/** SNM wei as text that `parseSnm` reads back exactly. */
export function editableSnm(wei: bigint): string {
  return exactDecimal(wei, WAD_DIGITS);
}
