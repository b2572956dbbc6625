/** Seconds in the steps of durations that people use. */
export const HOUR = 3600;
export const DAY = 86_400;

const SECOND = [1, "second", "s"] as const;

const STEPS: readonly (readonly [number, string, string])[] = [
  [DAY, "day", "d"],
  [HOUR, "hour", "h"],
  [60, "minute", "min"],
  SECOND,
];

/** A length of time in words with at most two units: `2 days 4 hours`. */
export function formatDuration(seconds: number): string {
  const parts: string[] = [];
  let rest = Math.max(0, Math.floor(seconds));
  for (const [size, name] of STEPS) {
    const count = Math.floor(rest / size);
    if (count > 0 && parts.length < 2) parts.push(`${count} ${name}${count === 1 ? "" : "s"}`);
    else if (parts.length > 0) break;
    rest -= count * size;
  }
  return parts.length === 0 ? "0 seconds" : parts.join(" ");
}

/** A length of time as short as can be, in one unit where it divides, else two: `4 min`, `1 d 4 h`. */
export function formatShortDuration(seconds: number): string {
  const whole = Math.max(0, Math.floor(seconds));
  const at = STEPS.findIndex(([size]) => whole >= size);
  if (at < 0) return "0 s";
  const [size, , unit] = STEPS[at] as (typeof STEPS)[number];
  const first = `${Math.floor(whole / size)} ${unit}`;
  const next = STEPS[at + 1];
  const second = next === undefined ? 0 : Math.floor((whole % size) / next[0]);
  return second === 0 || next === undefined || size <= 60 ? first : `${first} ${second} ${next[2]}`;
}

/** A running clock: `1:04:09`, with days in front where there are any. */
export function formatClock(seconds: number): string {
  const whole = Math.max(0, Math.floor(seconds));
  const days = Math.floor(whole / DAY);
  const two = (value: number) => String(value).padStart(2, "0");
  const clock = `${Math.floor((whole % DAY) / HOUR)}:${two(Math.floor((whole % HOUR) / 60))}:${two(whole % 60)}`;
  return days === 0 ? clock : `${days} d ${clock}`;
}

/** How long ago, or how long until. */
export function formatRelative(time: number, now: number): string {
  const seconds = now - time;
  if (Math.abs(seconds) < 5) return "just now";
  const unit = STEPS.find(([size]) => Math.abs(seconds) >= size) ?? SECOND;
  const text = `${Math.floor(Math.abs(seconds) / unit[0])} ${unit[2]}`;
  return seconds > 0 ? `${text} ago` : `in ${text}`;
}

const DATE = new Intl.DateTimeFormat("en-GB", { dateStyle: "medium" });

/** Date in the reader's zone, without the time of day. */
export function formatDate(time: number): string {
  return DATE.format(new Date(time * 1000));
}

const DATE_TIME = new Intl.DateTimeFormat("en-GB", { dateStyle: "medium", timeStyle: "medium" });

/** Date and time of day in the reader's zone. */
export function formatDateTime(time: number): string {
  return DATE_TIME.format(new Date(time * 1000));
}

const UTC_DAY = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "short", timeZone: "UTC" });
const UTC_DATE = new Intl.DateTimeFormat("en-GB", { dateStyle: "medium", timeZone: "UTC" });

/** A day that is counted by UTC, without its year: `22 Nov`. */
export function formatUtcDay(time: number): string {
  return UTC_DAY.format(new Date(time * 1000));
}

/** A day that is counted by UTC: `22 Nov 2026`. */
export function formatUtcDate(time: number): string {
  return UTC_DATE.format(new Date(time * 1000));
}
