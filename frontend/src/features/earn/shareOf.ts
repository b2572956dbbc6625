import { type BalanceAverage } from "../rewards/classes/balanceAverages.ts";
import type { Evidence } from "./comparables.ts";
import type { Share } from "./forecast.ts";

/** Averages have three decimals. */
const MILLI = 1_000n;

const least = (one: bigint, other: bigint): bigint => (one < other ? one : other);

/**
 * Of the time, the share that a machine more would be rented: what is demanded, over what is supplied with it.
 *
 * @param average of its class, as reports proved it; undefined where none is proved
 * @param units that it would add
 */
export function shareOf(evidence: Evidence | undefined, average: BalanceAverage | undefined, units: number): Share {
  if (average !== undefined) {
    const of = average.supply + BigInt(units) * MILLI;
    return { part: least(average.demand, of), of };
  }
  if (evidence === undefined) return { part: 0n, of: 1n };
  return { part: BigInt(evidence.rented), of: BigInt(evidence.machines + 1) };
}
