/**
 * Reads a decimal number of the index, such as `0.00123` or `1.5e-7`, exactly but for what is cut off.
 *
 * @returns in units of 10^-digits, rounded towards zero
 * @throws RangeError for what is no number
 */
export function cutDecimal(text: string, digits: number): bigint {
  const match = /^(-?)(\d+)(?:\.(\d*))?(?:[eE]([+-]?\d{1,4}))?$/.exec(text);
  if (match === null) throw new RangeError(`"${text}" is not a decimal number.`);
  const [, sign, whole = "", fraction = "", exponent = "0"] = match;
  const shift = digits + Number(exponent) - fraction.length;
  const value = BigInt(whole + fraction);
  const magnitude = shift >= 0 ? value * 10n ** BigInt(shift) : value / 10n ** BigInt(-shift);
  return sign === "-" ? -magnitude : magnitude;
}
