/** Whether a text is a day of the calendar as addresses and date entries write it: 2026-11-22. */
export function isDay(text: unknown): text is string {
  if (typeof text !== "string" || !/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const time = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}

/** A span of days, each end open where it is missing. Both days belong to it. */
export interface DaySpan {
  readonly since?: string;
  readonly until?: string;
}

/** Reads a span from an address; whatever is no day is dropped. */
export function readDaySpan({ since, until }: Record<string, unknown>): DaySpan {
  return { ...(isDay(since) ? { since } : {}), ...(isDay(until) ? { until } : {}) };
}

/** First second of a day in the reader's zone, unix. */
export const startOfDay = (day: string): number => Math.floor(new Date(`${day}T00:00:00`).getTime() / 1000);

/** Last second of a day in the reader's zone, unix; days may have 23 or 25 hours. */
export function endOfDay(day: string): number {
  const next = new Date(`${day}T00:00:00`);
  next.setDate(next.getDate() + 1);
  return Math.floor(next.getTime() / 1000) - 1;
}

/** Whether a time, unix seconds, lies within a span. */
export const isWithin = ({ since, until }: DaySpan, time: number): boolean =>
  (since === undefined || time >= startOfDay(since)) && (until === undefined || time <= endOfDay(until));

/** Whether a span holds no day. */
export const isUpsideDown = ({ since, until }: DaySpan): boolean =>
  since !== undefined && until !== undefined && since > until;
