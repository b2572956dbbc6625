/** Digits of a token's amount after the point. */
export const WAD_DIGITS = 18;

/** Digits of a percentage after the point, that basis points have. */
export const PERCENT_DIGITS = 2;

/**
 * A decimal number such as "1,000.5" in units of 10^-digits.
 *
 * @returns undefined if it is no such number, or has more digits after the point
 */
export function parseDecimal(text: string, digits: number): bigint | undefined {
  const match = /^(\d+|\d{1,3}(?:,\d{3})+)(?:\.(\d+))?$/.exec(text.trim());
  const [, whole = "", fraction = ""] = match ?? [];
  if (match === null || fraction.length > digits) return undefined;
  return BigInt(whole.replaceAll(",", "") + fraction.padEnd(digits, "0"));
}

/** A number of units of 10^-digits in full, thousands apart: "1,000.5". */
export function decimalText(value: bigint, digits: number): string {
  const sign = value < 0n ? "-" : "";
  const all = (value < 0n ? -value : value).toString().padStart(digits + 1, "0");
  const whole = all.slice(0, all.length - digits).replace(/\B(?=(\d{3})+$)/g, ",");
  const fraction = all.slice(all.length - digits).replace(/0+$/, "");
  return `${sign}${whole}${digits === 0 || fraction === "" ? "" : `.${fraction}`}`;
}
