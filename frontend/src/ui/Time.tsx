import { formatDateTime, formatRelative } from "../lib/time.ts";

interface TimeProps {
  /** Unix seconds. */
  readonly time: number;
  readonly now: number;
}

/** How long ago, or how long until; date and time show on pointing at it. */
export function Time({ time, now }: TimeProps) {
  return (
    <time dateTime={new Date(time * 1000).toISOString()} title={formatDateTime(time)} className="whitespace-nowrap">
      {formatRelative(time, now)}
    </time>
  );
}
