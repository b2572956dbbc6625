/** Powers of ten of the letters before a unit. */
const PREFIXES: Readonly<Record<string, number>> = { "": 0, k: 3, M: 6, G: 9, T: 12 };

/**
 * An amount as people write it, such as "11GB", "100 Mbit/s", "30MH/s" or "8", in whole units.
 *
 * @returns undefined if it is none
 */
export function readQuantity(text: string): bigint | undefined {
  const match = /^(\d{1,12})(?:\.(\d{1,9}))?\s*([kMGT]?)(?:B|bit\/s|H\/s)?$/.exec(text.trim());
  if (match === null) return undefined;
  const [, whole = "", fraction = "", prefix = ""] = match;
  const digits = PREFIXES[prefix] ?? 0;
  if (fraction.length > digits) return undefined;
  return BigInt(whole + fraction) * 10n ** BigInt(digits - fraction.length);
}
