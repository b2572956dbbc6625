import type { Finding } from "./Finding.ts";

/** Clocks that are compared, unix seconds. */
export interface ClockView {
  readonly now: number;
  /** Time of the chain's newest block. */
  readonly block: number;
  /** Seconds by which each peer's clock is ahead of this one. */
  readonly ahead: readonly number[];
}

/** Seconds that a block may be old, and that it may lie in the future: its maker's clock is another one. */
const OLD = 120;
const EARLY = 15;

/** Seconds by which the clocks of peers may differ: they tell whole seconds, and the way takes its time. */
const APART = 5;

/** Whether this machine's clock can be right. Epochs go by the chain's; certificates, plans and logs go by this one. */
export function checkClock({ now, block, ahead }: ClockView): Finding[] {
  const sorted = ahead.toSorted((a, b) => a - b);
  const median = sorted[Math.floor(sorted.length / 2)];
  const remedy = "Keep the time by NTP (such as chrony).";
  if (median !== undefined && Math.abs(median) > APART) {
    const text = `This machine's clock is ${Math.round(Math.abs(median))} s ${median > 0 ? "behind" : "ahead of"} its peers'. ${remedy}`;
    return [{ level: "warning", text }];
  }
  if (block - now > EARLY) {
    const text = `The chain's newest block is ${Math.round(block - now)} s in the future of this machine's clock. ${remedy}`;
    return [{ level: "warning", text }];
  }
  if (now - block > OLD) {
    const text =
      `The chain's newest block is ${Math.round(now - block)} s old: the chain at rpcUrl stands still or catches up, or ` +
      `this machine's clock is ahead. Wait for it, set another rpcUrl, or keep the time by NTP.`;
    return [{ level: "warning", text }];
  }
  return [];
}
