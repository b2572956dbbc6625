const UNITS = [
  ["day", 86_400n],
  ["hour", 3_600n],
  ["minute", 60n],
  ["second", 1n],
] as const;

const SECONDS: Readonly<Record<string, bigint>> = {
  ...Object.fromEntries(
    UNITS.flatMap(([unit, seconds]) => [unit, `${unit}s`, unit.charAt(0)].map((word) => [word, seconds])),
  ),
  week: 604_800n,
  weeks: 604_800n,
  w: 604_800n,
  min: 60n,
};

/** Seconds of "7 days", "1 day 12 hours", "90m" or a plain number of seconds; undefined if it is none of these. */
export function parseDuration(text: string): bigint | undefined {
  const trimmed = text.trim().toLowerCase();
  if (/^\d+$/.test(trimmed)) return BigInt(trimmed);
  if (!/^(\d+\s*[a-z]+[\s,]*)+$/.test(trimmed)) return undefined;
  let sum = 0n;
  for (const [, count = "", unit = ""] of trimmed.matchAll(/(\d+)\s*([a-z]+)/g)) {
    const seconds = SECONDS[unit];
    if (seconds === undefined) return undefined;
    sum += BigInt(count) * seconds;
  }
  return sum;
}

/** "7 days", "1 day 12 hours", "0 seconds". */
export function durationText(seconds: bigint): string {
  let left = seconds;
  const parts = UNITS.flatMap(([unit, size]) => {
    const count = left / size;
    left %= size;
    return count === 0n ? [] : [`${count} ${unit}${count === 1n ? "" : "s"}`];
  });
  return parts.length === 0 ? "0 seconds" : parts.join(" ");
}

/** Unix seconds of "2027-01-31", "2027-01-31 12:00", "2027-01-31T12:00:30Z" (UTC always) or of unix seconds; undefined for anything else. */
export function parseTime(text: string): bigint | undefined {
  const trimmed = text.trim();
  if (/^\d+$/.test(trimmed)) return BigInt(trimmed);
  const match = /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2})(:\d{2})?)?(?: ?UTC|Z)?$/.exec(trimmed);
  if (match === null) return undefined;
  const [, day = "", clock = "00:00", seconds = ":00"] = match;
  const time = Date.parse(`${day}T${clock}${seconds}Z`);
  if (Number.isNaN(time) || !new Date(time).toISOString().startsWith(day)) return undefined;
  return BigInt(time / 1_000);
}

/** The last second that a JavaScript date can tell. */
const LAST_SECOND = 8_640_000_000_000n;

/** "2027-01-31 12:00 UTC". */
export function timeText(time: bigint): string {
  if (time > LAST_SECOND) return `second ${time}`;
  const iso = new Date(Number(time) * 1_000).toISOString();
  const clock = iso.slice(11, 19);
  return `${iso.slice(0, 10)} ${clock.endsWith(":00") ? clock.slice(0, 5) : clock} UTC`;
}
