import { DAY, HOUR } from "../../../lib/time.ts";
import type { UptimeSpan } from "../../../relay/fetchUptimeGrid.ts";
import type { StatsWindow } from "../statsWindow.ts";

/** Columns that fit on a phone. */
const MOST_COLUMNS = 31;

/** Seconds that a column may stand for. */
const STEPS = [HOUR, 6 * HOUR, DAY, 3 * DAY, 7 * DAY, 14 * DAY];

/** The columns of the map for the time that the page shows, no more than fit. The last one may not be over. */
export function uptimeSpan({ since, until }: StatsWindow): UptimeSpan {
  const step = STEPS.find((length) => (until - since) / length <= MOST_COLUMNS) ?? 14 * DAY;
  const columns = Math.ceil((until - since) / step);
  return { from: until - columns * step, to: until, step };
}
