import { formatUsd } from "../../lib/money.ts";
import type { UsdRange } from "./forecast.ts";

const CENT = 10n ** 16n;

/** USD to the cent where they are more than one: a forecast knows no more. */
const usdText = (usd: bigint): string => formatUsd(usd >= CENT ? usd - (usd % CENT) : usd);

/** A range of USD: "$1.20 to $2.40", or one amount where both ends read the same. */
export function rangeText({ low, high }: UsdRange): string {
  const [from, to] = [usdText(low), usdText(high)];
  return from === to ? from : `${from} to ${to}`;
}
