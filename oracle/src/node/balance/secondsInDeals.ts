import type { DealSpan } from "../reward/RewardBasis.ts";
import type { TimeWindow } from "../reward/TimeWindow.ts";

/** Seconds of a window in which a machine had a deal; those of two deals at one time count once. */
export function secondsInDeals(deals: readonly Pick<DealSpan, "from" | "until">[], window: TimeWindow): number {
  let [seconds, counted] = [0, window.from];
  for (const { from, until } of deals.toSorted((a, b) => a.from - b.from)) {
    const begin = Math.max(from, counted);
    const end = Math.min(until ?? Infinity, window.to);
    if (end <= begin) continue;
    seconds += end - begin;
    counted = end;
  }
  return seconds;
}
