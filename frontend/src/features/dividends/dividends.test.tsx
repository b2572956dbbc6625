import { render, screen } from "@testing-library/react";
import { describe, expect, it } from "vitest";

import type { Indexer } from "../../indexer/Indexer.ts";
import { DAY } from "../../lib/time.ts";
import { DayChart } from "./DayChart.tsx";
import { EarnedNote } from "./EarnedNote.tsx";
import { earningsOf, percentText } from "./earnings.ts";
import { type DividendRecord, SHOWN_DAYS, fetchDividends, firstShownDay } from "./poolQuery.ts";
import { runwayText } from "./subsidy/runwayText.ts";

const SNM = 10n ** 18n;
const MIDNIGHT = 1_800_057_600;
const NOW = MIDNIGHT + DAY / 2;
const FIRST = MIDNIGHT - (SHOWN_DAYS - 1) * DAY;

const nothing = { dividendPools: [], feeSplits: [], dividendVolumes: [], dividendHolders: [], dividendPoints: [] };

interface Brought {
  readonly timestamp: string;
  readonly amount: string;
  readonly perToken: string;
}

/** An index with what is over summed up, as graph-node has it. Times: unix seconds; amounts: SNM wei. */
function indexer(series: Partial<Record<"day" | "hour" | "point", readonly (readonly [number, number])[]>>): Indexer {
  const rows = (key: keyof typeof series, since: string): readonly Brought[] =>
    (series[key] ?? [])
      .map(([time, amount]) => ({
        ...{ id: String(time), timestamp: String(time * 1_000_000), amount: String(amount) },
        perToken: `0.${String(amount).padStart(18, "0")}9`,
      }))
      .filter(({ timestamp }) => Number(timestamp) >= Number(since));
  return {
    request: (_document, variables) => {
      const { interval = "point", since = "0" } = variables as { interval?: "day" | "hour" | "point"; since?: string };
      const found = rows(interval, since);
      return Promise.resolve({ ...nothing, dividendVolumes: found, dividendPoints: found } as never);
    },
  };
}

const record = (change: Partial<DividendRecord> = {}): DividendRecord => ({
  holders: 1,
  received: 0n,
  forwarded: 0n,
  fees: { all: 0n, holders: 0n, masternodes: 0n, treasury: 0n },
  days: Array.from({ length: SHOWN_DAYS }, (_, index) => ({ start: FIRST + index * DAY, amount: 0n, perToken: 0n })),
  firstLock: FIRST - 5 * DAY,
  ...change,
});

/** With so many SNM for each SNM on the last day. */
const paid = (perToken: bigint, change: Partial<DividendRecord> = {}) => {
  const { days, ...rest } = record(change);
  return { ...rest, days: [...days.slice(0, -1), { start: MIDNIGHT, amount: perToken * 100n, perToken }] };
};

describe("the days that are shown", () => {
  it("begin at midnight by UTC and end with the running one", () => {
    expect(firstShownDay(NOW)).toBe(FIRST);
    expect(firstShownDay(MIDNIGHT)).toBe(FIRST);
    expect(firstShownDay(MIDNIGHT - 1)).toBe(FIRST - DAY);
  });

  it("are summed of days and hours that are over and of single payments, each once", async () => {
    const hour = MIDNIGHT + 3_600;
    const found = await fetchDividends(
      indexer({
        day: [[FIRST, 7] as const, [MIDNIGHT - DAY, 100] as const],
        hour: [[MIDNIGHT - DAY, 100] as const, [MIDNIGHT, 20] as const, [hour, 30] as const],
        point: [[MIDNIGHT + 5, 20] as const, [hour + 10, 30] as const, [hour + 3_600, 1] as const, [NOW, 2] as const],
      }),
      FIRST,
    );
    expect(found.days).toHaveLength(SHOWN_DAYS);
    expect(found.days[0]).toEqual({ start: FIRST, amount: 7n, perToken: 7n });
    expect(found.days.at(-2)).toEqual({ start: MIDNIGHT - DAY, amount: 100n, perToken: 100n });
    expect(found.days.at(-1)).toEqual({ start: MIDNIGHT, amount: 53n, perToken: 53n });
    expect(found.days.reduce((sum, { amount }) => sum + amount, 0n)).toBe(160n);
  });

  it("are empty on a network on which nothing happened", async () => {
    const found = await fetchDividends(indexer({}), FIRST);
    expect(found).toMatchObject({ holders: 0, received: 0n, forwarded: 0n, firstLock: undefined });
    expect(earningsOf(found, NOW)).toBeUndefined();
  });
});

describe("the yield", () => {
  it("makes a year of what the last 30 days brought", () => {
    const earnings = earningsOf(paid(SNM / 100n), NOW);
    const seconds = NOW - FIRST;
    expect(earnings).toMatchObject({ seconds, sinceFirstLock: false });
    expect(earnings?.yearly).toBe(((SNM / 100n) * 365n * BigInt(DAY)) / BigInt(seconds));
  });

  it("begins with the first lock where that is later", () => {
    const earnings = earningsOf(paid(SNM / 100n, { firstLock: NOW - 2 * DAY }), NOW);
    expect(earnings).toMatchObject({ seconds: 2 * DAY, sinceFirstLock: true });
    expect(earnings?.yearly).toBe(((SNM / 100n) * 365n) / 2n);
  });

  it("is not told of less than a day", () => {
    expect(earningsOf(paid(SNM, { firstLock: NOW - DAY + 1 }), NOW)?.yearly).toBeUndefined();
  });

  it("is nothing without fees, and never divides by nothing", () => {
    expect(earningsOf(record(), NOW)?.yearly).toBe(0n);
    expect(earningsOf(record({ firstLock: NOW + 5 }), NOW)).toMatchObject({ seconds: 0, yearly: undefined });
  });

  it.each([
    [0n, "0%"],
    [SNM, "100%"],
    [42_123_456_789_012_345n, "4.21%"],
    [1n, "0.0000000000000001%"],
    [123n * 10n ** 9n, "0.0000123%"],
    [1_234n * SNM, "123,400%"],
  ])("reads %d as %s", (fraction, text) => expect(percentText(fraction)).toBe(text));

  it("promises nothing", () => {
    const { unmount } = render(<EarnedNote earnings={earningsOf(paid(SNM / 100n), NOW)} />);
    const note = screen.getByTestId("dividends-earned-note").textContent;
    expect(note).toContain("earned 10.00 SNM in the last 30 days");
    expect(note).toContain("Nobody promises");
    unmount();
    render(<EarnedNote earnings={undefined} />);
    expect(screen.getByTestId("dividends-earned-note").textContent).toContain("Nobody has locked SNM yet");
  });
});

describe("the chart of days", () => {
  it("has its numbers in a table, without the days that brought nothing", () => {
    render(<DayChart days={paid(SNM / 1_000n).days} />);
    const rows = screen.getAllByTestId("dividend-day");
    expect(rows).toHaveLength(1);
    expect(rows[0]?.textContent).toContain("0.10 SNM");
    expect(rows[0]?.textContent).toContain("1.00 SNM");
  });

  it("says plainly that nothing came", () => {
    render(<DayChart days={record().days} />);
    expect(screen.getByTestId("dividend-days-empty").textContent).toContain("No fees came to holders");
  });
});

describe("how long the subsidy lasts", () => {
  it.each([
    [0, "ended"],
    [3_600, "1 hour"],
    [365 * DAY, "1 year 0 days"],
    [4 * 365 * DAY - 1, "3 years 364 days"],
  ])("reads %d seconds as %s", (seconds, text) => expect(runwayText(seconds)).toBe(text));
});
