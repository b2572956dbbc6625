import { BASIS_POINTS, MAX_RATE, MIN_RATE } from "@sonm/protocol/generated/constants.ts";

/**
 * The rate nearest to what was observed that the chain accepts after the previous one, so that reports go on while the
 * market moves faster than a report may.
 *
 * @param maxStep largest step of a report, in basis points of the previous rate
 */
export function clampRate(observed: bigint, previous: bigint, maxStep: bigint): bigint {
  const step = (previous * maxStep) / BASIS_POINTS;
  const lowest = max(previous - step, MIN_RATE);
  const highest = min(previous + step, MAX_RATE);
  return min(max(observed, lowest), highest);
}

const min = (a: bigint, b: bigint): bigint => (a < b ? a : b);
const max = (a: bigint, b: bigint): bigint => (a > b ? a : b);
