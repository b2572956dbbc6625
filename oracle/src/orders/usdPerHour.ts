import { decimalText, WAD_DIGITS } from "@sonm/protocol/proposals/numberText.ts";

const SECONDS_PER_HOUR = 3_600n;

/** Digits after the point that people look at. */
const SHOWN = 10n ** 12n;

/** A price of an order, USD per second with 18 decimals, for people: "0.36" USD an hour, rounded to a millionth. */
export function usdPerHour(price: bigint): string {
  const hourly = price * SECONDS_PER_HOUR;
  return decimalText(((hourly + SHOWN / 2n) / SHOWN) * SHOWN, WAD_DIGITS);
}
