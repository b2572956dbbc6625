import { BASIS_POINTS } from "@sonm/protocol/generated/constants.ts";

import type { Costs } from "./Costs.ts";

/** Millionths in the whole. */
const WHOLE = 1_000_000n;

/**
 * What a deal earns beyond what the machine would earn idle, after fee, gas and what downtime is expected to cost.
 *
 * @param price USD per second, 18 decimals
 * @param seconds that it is expected to last
 * @param idle what a reward program pays the machine for each second without a deal, USD with 18 decimals: it tops a deal up
 * to as much, so a deal takes the place of the reward up to its own price
 * @returns USD, 18 decimals; negative where idling is better
 */
export function dealValue(price: bigint, seconds: number, costs: Costs, idle = 0n): bigint {
  const time = BigInt(Math.max(0, Math.floor(seconds)));
  const offline = BigInt(costs.offlinePpm);
  const paid = (price * time * (WHOLE - offline)) / WHOLE;
  const fee = (paid * BigInt(costs.feeBasisPoints)) / BASIS_POINTS;
  const refund = costs.bond === 0n ? 0n : ((price * time + costs.bond) * offline) / WHOLE;
  const bills = BigInt(Math.max(1, Math.ceil(seconds / costs.billSeconds)));
  const replaced = (idle < price ? idle : price) * time;
  return paid - fee - refund - costs.open - costs.bill * bills - replaced;
}
