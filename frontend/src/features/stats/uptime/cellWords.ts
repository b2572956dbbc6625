import type { UptimeCell } from "@sonm/protocol/uptimeGrid.ts";

import { formatUtcDay, formatDuration } from "../../../lib/time.ts";
import { stepText } from "../stepText.ts";

/** How much of the time that is known a machine was online: `97.2%`, rounded down. */
export function shareText(cell: UptimeCell): string {
  if (cell === null) return "not known";
  const [seconds, online] = cell;
  return `${(Math.floor((online * 1_000) / seconds) / 10).toFixed(online === seconds ? 0 : 1)}%`;
}

/** When a column begins, by UTC. */
export const columnText = (start: number, step: number): string =>
  step % 86_400 === 0 ? formatUtcDay(start) : stepText(start, "hour", true);

/** All that a cell says, in a sentence. */
export function cellText(cell: UptimeCell): string {
  if (cell === null) return "No report tells of this time.";
  const [seconds, online] = cell;
  if (online === seconds) return `Online all the time: ${formatDuration(seconds)}.`;
  return `Online ${formatDuration(online)} of ${formatDuration(seconds)}, offline ${formatDuration(seconds - online)}.`;
}
