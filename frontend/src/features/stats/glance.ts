import { DAY } from "../../lib/time.ts";
import type { StatsSeries } from "./StatsSeries.ts";
import type { Timed } from "./buckets.ts";

/** A value of the last 24 hours and of the 24 before; undefined where there is none. */
export interface Compared {
  readonly today: bigint | undefined;
  readonly before: bigint | undefined;
}

const within = <Row extends Timed>(rows: readonly Row[], from: number, to: number): readonly Row[] =>
  rows.filter(({ start }) => start >= from && start < to);

function compare<Row extends Timed>(
  rows: readonly Row[],
  now: number,
  read: (rows: readonly Row[]) => bigint | undefined,
): Compared {
  return { today: read(within(rows, now - DAY, now + 1)), before: read(within(rows, now - 2 * DAY, now - DAY)) };
}

/** What a person asks first: what an hour costs (USD per second), and what suppliers earned (SNM wei, rewards included). */
export function glance({ deals, payments, rewards }: StatsSeries, now: number) {
  const paid = compare(payments, now, (rows) => rows.reduce((sum, row) => sum + row.paid - row.fee, 0n));
  const rewarded = compare(rewards, now, (rows) => rows.reduce((sum, { amount }) => sum + amount, 0n));
  return {
    price: compare(deals, now, (rows) => {
      const opened = rows.reduce((sum, row) => sum + row.opened, 0n);
      return opened === 0n ? undefined : rows.reduce((sum, { price }) => sum + price, 0n) / opened;
    }),
    earned: {
      today: (paid.today ?? 0n) + (rewarded.today ?? 0n),
      before: (paid.before ?? 0n) + (rewarded.before ?? 0n),
    },
  };
}

/** How a value stands against the day before: `12% more than the day before`. */
export function trendText({ today, before }: Compared): string {
  if (today === undefined) return "no deal was opened";
  if (before === undefined || before === 0n) return "nothing to compare with the day before";
  const percent = Number(((today - before) * 1_000n) / before) / 10;
  if (percent === 0) return "as the day before";
  return `${Math.abs(percent)}% ${percent > 0 ? "more" : "less"} than the day before`;
}
