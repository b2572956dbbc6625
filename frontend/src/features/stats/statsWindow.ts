import { isUpsideDown } from "../../lib/days.ts";
import { DAY, HOUR } from "../../lib/time.ts";
import { SPANS, type StatsSearch } from "./statsSearch.ts";

/** Days that are drawn by the hour at most: the index gives a thousand hours at once. */
const MOST_DAYS_BY_HOUR = 31;

/** Days that are drawn at most. */
const MOST_DAYS = 400;

/** The time that charts show. All of it unix seconds, hours and days by UTC. `until`: not included. */
export interface StatsWindow {
  readonly since: number;
  readonly until: number;
  readonly by: "hour" | "day";
  /** Where each step begins, oldest first. */
  readonly starts: readonly number[];
}

const startOf = (day: string): number => Math.floor(Date.parse(`${day}T00:00:00Z`) / 1000);

/** Seconds of a step. */
export const lengthOf = (by: "hour" | "day"): number => (by === "hour" ? HOUR : DAY);

/** @param now unix seconds */
export function statsWindow(search: StatsSearch, now: number): StatsWindow {
  const dated = (search.since !== undefined || search.until !== undefined) && !isUpsideDown(search);
  const days = SPANS[search.span ?? "24h"];
  const end = dated && search.until !== undefined ? startOf(search.until) + DAY : now;
  const begin = dated && search.since !== undefined ? startOf(search.since) : end - days * DAY;
  const span = Math.max(1, (Math.min(end, now) - begin) / DAY);
  const by = span > MOST_DAYS_BY_HOUR ? "day" : (search.by ?? (span > 2 ? "day" : "hour"));
  const length = lengthOf(by);
  const last = Math.floor((Math.min(end, now) - 1) / length) * length;
  const count = Math.max(1, Math.ceil((Math.min(span, MOST_DAYS) * DAY) / length));
  const since = last - (count - 1) * length;
  return { since, until: last + length, by, starts: Array.from({ length: count }, (_, at) => since + at * length) };
}
