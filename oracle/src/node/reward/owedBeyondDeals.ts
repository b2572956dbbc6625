import { REWARD_DAY } from "@sonm/protocol/generated/constants.ts";

import type { DealSpan } from "./RewardBasis.ts";
import type { TimeWindow } from "./TimeWindow.ts";

/**
 * What a floor program still owes for GPU-seconds once what deals brought is taken off, both in USD; rounded down.
 *
 * @param deals of the machine
 * @param window the time in which it earned both
 */
export function owedBeyondDeals(
  gpuSeconds: bigint,
  usdPerGpuDay: bigint,
  deals: readonly DealSpan[],
  window: TimeWindow,
): bigint {
  const brought = deals.reduce((sum, { price, from, until }) => {
    const seconds = Math.min(window.to, until ?? Infinity) - Math.max(window.from, from);
    return seconds > 0 ? sum + BigInt(seconds) * price : sum;
  }, 0n);
  const owed = gpuSeconds * usdPerGpuDay - brought * REWARD_DAY;
  return owed > 0n ? owed / usdPerGpuDay : 0n;
}
