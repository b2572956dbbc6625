import { expect } from "chai";
import fc from "fast-check";

import type { ChoiceOffer } from "../../src/choice/ChoiceOffer.ts";
import { findBasket } from "../../src/choice/findBasket.ts";
import { type Limits, NO_LIMITS } from "../../src/choice/Limits.ts";
import { misfitsOf } from "../../src/choice/misfitsOf.ts";
import { ANY_MACHINE, type Needs } from "../../src/choice/Needs.ts";
import { problemOf } from "../../src/choice/problemOf.ts";
import { refusalsOf } from "../../src/choice/refusalsOf.ts";
import { NOW, arbitraryOffers, offerOf } from "./arbitraryOffer.ts";

const LIMITS: Limits = { ...NO_LIMITS, now: NOW };
const MEMORY = 3;

const arbitraryNeeds: fc.Arbitrary<Needs> = fc
  .record({
    least: fc.integer({ min: 1, max: 3 }),
    more: fc.integer({ min: 0, max: 3 }),
    each: fc.bigInt({ min: 0n, max: 4n }),
    total: fc.option(fc.bigInt({ min: 1n, max: 20n }), { nil: undefined }),
    duration: fc.constantFrom(0, 3_600, 7_200),
    networkFlags: fc.constantFrom(0n, 0n, 4n),
    level: fc.constantFrom(0, 0, 2),
    maxAttestationAge: fc.constantFrom(0, 0, 7_200),
    perHour: fc.option(fc.bigInt({ min: 1n, max: 150_000n }), { nil: undefined }),
    price: fc.integer({ min: 0, max: 100 }),
    speed: fc.integer({ min: 0, max: 100 }),
    reliability: fc.integer({ min: 0, max: 100 }),
  })
  .map(({ least, more, each, total, perHour, price, speed, reliability, ...plain }) => ({
    ...ANY_MACHINE,
    ...plain,
    machines: { least, most: least + more },
    each: [0n, 0n, 0n, each],
    totals: total === undefined ? [] : [{ quantity: MEMORY, least: total }],
    perHour: perHour === undefined ? undefined : perHour * 1_000_000n,
    weights: { price, speed, reliability },
  }));

/** Every set of the offers that does the task, told anew from what the task says. */
function allBaskets(offers: readonly ChoiceOffer[], needs: Needs): readonly (readonly ChoiceOffer[])[] {
  const baskets: (readonly ChoiceOffer[])[] = [];
  for (let mask = 1; mask < 1 << offers.length; mask += 1) {
    const chosen = offers.filter((_, index) => (mask >> index) & 1);
    if (doesTask(chosen, needs)) baskets.push(chosen);
  }
  return baskets;
}

function doesTask(chosen: readonly ChoiceOffer[], needs: Needs): boolean {
  const { machines, totals, perHour } = needs;
  const hourly = chosen.reduce((sum, { ask }) => sum + ask.price * 3_600n, 0n);
  return (
    chosen.length >= machines.least &&
    chosen.length <= machines.most &&
    new Set(chosen.map(({ ask }) => ask.author)).size === chosen.length &&
    chosen.every((offer) => misfitsOf(offer, needs, NOW).length === 0) &&
    totals.every(({ least }) => chosen.reduce((sum, { ask }) => sum + (ask.benchmarks[MEMORY] ?? 0n), 0n) >= least) &&
    (perHour === undefined || hourly <= perHour)
  );
}

describe("findBasket", function () {
  this.timeout(60_000);

  it("finds the best of all baskets, whatever counts how much", () => {
    fc.assert(
      fc.property(arbitraryOffers, arbitraryNeeds, (offers, needs) => {
        const { baskets, fitting, proven } = findBasket(offers, needs, LIMITS);
        const fit = offers.filter((offer) => misfitsOf(offer, needs, NOW).length === 0);
        expect([fitting, proven]).to.deep.equal([fit.length, true]);
        const { items } = problemOf(fit, needs, LIMITS, needs.weights);
        const lossOf = (chosen: readonly ChoiceOffer[]): bigint =>
          chosen.reduce((sum, offer) => sum + (items[fit.indexOf(offer)]?.loss ?? 0n), 0n);
        const losses = allBaskets(offers, needs).map(lossOf);
        const [best] = baskets;
        if (best === undefined) {
          expect(losses).to.deep.equal([]);
          return;
        }
        expect(lossOf(best.offers)).to.equal(losses.reduce((low, loss) => (loss < low ? loss : low)));
        for (const { offers: chosen } of baskets) expect(doesTask(chosen, needs)).to.equal(true);
        const keys = baskets.map(({ offers: chosen }) =>
          chosen
            .map(({ id }) => id)
            .toSorted()
            .join(),
        );
        expect(new Set(keys).size).to.equal(keys.length);
      }),
      { numRuns: 2_000 },
    );
  });

  it("takes the cheapest of equal machines, and tells the next two", () => {
    const offers = [5n, 3n, 4n, 9n].map((price, number) => offerOf(number, { ask: { price } }));
    const { baskets } = findBasket(offers, ANY_MACHINE, LIMITS);
    expect(baskets.map(({ price }) => price)).to.deep.equal([3n, 4n, 5n]);
    expect(baskets[0]?.cost).to.equal(3n * 3_600n);
    expect(baskets[0]?.reasons).to.deep.include({ kind: "cheapest" });
    expect(baskets[0]?.reasons).to.deep.include({ kind: "cheaper", share: 250_000, than: 1 });
    expect(baskets[1]?.reasons[0]).to.deep.equal({ kind: "dearer", share: 333_333, than: 0 });
  });

  it("splits a total over machines where that is cheaper, and tells what fewer cost", () => {
    const gb = (value: bigint): bigint[] => [0n, 0n, 0n, value];
    const offers = [
      offerOf(0, { ask: { price: 10n, benchmarks: gb(8n) } }),
      offerOf(1, { ask: { price: 11n, benchmarks: gb(8n) } }),
      offerOf(2, { ask: { price: 30n, benchmarks: gb(16n) } }),
    ];
    const needs: Needs = {
      ...ANY_MACHINE,
      machines: { least: 1, most: 4 },
      totals: [{ quantity: MEMORY, least: 16n }],
    };
    const { baskets } = findBasket(offers, needs, LIMITS);
    expect(baskets.map(({ price, offers: { length } }) => [price, length])).to.deep.equal([
      [21n, 2],
      [30n, 1],
    ]);
    expect(baskets[0]?.reasons).to.deep.include({ kind: "more", machines: 1, than: 1 });
    expect(baskets[1]?.reasons).to.deep.include({ kind: "fewer", machines: 1, than: 0 });
    // Two deals cost more to open than one.
    const dear = { ...LIMITS, perDeal: 40_000n };
    expect(findBasket(offers, needs, dear).baskets[0]?.offers).to.have.length(1);
  });

  it("keeps what reserves lock within what the buyer has", () => {
    const offers = [2n, 3n].map((price, number) => offerOf(number, { ask: { price } }));
    const two = { ...ANY_MACHINE, machines: { least: 2, most: 2 }, duration: 2 * 3_600 };
    expect(findBasket(offers, two, { ...LIMITS, locked: 5n * 7_200n }).baskets).to.have.length(1);
    expect(findBasket(offers, two, { ...LIMITS, locked: 5n * 7_200n - 1n }).baskets).to.deep.equal([]);
  });

  it("leaves out what the market would not let the buyer take", () => {
    const me = { address: `0x${"b1".repeat(20)}`, master: `0x${"b2".repeat(20)}`, level: 1 } as const;
    const other = `0x${"cc".repeat(20)}` as const;
    const asBuyer = { ...LIMITS, buyer: me, avoided: new Set([other]), listers: new Set([other]) };
    const refused = [
      offerOf(1, { ask: { validUntil: NOW - 1 } }),
      offerOf(2, { ask: { counterparty: other } }),
      offerOf(3, { ask: { identityLevel: 2 } }),
      offerOf(4, { ask: { author: other } }),
      offerOf(5, { master: other }),
      offerOf(6, { ask: { blacklist: other } }),
      offerOf(7, { ask: { author: me.address } }),
      offerOf(8, { ask: { side: 1 } }),
    ];
    for (const offer of refused) expect(refusalsOf(offer, asBuyer), String(offer.ask.nonce)).to.have.length(1);
    expect(findBasket(refused, ANY_MACHINE, asBuyer)).to.deep.include({ considered: 0, baskets: [] });
    const mine = offerOf(9, { ask: { counterparty: me.master } });
    expect(findBasket([mine], ANY_MACHINE, asBuyer).baskets[0]?.reasons).to.deep.include({ kind: "only" });
  });

  it("tells how far from the best it may be where the effort does not suffice", () => {
    const benchmarks = (number: number): bigint[] => [0n, 0n, 0n, BigInt(17 + ((number * 7_919) % 83))];
    const offers = Array.from({ length: 60 }, (_, number) =>
      offerOf(number, { ask: { price: BigInt(1_000 + ((number * 6_271) % 997)), benchmarks: benchmarks(number) } }),
    );
    const needs: Needs = {
      ...ANY_MACHINE,
      machines: { least: 1, most: 10 },
      totals: [{ quantity: MEMORY, least: 451n }],
    };
    const short = findBasket(offers, needs, { ...LIMITS, effort: 12 });
    const long = findBasket(offers, needs, { ...LIMITS, effort: 3_000_000 });
    expect([short.proven, long.proven, long.gap]).to.deep.equal([false, true, 0]);
    const [found, best] = [short.baskets[0]?.cost ?? 0n, long.baskets[0]?.cost ?? 0n];
    expect(short.gap).to.be.greaterThan(0);
    expect(found - best <= (found * BigInt(short.gap + 1)) / 1_000_000n).to.equal(true);
    expect(short.baskets[0]?.reasons).to.deep.include({ kind: "within", share: short.gap });
  });
});
