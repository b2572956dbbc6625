import { expect } from "chai";
import fc from "fast-check";
import loadHighs from "highs";

import { findOptimum } from "../../scripts/lib/bench/agent/findOptimum.ts";
import { gainOf, type Offers, type PlannedDeal } from "../../scripts/lib/bench/agent/Offers.ts";

const HOURS = 16;
const COSTS = { open: 0.3, close: 0.2 };

interface Bid {
  readonly from: number;
  readonly stands: number;
  readonly stays: number;
  readonly rate: number;
  readonly isSpot: boolean;
}

const anyBid = fc.record({
  ...{ from: fc.integer({ min: 0, max: HOURS - 1 }), stands: fc.integer({ min: 0, max: 9 }) },
  ...{ stays: fc.integer({ min: 1, max: 8 }), rate: fc.integer({ min: 1, max: 400 }).map((cents) => cents / 100) },
  isSpot: fc.boolean(),
});

function offersOf(bids: readonly Bid[]): Offers {
  const to = bids.map(({ from, stands }) => Math.min(from + stands, HOURS - 1));
  return {
    ...{ hours: HOURS, ...COSTS, place: Int32Array.from(bids.keys()) },
    from: Int32Array.from(bids, ({ from }) => from),
    to: Int32Array.from(to),
    stays: Int32Array.from(bids, ({ stays }) => stays),
    rate: Float64Array.from(bids, ({ rate }) => rate),
    spot: Uint8Array.from(bids, ({ isSpot }) => Number(isSpot)),
    standing: Array.from({ length: HOURS }, (_, hour) =>
      Int32Array.from([...bids.keys()].filter((n) => (bids[n]?.from ?? 0) <= hour && hour <= (to[n] ?? -1))),
    ),
  };
}

/** Every deal that there could be, as an integer program: no hour and no bid twice. */
async function solved(offers: Offers): Promise<number> {
  const deals: PlannedDeal[] = [];
  offers.standing.forEach((standing, from) => {
    for (const offer of standing) {
      const most = Math.min(offers.stays[offer] ?? 0, HOURS - from);
      for (let hours = offers.spot[offer] === 1 ? 1 : most; hours <= most; hours += 1)
        deals.push({ offer, from, hours });
    }
  });
  const sum = (isIn: (deal: PlannedDeal) => boolean): string =>
    deals.flatMap((deal, n) => (isIn(deal) ? [`x${n}`] : [])).join(" + ");
  const hourly = Array.from({ length: HOURS }, (_, at) => sum(({ from, hours }) => from <= at && at < from + hours));
  const once = [...offers.place.keys()].map((one) => sum(({ offer }) => offer === one));
  const rows = [...hourly, ...once].flatMap((row, n) => (row === "" ? [] : [` r${n}: ${row} <= 1`]));
  const value = deals.map(
    (deal, n) => `${gainOf(offers, deal) < 0 ? "-" : "+"} ${Math.abs(gainOf(offers, deal))} x${n}`,
  );
  const lines = [
    "Maximize",
    ` value: ${value.join(" ")}`,
    "Subject To",
    ...rows,
    "Binary",
    ...deals.map((_, n) => ` x${n}`),
  ];
  return (await loadHighs()).solve([...lines, "End"].join("\n"), { mip_rel_gap: 0 }).ObjectiveValue;
}

/** `closeTo` is Hardhat's beside its matchers, and takes integers as amounts on the chain, which have no fractions. */
function isAbout(found: number, wanted: number, tolerance = 1e-9): void {
  expect(Math.abs(found - wanted), `${found} instead of ${wanted}`).to.be.lessThan(tolerance);
}

describe("the optimum in hindsight", () => {
  it("is what an integer program finds, and its schedule can be done", async function () {
    this.timeout(120_000);
    await fc.assert(
      fc.asyncProperty(fc.array(anyBid, { minLength: 1, maxLength: 12 }), async (bids) => {
        const offers = offersOf(bids);
        const { income, bound, deals } = findOptimum(offers);
        isAbout(bound, income);
        isAbout(income, await solved(offers), 1e-6);
        expect(new Set(deals.map(({ offer }) => offer)).size).to.equal(deals.length);
        let free = 0;
        for (const { offer, from, hours } of deals) {
          expect(from).to.be.within(Math.max(free, offers.from[offer] ?? 0), offers.to[offer] ?? -1);
          free = from + hours;
        }
        isAbout(
          deals.reduce((sum, deal) => sum + gainOf(offers, deal), 0),
          income,
        );
      }),
      { numRuns: 40 },
    );
  });

  it("is nothing where nothing pays", () => {
    expect(findOptimum(offersOf([])).income).to.equal(0);
  });
});
