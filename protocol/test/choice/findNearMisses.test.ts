import { expect } from "chai";
import fc from "fast-check";

import { findBasket } from "../../src/choice/findBasket.ts";
import { findNearMisses } from "../../src/choice/findNearMisses.ts";
import { type Limits, NO_LIMITS } from "../../src/choice/Limits.ts";
import { ANY_MACHINE, type Needs } from "../../src/choice/Needs.ts";
import { NOW, arbitraryOffers, offerOf } from "./arbitraryOffer.ts";

const LIMITS: Limits = { ...NO_LIMITS, now: NOW };
const gb = (memory: bigint): bigint[] => [0n, 0n, 0n, memory];

describe("findNearMisses", () => {
  it("says which limit, given up how far, makes it cheaper", () => {
    const offers = [
      offerOf(0, { ask: { price: 100n, benchmarks: gb(16n) } }),
      offerOf(1, { ask: { price: 60n, benchmarks: gb(15n) } }),
      offerOf(2, { ask: { price: 50n, benchmarks: gb(16n), duration: 0 } }),
      offerOf(3, { ask: { price: 10n, benchmarks: gb(15n), duration: 0 } }),
    ];
    const needs: Needs = { ...ANY_MACHINE, each: gb(16n) };
    const { baskets } = findBasket(offers, needs, LIMITS);
    expect(findNearMisses(offers, needs, LIMITS, baskets[0])).to.deep.equal([
      { relaxed: { limit: "duration", from: 3_600, to: 0 }, price: 50n, saves: 50n, machines: 1 },
      { relaxed: { limit: "each", benchmark: 3, from: 16n, to: 15n }, price: 60n, saves: 40n, machines: 1 },
    ]);
  });

  it("says what would make it possible at all", () => {
    const offers = [offerOf(0, { ask: { price: 100n, benchmarks: gb(16n) } })];
    const needs: Needs = { ...ANY_MACHINE, each: gb(16n), perHour: 99n * 3_600n };
    expect(findNearMisses(offers, needs, LIMITS, undefined)).to.deep.equal([
      {
        relaxed: { limit: "perHour", from: 99n * 3_600n, to: 100n * 3_600n },
        price: 100n,
        saves: undefined,
        machines: 1,
      },
    ]);
    const total = { ...ANY_MACHINE, total: 99n * 3_600n };
    expect(findNearMisses(offers, total, LIMITS, undefined)[0]?.relaxed).to.deep.equal({
      limit: "total-cost",
      from: 99n * 3_600n,
      to: 100n * 3_600n,
    });
  });

  it("names every kind of limit", () => {
    const offers = [
      offerOf(0, {
        level: 1,
        online: 990_000,
        attestation: undefined,
        ask: { price: 10n, networkFlags: 1n, bond: 4n, benchmarks: gb(18n) },
      }),
    ];
    const relaxedOf = (change: Partial<Needs>) =>
      findNearMisses(offers, { ...ANY_MACHINE, ...change }, LIMITS, undefined).map(({ relaxed }) => relaxed);
    expect(relaxedOf({ networkFlags: 5n })).to.deep.equal([{ limit: "network", from: 5n, to: 1n }]);
    expect(relaxedOf({ level: 3 })).to.deep.equal([{ limit: "level", from: 3, to: 1 }]);
    expect(relaxedOf({ online: 999_000 })).to.deep.equal([{ limit: "online", from: 999_000, to: 990_000 }]);
    expect(relaxedOf({ bond: 5n })).to.deep.equal([{ limit: "bond", from: 5n, to: 4n }]);
    expect(relaxedOf({ maxAttestationAge: 60 })).to.deep.equal([{ limit: "attestation", from: 60, to: 0 }]);
    expect(relaxedOf({ classCode: "gpu" })).to.deep.equal([{ limit: "class", from: "gpu" }]);
    expect(relaxedOf({ model: "RTX" })).to.deep.equal([{ limit: "model", from: "RTX" }]);
    expect(relaxedOf({ totals: [{ quantity: 3, least: 20n }] })).to.deep.equal([
      { limit: "total", quantity: 3, from: 20n, to: 18n },
    ]);
    expect(relaxedOf({ machines: { least: 2, most: 2 } })).to.deep.equal([{ limit: "machines", from: 2, to: 1 }]);
    // Two limits at once are none that could be given up alone.
    expect(relaxedOf({ level: 3, bond: 5n })).to.deep.equal([]);
  });

  it("never claims what giving the limit up does not bring", () => {
    fc.assert(
      fc.property(
        arbitraryOffers,
        fc.bigInt({ min: 1n, max: 8n }),
        fc.integer({ min: 0, max: 4 }),
        (offers, memory, level) => {
          const needs: Needs = { ...ANY_MACHINE, each: gb(memory), level };
          const best = findBasket(offers, needs, LIMITS).baskets[0];
          for (const { relaxed, price } of findNearMisses(offers, needs, LIMITS, best)) {
            const given =
              relaxed.limit === "each"
                ? { ...needs, each: gb(relaxed.to) }
                : relaxed.limit === "level"
                  ? { ...needs, level: relaxed.to }
                  : relaxed.limit === "duration"
                    ? { ...needs, duration: relaxed.to }
                    : undefined;
            if (given !== undefined) expect(findBasket(offers, given, LIMITS).baskets[0]?.price).to.equal(price);
          }
        },
      ),
      { numRuns: 500 },
    );
  });
});
