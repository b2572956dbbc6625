import { randomInt } from "node:crypto";

/** How much longer or shorter than the mean the time between two heartbeats can be: a third of it. */
const SPREAD = 1 / 3;

/** The longest time that is drawn, in means. */
export const LONGEST_HEARTBEAT = 1 + SPREAD;

/**
 * Draws when an agent is to report again, so that no machine can be awake at known times only, and that machines which
 * reported together do not go on so.
 *
 * @param meanMs milliseconds
 * @returns whole milliseconds from two thirds to four thirds of the mean
 */
export function drawHeartbeat(meanMs: number): number {
  const shortest = Math.ceil(meanMs * (1 - SPREAD));
  const longest = Math.floor(meanMs * LONGEST_HEARTBEAT);
  return randomInt(Math.max(1, shortest), Math.max(1, longest) + 1);
}
