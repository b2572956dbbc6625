import { DAY, formatDuration } from "../../../lib/time.ts";

const YEAR = 365 * DAY;

/** How long something still lasts, in years and days where it is longer than a year. */
export function runwayText(seconds: number): string {
  if (seconds <= 0) return "ended";
  const years = Math.floor(seconds / YEAR);
  if (years === 0) return formatDuration(seconds);
  const days = Math.floor((seconds % YEAR) / DAY);
  return `${years === 1 ? "1 year" : `${years} years`} ${days === 1 ? "1 day" : `${days} days`}`;
}
