import { exactDecimal } from "./decimal.ts";
import { WAD_DIGITS } from "./money.ts";
import { readDecimal } from "./readDecimal.ts";
import { HOUR } from "./time.ts";

/** What the contracts keep: 96 bits. */
const PRICE_LIMIT = 1n << 96n;

/** What to enter instead of a price that can't be read. */
export const PRICE_FAULT = "Enter a price above zero such as 0.25.";

/**
 * USD per hour that a person typed as the contracts have it: USD per second with 18 decimals, rounded up, so that equal
 * entries of both sides fit.
 *
 * @returns undefined for what is no price above zero
 */
export function readUsdPerHour(text: string): bigint | undefined {
  const perHour = readDecimal(text, WAD_DIGITS);
  if (perHour === undefined || perHour === 0n) return undefined;
  const price = (perHour + BigInt(HOUR) - 1n) / BigInt(HOUR);
  return price < PRICE_LIMIT ? price : undefined;
}

/** A price of USD per second as the shortest text of USD per hour that `readUsdPerHour` reads back exactly. */
export function editableUsdPerHour(price: bigint): string {
  const exact = price * BigInt(HOUR);
  const below = exact - BigInt(HOUR);
  let unit = 10n ** 36n;
  while (exact - (exact % unit) <= below) unit /= 10n;
  return exactDecimal(exact - (exact % unit), WAD_DIGITS);
}
