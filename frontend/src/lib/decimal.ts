/** Which way the digits that are cut off go. */
export type Rounding = "down" | "up" | "nearest";

/**
 * How a fixed-point number is shown.
 *
 * - `least`, `most`: digits after the point; zeros beyond `least` are dropped
 * - `rounding`: "down" (default) never shows more than there is, "up" never less than is needed, "nearest" is for prices
 */
export interface DecimalStyle {
  readonly least: number;
  readonly most: number;
  readonly rounding?: Rounding;
}

/** What is added to the digits that stay, 0 or 1. */
function carry(rest: bigint, unit: bigint, rounding: Rounding): bigint {
  if (rounding === "up") return rest > 0n ? 1n : 0n;
  return rounding === "nearest" && rest * 2n >= unit && unit > 1n ? 1n : 0n;
}

/** Groups digits by thousands. */
function grouped(digits: string): string {
  return digits.replace(/\B(?=(\d{3})+$)/g, ",");
}

/**
 * Writes a fixed-point integer as decimal text without passing through floating point.
 *
 * @param value in units of 10^-scale
 * @param scale digits after the point that `value` carries
 */
export function formatDecimal(value: bigint, scale: number, { least, most, rounding = "down" }: DecimalStyle): string {
  const negative = value < 0n;
  let magnitude = negative ? -value : value;
  const cut = Math.max(0, scale - most);
  const unit = 10n ** BigInt(cut);
  const rest = magnitude % unit;
  magnitude = magnitude / unit + carry(rest, unit, rounding);
  const shown = scale - cut;
  const text = magnitude.toString().padStart(shown + 1, "0");
  const whole = text.slice(0, text.length - shown);
  const fraction = text
    .slice(text.length - shown)
    .replace(/0+$/, "")
    .padEnd(least, "0");
  return `${negative && magnitude > 0n ? "−" : ""}${grouped(whole)}${fraction === "" ? "" : `.${fraction}`}`;
}

/** Every digit of a fixed-point number that is not negative, for files and inputs: no grouping, a point, nothing cut off. */
export function exactDecimal(value: bigint, scale: number): string {
  return formatDecimal(value, scale, { least: 0, most: scale }).replaceAll(",", "");
}

/**
 * How many digits after the point show `significant` digits of a fixed-point number, at least two.
 *
 * @param value in units of 10^-scale
 */
export function significantPlaces(value: bigint, scale: number, significant: number): number {
  const digits = (value < 0n ? -value : value).toString().length;
  return value === 0n ? 2 : Math.max(2, Math.min(scale, scale - digits + significant));
}
