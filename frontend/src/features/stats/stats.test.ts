import { describe, expect, it } from "vitest";

import { DAY, HOUR } from "../../lib/time.ts";
import type { StatsSeries } from "./StatsSeries.ts";
import { lastsOf, sumsOf } from "./buckets.ts";
import { CHUNK } from "../../indexer/fetchPages.ts";
import type { Indexer } from "../../indexer/Indexer.ts";
import { fetchSeries } from "./fetchSeries.ts";
import { glance, trendText } from "./glance.ts";
import { type NetworkNow, fetchNow } from "./nowQuery.ts";
import { statsLines } from "./statsLines.ts";
import { readStatsSearch } from "./statsSearch.ts";
import { statsWindow } from "./statsWindow.ts";
import { cellText, shareText } from "./uptime/cellWords.ts";
import { uptimeSpan } from "./uptime/uptimeSpan.ts";

const MIDNIGHT = 20_000 * DAY;
const NOW = MIDNIGHT + 10 * HOUR + 600;

const NOTHING: StatsSeries = {
  ...{ payments: [], deals: [], rates: [], rewards: [], stakes: [] },
  ...{ machines: [], reports: [], prices: [], supplies: [] },
};
const IDLE: NetworkNow = {
  ...{ openDeals: 0, stake: 0n, activeNodes: 0, report: undefined, machineCount: 0 },
  ...{ machines: new Map(), cheapest: new Map(), closed: [], fees: [] },
};

describe("readStatsSearch", () => {
  it("keeps what makes sense and drops the rest", () => {
    expect(readStatsSearch({ span: "7d", by: "day", class: 3, since: "2027-01-02" })).toEqual({
      ...{ span: "7d", by: "day", class: 3, since: "2027-01-02" },
    });
    expect(readStatsSearch({ span: "toString", by: "week", class: 256, until: "soon" })).toEqual({});
  });
});

describe("statsWindow", () => {
  it("shows the last 24 hours, the running one included", () => {
    const { since, until, by, starts } = statsWindow({}, NOW);
    expect({ since, until, by }).toEqual({ since: MIDNIGHT - 13 * HOUR, until: MIDNIGHT + 11 * HOUR, by: "hour" });
    expect(starts).toHaveLength(24);
  });

  it("shows longer times by the day, or by the hour where it is asked and possible", () => {
    expect(statsWindow({ span: "7d" }, NOW)).toMatchObject({ by: "day", until: MIDNIGHT + DAY });
    expect(statsWindow({ span: "7d" }, NOW).starts).toHaveLength(7);
    expect(statsWindow({ span: "7d", by: "hour" }, NOW).starts).toHaveLength(168);
    expect(statsWindow({ span: "90d", by: "hour" }, NOW).by).toBe("day");
  });

  it("shows chosen days, both included, and never the future", () => {
    const day = (time: number) => new Date(time * 1_000).toISOString().slice(0, 10);
    const past = { since: day(MIDNIGHT - 5 * DAY), until: day(MIDNIGHT - 3 * DAY) };
    expect(statsWindow(past, NOW)).toMatchObject({ since: MIDNIGHT - 5 * DAY, until: MIDNIGHT - 2 * DAY, by: "day" });
    expect(statsWindow({ until: day(MIDNIGHT + 9 * DAY) }, NOW).until).toBeLessThanOrEqual(MIDNIGHT + DAY);
  });
});

describe("what a step holds", () => {
  const window = statsWindow({}, NOW);
  const rows = [-30, -2, -2, 0].map((hour, index) => ({ start: MIDNIGHT + hour * HOUR, value: BigInt(index + 1) }));

  it("is the sum of what happened in it", () => {
    const sums = sumsOf(window, rows, ({ value }) => value);
    expect([sums[10], sums[11], sums[12], sums[13]]).toEqual([0n, 5n, 0n, 4n]);
  });

  it("is what was in force at its end, from before the window on", () => {
    const lasts = lastsOf(window, rows, ({ value }) => value);
    expect([lasts[0], lasts[10], lasts[11], lasts[12], lasts[13], lasts[23]]).toEqual([1n, 1n, 3n, 3n, 4n, 4n]);
    expect(lastsOf(window, rows.slice(3), ({ value }) => value)[0]).toBeUndefined();
  });
});

describe("statsLines", () => {
  const window = statsWindow({}, NOW);
  const at = (hour: number) => ({ start: MIDNIGHT + hour * HOUR });

  it("counts running deals back from now", () => {
    const deals = [
      { ...at(5), opened: 2n, price: 30n, lowest: 10n },
      { ...at(8), opened: 1n, price: 9n, lowest: 9n },
    ];
    const lines = statsLines(window, { ...NOTHING, deals }, { ...IDLE, openDeals: 2, closed: [at(7)] });
    expect(lines.running[0]?.values.slice(-7)).toEqual([0n, 2n, 2n, 1n, 2n, 2n, 2n].slice(-7));
    expect(lines.allPrices[0]?.values[18]).toBe(15n);
    expect(lines.allPrices[1]?.values[18]).toBe(10n);
    expect(lines.deals[1]?.values[20]).toBe(1n);
  });

  it("holds supply against twice the demand, and signatures against seats", () => {
    const supplies = [{ ...at(3), supply: 5_000n, demand: 2_000n }];
    const reports = [{ ...at(3), reports: 2n, signatures: 5n, seats: 6n, voids: 0n }];
    const lines = statsLines(window, { ...NOTHING, supplies, reports }, IDLE);
    expect(lines.supply.map(({ values }) => values.at(-1))).toEqual([5_000n, 4_000n]);
    expect(lines.signatures[0]?.values[16]).toBe(8_333n);
  });
});

const idOf = (index: number) => `0x${index.toString(16).padStart(8, "0")}`;

describe("what stands now", () => {
  it("counts all rows, however many the index gives at once, and finds the cheapest of each class", async () => {
    const all = Array.from({ length: CHUNK + 3 }, (_, index) => ({
      ...{ id: idOf(index), classes: [{ number: 0 }], closedAt: String(NOW - index) },
      ...{ timestamp: String(NOW - index), holders: "1", masternodes: "2", treasury: "3" },
    }));
    const index: Indexer = {
      request: (_document, variables) => {
        const asked = variables as { readonly after?: string; readonly first?: number; readonly class?: string };
        const { after = "", first = 0 } = asked;
        const rows = all.filter(({ id }) => id > after).slice(0, first);
        return Promise.resolve({
          ...{ markets: [], oracles: [] },
          hardwareClasses: [4, 5].map((number) => ({ id: `0x0${number}`, number })),
          workers: rows,
          orders: asked.class === "0x05" ? [{ price: "7" }] : [],
          deals: rows,
          feeReceipts: rows,
        } as never);
      },
    };
    const found = await fetchNow(index, NOW, NOW - DAY);
    expect([found.machineCount, found.machines.get(0)]).toEqual([CHUNK + 3, CHUNK + 3]);
    expect([...found.cheapest]).toEqual([[5, 7n]]);
    expect([found.closed.length, found.fees.length]).toEqual([CHUNK + 3, CHUNK + 3]);
  });

  it("begins with what held before the window", async () => {
    const window = statsWindow({}, NOW);
    const micro = String((window.since - 5 * DAY) * 1_000_000);
    const empty = {
      ...{ paymentVolumes: [], paymentPoints: [], dealVolumes: [], dealPoints: [], rateCandles: [], rewardVolumes: [] },
      ...{ rewardPoints: [], stakeVolumes: [], machineVolumes: [], reportVolumes: [], reportPoints: [] },
      ...{ classPrices: [], classPricePoints: [], classSupplies: [], classSupplyPoints: [] },
    };
    const index: Indexer = {
      request: (_document, variables) => {
        const before = !("first" in (variables as object));
        const points = {
          ratePoints: [{ timestamp: micro, rate: "7" }],
          stakePoints: [{ timestamp: micro, stake: "8", activeNodes: "3" }],
          machinePoints: [{ timestamp: micro, attestations: "1", boundMachines: "4" }],
        };
        const none = { ratePoints: [], stakePoints: [], machinePoints: [] };
        return Promise.resolve({ ...empty, ...(before ? points : none) } as never);
      },
    };
    const lines = statsLines(window, await fetchSeries(index, window, 0), IDLE);
    const firsts = [lines.rate, lines.stake, lines.nodes, lines.bound].map(([line]) => line?.values[0]);
    expect(firsts).toEqual([7n, 8n, 3n, 4n]);
    expect(lines.attested[0]?.values[0]).toBe(0n);
  });
});

describe("glance", () => {
  it("compares the last 24 hours with those before", () => {
    const payments = [NOW - 60, NOW - DAY - 60].map((start, at) => ({ start, paid: at === 0 ? 150n : 110n, fee: 10n }));
    const { earned, price } = glance({ ...NOTHING, payments }, NOW);
    expect(earned).toEqual({ today: 140n, before: 100n });
    expect(trendText(earned)).toBe("40% more than the day before");
    expect(trendText(price)).toBe("no deal was opened");
    expect(trendText({ today: 1n, before: 0n })).toBe("nothing to compare with the day before");
  });
});

describe("the map of uptimes", () => {
  it("has no more columns than fit, each as long as the others", () => {
    for (const [span, step] of [
      ["24h", HOUR],
      ["7d", 6 * HOUR],
      ["30d", DAY],
      ["90d", 3 * DAY],
    ] as const) {
      const found = uptimeSpan(statsWindow({ span }, NOW));
      expect(found.step).toBe(step);
      expect((found.to - found.from) % step).toBe(0);
    }
  });

  it("never calls an outage a full hour", () => {
    expect(shareText([3_600, 3_600])).toBe("100%");
    expect(shareText([3_600, 3_599])).toBe("99.9%");
    expect(shareText(null)).toBe("not known");
    expect(cellText([3_600, 3_000])).toBe("Online 50 minutes of 1 hour, offline 10 minutes.");
  });
});
