import { expect } from "chai";

import { MAX_DEAL_DURATION } from "@sonm/protocol/generated/constants.ts";
import { Rule } from "@sonm/protocol/generated/enums.ts";

import { chain } from "../helpers/chain.ts";
import { RIG_BENCHMARKS } from "../helpers/machines.ts";
import { dealOf, NO_HARDWARE } from "./deals.ts";
import { expectFits, expectRefused } from "./matches.ts";
import { openMarket } from "./openMarket.ts";
import { PRICE, signAsk, signBid } from "./orders.ts";

const { networkHelpers } = chain;
const DAY = 86_400;

describe("Market matching: what is sold against what is wanted", () => {
  describe("price", () => {
    it("of the ask may equal the bid's", async () => {
      const stage = await networkHelpers.loadFixture(openMarket);
      await expectFits(stage, { ask: await signAsk(stage), bid: await signBid(stage, { price: PRICE }) });
    });

    it("of the ask may not be a unit higher", async () => {
      const stage = await networkHelpers.loadFixture(openMarket);
      const [ask, bid] = [await signAsk(stage), await signBid(stage, { price: PRICE - 1n })];
      await expectRefused(stage, { ask, bid }, Rule.Price, "DealPriceTooHigh", [PRICE, PRICE - 1n]);
    });

    it("that is paid is the ask's", async () => {
      const stage = await networkHelpers.loadFixture(openMarket);
      const [ask, bid] = [await signAsk(stage), await signBid(stage, { price: PRICE * 10n })];
      const sent = await stage.market.open(ask.order, ask.signature, bid.order, bid.signature, NO_HARDWARE);
      expect((await dealOf(stage, sent)).terms.price).to.equal(PRICE);
    });
  });

  describe("duration", () => {
    it("of the bid may equal the ask's", async () => {
      const stage = await networkHelpers.loadFixture(openMarket);
      const duration = 5 * DAY;
      await expectFits(stage, { ask: await signAsk(stage, { duration }), bid: await signBid(stage, { duration }) });
    });

    it("of the bid may not be a second longer", async () => {
      const stage = await networkHelpers.loadFixture(openMarket);
      const ask = await signAsk(stage, { duration: 5 * DAY });
      const bid = await signBid(stage, { duration: 5 * DAY + 1 });
      const values = [BigInt(5 * DAY + 1), BigInt(5 * DAY)];
      await expectRefused(stage, { ask, bid }, Rule.Duration, "DealDurationTooLong", values);
    });

    it("of the bid may be a year, whatever the ask offers, and not more", async () => {
      const stage = await networkHelpers.loadFixture(openMarket);
      const year = Number(MAX_DEAL_DURATION);
      const [ask, other] = [await signAsk(stage, { duration: 2 ** 32 - 1 }), await signAsk(stage, { duration: year })];
      const longer = await signBid(stage, { duration: year + 1 });
      const values = [MAX_DEAL_DURATION + 1n, MAX_DEAL_DURATION];
      await expectRefused(stage, { ask, bid: longer }, Rule.Duration, "DealDurationTooLong", values);
      await expectRefused(stage, { ask: other, bid: longer }, Rule.Duration, "DealDurationTooLong", values);
      await expectFits(stage, { ask, bid: await signBid(stage, { duration: year }) });
      await expectFits(stage, { ask: other, bid: await signBid(stage, { duration: year }) });
    });

    it("of a spot bid fits a forward ask, and the deal is spot", async () => {
      const stage = await networkHelpers.loadFixture(openMarket);
      const [ask, bid] = [await signAsk(stage, { duration: 5 * DAY }), await signBid(stage, { duration: 0 })];
      const sent = await stage.market.open(ask.order, ask.signature, bid.order, bid.signature, NO_HARDWARE);
      expect((await dealOf(stage, sent)).terms.duration).to.equal(0n);
    });

    it("of a spot ask fits spot bids only", async () => {
      const stage = await networkHelpers.loadFixture(openMarket);
      const ask = await signAsk(stage, { duration: 0 });
      const bid = await signBid(stage, { duration: 1 });
      await expectRefused(stage, { ask, bid }, Rule.Duration, "DealDurationTooLong", [1n, 0n]);
      await expectFits(stage, { ask, bid: await signBid(stage, { duration: 0 }) });
    });

    it("given to `buy` has the same limits, and no other width", async () => {
      const stage = await networkHelpers.loadFixture(openMarket);
      const { buyer, market } = stage;
      const ask = await signAsk(stage, { duration: 2 ** 32 - 1 });
      for (const duration of [MAX_DEAL_DURATION + 1n, 1n << 32n, (1n << 32n) + 5n, (1n << 256n) - 1n]) {
        await expect(market.connect(buyer).buy(ask.order, ask.signature, duration, 0n, NO_HARDWARE))
          .to.be.revertedWithCustomError(market, "DealDurationTooLong")
          .withArgs(duration, MAX_DEAL_DURATION);
      }
    });
  });

  describe("network flags", () => {
    it("of the bid must all be offered", async () => {
      const stage = await networkHelpers.loadFixture(openMarket);
      const all = (1n << 64n) - 1n;
      for (const [offered, demanded] of [
        [0n, 1n],
        [3n, 4n],
        [3n, 7n],
        [all - 1n, 1n],
        [all >> 1n, all],
      ] as const) {
        const [ask, bid] = [
          await signAsk(stage, { networkFlags: offered }),
          await signBid(stage, { networkFlags: demanded }),
        ];
        const values = [offered, demanded];
        await expectRefused(stage, { ask, bid }, Rule.NetworkFlags, "DealNetworkFlagsMissing", values);
      }
    });

    it("of the ask may be more than demanded", async () => {
      const stage = await networkHelpers.loadFixture(openMarket);
      const all = (1n << 64n) - 1n;
      for (const [offered, demanded] of [
        [0n, 0n],
        [1n, 0n],
        [3n, 2n],
        [all, all],
      ] as const) {
        const ask = await signAsk(stage, { networkFlags: offered });
        await expectFits(stage, { ask, bid: await signBid(stage, { networkFlags: demanded }) });
      }
    });
  });

  describe("benchmarks", () => {
    it("of the bid may all equal the ask's", async () => {
      const stage = await networkHelpers.loadFixture(openMarket);
      await expectFits(stage, {
        ask: await signAsk(stage),
        bid: await signBid(stage, { benchmarks: RIG_BENCHMARKS }),
      });
    });

    it("of the bid may each be no higher than the ask's, in every lane", async () => {
      const stage = await networkHelpers.loadFixture(openMarket);
      const benchmarks = Array.from({ length: 32 }, (_, id) => BigInt(1_000 + id));
      const ask = await signAsk(stage, { benchmarks });
      for (let id = 0; id < benchmarks.length; id += 1) {
        const more = benchmarks.map((value, index) => (index === id ? value + 1n : 0n));
        const bid = await signBid(stage, { benchmarks: more });
        await expectRefused(stage, { ask, bid }, Rule.Benchmarks, "DealBenchmarksTooLow");
        const less = await signAsk(stage, {
          benchmarks: benchmarks.map((value, index) => (index === id ? value - 1n : 9_999n)),
        });
        const equal = await signBid(stage, {
          benchmarks: benchmarks.map((value, index) => (index === id ? value : 0n)),
        });
        await expectRefused(stage, { ask: less, bid: equal }, Rule.Benchmarks, "DealBenchmarksTooLow");
        expect(await stage.market.whyNot(ask.order, equal.order, NO_HARDWARE)).to.equal(0n);
      }
    });

    it("that an order lacks are zero", async () => {
      const stage = await networkHelpers.loadFixture(openMarket);
      const short = await signAsk(stage, { benchmarks: [5n] });
      const long = await signBid(stage, { benchmarks: [0n, 0n, 0n, 0n, 0n, 1n] });
      await expectRefused(stage, { ask: short, bid: long }, Rule.Benchmarks, "DealBenchmarksTooLow");
      const none = await signAsk(stage, { benchmarks: [] });
      const one = await signBid(stage, { benchmarks: [1n] });
      await expectRefused(stage, { ask: none, bid: one }, Rule.Benchmarks, "DealBenchmarksTooLow");
      await expectFits(stage, { ask: none, bid: await signBid(stage, { benchmarks: [] }) });
      await expectFits(stage, { ask: await signAsk(stage), bid: await signBid(stage, { benchmarks: [] }) });
    });
  });
});
