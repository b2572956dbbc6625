import { FORWARD_RESERVE, SPOT_RESERVE, WAD } from "@sonm/protocol/generated/constants.ts";

// The contract's arithmetic, digit for digit: `Billing.sol` and `Matching.sol`. Prices: USD per second, 18 decimals.
// Rate: SNM wei per USD. Integral: SNM wei x seconds per USD. Amounts: SNM wei. Times: unix seconds.

/** The newest point of the rate's history, as `Reports.latestRate` returns it. */
export interface RatePoint {
  readonly rate: bigint;
  readonly cumulative: bigint;
  readonly updatedAt: number;
  readonly staleAfter: number;
}

/** The rate integral at a time at or after the newest point, if no report comes in between. */
export function integralAt(point: RatePoint, time: number): bigint {
  return point.cumulative + point.rate * BigInt(Math.max(0, time - point.updatedAt));
}

/** What is paid between two values of the integral, rounded down. */
export function payment(price: bigint, since: bigint, until: bigint): bigint {
  return until <= since ? 0n : (price * (until - since)) / WAD;
}

/** What a span of time costs at one rate, rounded up: what must be there to pay it. */
export function cost(price: bigint, rate: bigint, seconds: bigint): bigint {
  return (price * rate * seconds + WAD - 1n) / WAD;
}

/** Seconds of service that a deal holds in escrow: an hour for spot, else what remains and at most a day. */
export function reserveSeconds(duration: number, remaining: number): bigint {
  if (duration === 0) return SPOT_RESERVE;
  const rest = BigInt(Math.max(0, remaining));
  return rest < FORWARD_RESERVE ? rest : FORWARD_RESERVE;
}

/** What moves into escrow when a deal opens, rounded up. */
export function openingReserve(price: bigint, rate: bigint, duration: number): bigint {
  return cost(price, rate, reserveSeconds(duration, duration));
}

/** Whether new deals are refused because the oracles are silent. */
export function rateIsStale(point: RatePoint, now: number): boolean {
  return point.rate === 0n || now >= point.updatedAt + point.staleAfter;
}
