import { BASIS_POINTS } from "@sonm/protocol/generated/constants.ts";

/** What an ask's price is made of. Prices in USD per second, 18 decimals. */
export interface PriceBasis {
  /** Least price that the owner takes. */
  readonly floor: bigint;
  /** What the machine's time is worth, after fee. */
  readonly timeWorth: bigint;
  readonly feeBasisPoints: number;
  /** What other machines ask that could serve the same buyers. */
  readonly asks: readonly bigint[];
  /** What bids pay that this machine could serve. */
  readonly bids: readonly bigint[];
  /** By which it asks less than the cheapest of the others. */
  readonly undercutPercent: number;
}

const HUNDREDTHS = 10_000;

/**
 * The market's price for an ask: just below the cheapest other machine, or, where there is none, what half of the bids pay;
 * never less than the machine's time is worth, nor than its owner's floor.
 */
export function marketPrice({ floor, timeWorth, feeBasisPoints, asks, bids, undercutPercent }: PriceBasis): bigint {
  const least = max(floor, (timeWorth * BASIS_POINTS) / (BASIS_POINTS - BigInt(feeBasisPoints)));
  const cheapest = asks.toSorted(ascending)[0];
  if (cheapest !== undefined) {
    const part = BigInt(Math.round(HUNDREDTHS - undercutPercent * 100));
    return max(least, (cheapest * part) / BigInt(HUNDREDTHS));
  }
  return max(least, bids.toSorted(ascending)[Math.floor(bids.length / 2)] ?? 0n);
}

const max = (a: bigint, b: bigint): bigint => (a > b ? a : b);
const ascending = (a: bigint, b: bigint): number => (a < b ? -1 : a > b ? 1 : 0);
