import { formatUtcDay } from "../../lib/time.ts";

const UTC_HOUR = new Intl.DateTimeFormat("en-GB", { hour: "2-digit", minute: "2-digit", timeZone: "UTC" });

/** Where a step of a chart begins, by UTC: `14:00` within a day, `22 Nov 14:00` beyond, `22 Nov` for a day. */
export function stepText(start: number, by: "hour" | "day", dated: boolean): string {
  if (by === "day") return formatUtcDay(start);
  const hour = UTC_HOUR.format(new Date(start * 1000));
  return dated ? `${formatUtcDay(start)} ${hour}` : hour;
}
