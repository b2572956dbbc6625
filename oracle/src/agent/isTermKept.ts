import type { AskTerm, AskTermSettings } from "./askTerm.ts";

/**
 * Whether an ask still has the times that it should: no deal of it reaches into the next planned downtime, and it is
 * shorter than the settings say only where it has to be.
 */
export function isTermKept(
  { validUntil, duration }: AskTerm,
  off: number | undefined,
  { maxDurationSeconds }: AskTermSettings,
): boolean {
  if (off !== undefined && validUntil + duration >= off) return false;
  return duration === maxDurationSeconds || (off !== undefined && validUntil + maxDurationSeconds >= off);
}
