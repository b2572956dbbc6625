import { expect } from "chai";

import { BENCHMARK_LIMIT, MAX_BENCHMARK_WORDS, MAX_ORDER_VALIDITY } from "@sonm/protocol/generated/constants.ts";
import { Rule, Side } from "@sonm/protocol/generated/enums.ts";

import { chain } from "../helpers/chain.ts";
import { NO_HARDWARE, now } from "./deals.ts";
import { expectFits, expectRefused } from "./matches.ts";
import type { MarketStage } from "./MarketStage.ts";
import { fundWorker } from "./guarantees.ts";
import { openMarket } from "./openMarket.ts";
import { askFields, bidFields, pack, PRICE, signAsk, signBid, type SignedOrder } from "./orders.ts";

const { networkHelpers } = chain;

/** An order with raw benchmark words, which the library for orders would refuse to pack, signed by a transaction. */
async function presignWords(stage: MarketStage, side: Side, words: readonly bigint[]): Promise<SignedOrder> {
  const [author, fields] =
    side === Side.Ask
      ? [stage.worker, await askFields(stage, { benchmarks: [] })]
      : [stage.buyer, await bidFields(stage, { benchmarks: [] })];
  const order = { ...pack(fields), benchmarks: [...words] };
  const id = await stage.market.orderId(order);
  await stage.market.connect(author).presign(id);
  return { fields, order, signature: "0x", id };
}

const wordsOf = (length: bigint, word = 0n) => Array.from({ length: Number(length) }, () => word);

describe("Market matching: rules that concern one order alone", () => {
  describe("side", () => {
    it("an ask is no bid and a bid is no ask", async () => {
      const stage = await networkHelpers.loadFixture(openMarket);
      const [ask, bid] = [await signAsk(stage), await signBid(stage)];
      const bidAsAsk = await signAsk(stage, { side: Side.Bid });
      const askAsBid = await signBid(stage, { side: Side.Ask });
      await expectRefused(stage, { ask: bidAsAsk, bid }, Rule.Sides, "OrderSideWrong", [Side.Ask, BigInt(Side.Bid)]);
      await expectRefused(stage, { ask, bid: askAsBid }, Rule.Sides, "OrderSideWrong", [Side.Bid, BigInt(Side.Ask)]);
      await expectFits(stage, { ask, bid });
    });

    it("a number that is no side is neither", async () => {
      const stage = await networkHelpers.loadFixture(openMarket);
      const [ask, bid] = [await signAsk(stage), await signBid(stage)];
      for (const side of [2, 255]) {
        const [strangeAsk, strangeBid] = [await signAsk(stage, { side }), await signBid(stage, { side })];
        await expectRefused(stage, { ask: strangeAsk, bid }, Rule.Sides, "OrderSideWrong", [Side.Ask, BigInt(side)]);
        await expectRefused(stage, { ask, bid: strangeBid }, Rule.Sides, "OrderSideWrong", [Side.Bid, BigInt(side)]);
      }
    });
  });

  describe("validUntil", () => {
    it("is the last second in which the order fills", async () => {
      const stage = await networkHelpers.loadFixture(openMarket);
      const last = (await now()) + 1_000n;
      const validUntil = Number(last);
      const [ask, bid] = [await signAsk(stage, { validUntil }), await signBid(stage, { validUntil })];
      await expectFits(stage, { ask, bid, at: last });
    });

    it("has passed a second later, for an ask", async () => {
      const stage = await networkHelpers.loadFixture(openMarket);
      const last = (await now()) + 1_000n;
      const [ask, bid] = [await signAsk(stage, { validUntil: Number(last) }), await signBid(stage)];
      const at = last + 1n;
      await expectRefused(stage, { ask, bid, at }, Rule.Expired, "OrderExpired", [last, at]);
    });

    it("has passed a second later, for a bid", async () => {
      const stage = await networkHelpers.loadFixture(openMarket);
      const last = (await now()) + 1_000n;
      const [ask, bid] = [await signAsk(stage), await signBid(stage, { validUntil: Number(last) })];
      const at = last + 1n;
      await expectRefused(stage, { ask, bid, at }, Rule.Expired, "OrderExpired", [last, at]);
    });

    it("of zero has passed long ago", async () => {
      const stage = await networkHelpers.loadFixture(openMarket);
      const [ask, bid, at] = [await signAsk(stage, { validUntil: 0 }), await signBid(stage), (await now()) + 10n];
      await expectRefused(stage, { ask, bid, at }, Rule.Expired, "OrderExpired", [0n, at]);
    });

    it("may be 90 days ahead", async () => {
      const stage = await networkHelpers.loadFixture(openMarket);
      const at = (await now()) + 1_000n;
      const validUntil = Number(at + MAX_ORDER_VALIDITY);
      const [ask, bid] = [await signAsk(stage, { validUntil }), await signBid(stage, { validUntil })];
      await expectFits(stage, { ask, bid, at });
    });

    it("may not be a second further ahead", async () => {
      const stage = await networkHelpers.loadFixture(openMarket);
      const at = (await now()) + 1_000n;
      const validUntil = Number(at + MAX_ORDER_VALIDITY + 1n);
      const [ask, bid] = [await signAsk(stage), await signBid(stage)];
      const [longAsk, longBid] = [await signAsk(stage, { validUntil }), await signBid(stage, { validUntil })];
      const values = [BigInt(validUntil), at + MAX_ORDER_VALIDITY];
      await expectRefused(stage, { ask: longAsk, bid, at }, Rule.Validity, "OrderValidityTooLong", values);
      const later = [BigInt(validUntil) + 1n, at + 1n + MAX_ORDER_VALIDITY];
      const longer = await signBid(stage, { validUntil: validUntil + 1 });
      await expectRefused(stage, { ask, bid: longer, at: at + 1n }, Rule.Validity, "OrderValidityTooLong", later);
      await expectFits(stage, { ask, bid: longBid, at: at + 2n });
    });
  });

  describe("epoch", () => {
    it("must be the author's current one on that side", async () => {
      const stage = await networkHelpers.loadFixture(openMarket);
      const { buyer, market, worker } = stage;
      await market.connect(worker).cancelAll(Side.Ask);
      await market.connect(buyer).cancelAll(Side.Bid);
      await market.connect(buyer).cancelAll(Side.Bid);
      const [ask, bid] = [await signAsk(stage, { epoch: 1 }), await signBid(stage, { epoch: 2 })];
      const [oldAsk, oldBid] = [await signAsk(stage), await signBid(stage, { epoch: 1 })];
      await expectRefused(stage, { ask: oldAsk, bid }, Rule.Epoch, "OrderEpochWrong", [0n, 1n]);
      await expectRefused(stage, { ask, bid: oldBid }, Rule.Epoch, "OrderEpochWrong", [1n, 2n]);
      await expectFits(stage, { ask, bid });
    });
  });

  describe("nonce", () => {
    it("must not be cancelled", async () => {
      const stage = await networkHelpers.loadFixture(openMarket);
      const { buyer, market, worker } = stage;
      const [ask, bid] = [await signAsk(stage), await signBid(stage)];
      const [cancelledAsk, cancelledBid] = [await signAsk(stage), await signBid(stage)];
      await market.connect(worker).cancel(cancelledAsk.fields.nonce);
      await market.connect(buyer).cancel(cancelledBid.fields.nonce);
      const askValues = [worker.address, cancelledAsk.fields.nonce];
      await expectRefused(stage, { ask: cancelledAsk, bid }, Rule.Nonce, "OrderNonceUsed", askValues);
      const bidValues = [buyer.address, cancelledBid.fields.nonce];
      await expectRefused(stage, { ask, bid: cancelledBid }, Rule.Nonce, "OrderNonceUsed", bidValues);
      await expectFits(stage, { ask, bid });
    });

    it("must not be filled", async () => {
      const stage = await networkHelpers.loadFixture(openMarket);
      const [ask, bid] = [await signAsk(stage), await signBid(stage)];
      await expectFits(stage, { ask, bid });
      const askValues = [stage.worker.address, ask.fields.nonce];
      await expectRefused(stage, { ask, bid: await signBid(stage) }, Rule.Nonce, "OrderNonceUsed", askValues);
      const bidValues = [stage.buyer.address, bid.fields.nonce];
      await expectRefused(stage, { ask: await signAsk(stage), bid }, Rule.Nonce, "OrderNonceUsed", bidValues);
    });
  });

  describe("price", () => {
    it("may be a single unit", async () => {
      const stage = await networkHelpers.loadFixture(openMarket);
      await expectFits(stage, { ask: await signAsk(stage, { price: 1n }), bid: await signBid(stage, { price: 1n }) });
    });

    it("may not be zero", async () => {
      const stage = await networkHelpers.loadFixture(openMarket);
      const [ask, bid] = [await signAsk(stage, { price: 0n }), await signBid(stage)];
      await expectRefused(stage, { ask, bid }, Rule.Price, "OrderPriceZero");
      const [fair, free] = [await signAsk(stage), await signBid(stage, { price: 0n })];
      await expectRefused(stage, { ask: fair, bid: free }, Rule.Price, "OrderPriceZero");
      await expectRefused(stage, { ask, bid: free }, Rule.Price, "OrderPriceZero");
    });
  });

  describe("bond", () => {
    it("is at least what the bid demands", async () => {
      const stage = await networkHelpers.loadFixture(openMarket);
      await fundWorker(stage, 9n);
      const bid = await signBid(stage, { bond: 9n });
      for (const bond of [0n, 8n]) {
        const ask = await signAsk(stage, { bond });
        await expectRefused(stage, { ask, bid }, Rule.Bond, "DealBondTooLow", [bond, 9n]);
      }
      await expectFits(stage, { ask: await signAsk(stage, { bond: 9n }), bid });
    });

    it("is covered by the supplier's own ledger balance, to the wei", async () => {
      const stage = await networkHelpers.loadFixture(openMarket);
      const { worker } = stage;
      await fundWorker(stage, 8n);
      const [ask, bid] = [await signAsk(stage, { bond: 9n }), await signBid(stage)];
      await expectRefused(stage, { ask, bid }, Rule.Bond, "LedgerBalanceTooLow", [worker.address, 8n, 9n]);
      await fundWorker(stage, 1n);
      await expectFits(stage, { ask, bid });
    });
  });

  describe("benchmark format", () => {
    const largest = BENCHMARK_LIMIT - 1n;

    it("allows 2^63 - 1 in every lane of eight words", async () => {
      const stage = await networkHelpers.loadFixture(openMarket);
      const word = largest | (largest << 64n) | (largest << 128n) | (largest << 192n);
      const words = wordsOf(MAX_BENCHMARK_WORDS, word);
      const ask = await presignWords(stage, Side.Ask, words);
      await expectFits(stage, { ask, bid: await presignWords(stage, Side.Bid, words) });
    });

    for (const lane of [0n, 1n, 2n, 3n]) {
      it(`refuses 2^63 in lane ${lane}`, async () => {
        const stage = await networkHelpers.loadFixture(openMarket);
        const word = (BENCHMARK_LIMIT << (64n * lane)) | 5n;
        const [ask, bid] = [await signAsk(stage), await signBid(stage)];
        const tooLarge = await presignWords(stage, Side.Ask, [1n, word]);
        const values = [word];
        await expectRefused(
          stage,
          { ask: tooLarge, bid: await signBid(stage, { benchmarks: [] }) },
          Rule.BenchmarkFormat,
          "OrderBenchmarkTooLarge",
          values,
        );
        const demand = await presignWords(stage, Side.Bid, [0n, word]);
        expect(
          (await stage.market.whyNot(ask.order, demand.order, NO_HARDWARE)) & (1n << BigInt(Rule.BenchmarkFormat)),
        ).to.not.equal(0n);
        await expect(stage.market.open(ask.order, ask.signature, demand.order, demand.signature, NO_HARDWARE))
          .to.be.revertedWithCustomError(stage.market, "OrderBenchmarkTooLarge")
          .withArgs(word);
        await expectFits(stage, { ask, bid });
      });
    }

    it("allows eight words and refuses nine, even if they are zero", async () => {
      const stage = await networkHelpers.loadFixture(openMarket);
      const [eight, nine] = [wordsOf(MAX_BENCHMARK_WORDS), wordsOf(MAX_BENCHMARK_WORDS + 1n)];
      const bid = await presignWords(stage, Side.Bid, eight);
      const ask = await presignWords(stage, Side.Ask, eight);
      const longAsk = await presignWords(stage, Side.Ask, nine);
      const longBid = await presignWords(stage, Side.Bid, nine);
      const values = [9n, 8n];
      await expectRefused(stage, { ask: longAsk, bid }, Rule.BenchmarkFormat, "OrderBenchmarksTooLong", values);
      await expectRefused(stage, { ask, bid: longBid }, Rule.BenchmarkFormat, "OrderBenchmarksTooLong", values);
      await expectFits(stage, { ask, bid });
    });
  });

  it("all hold for `buy` too", async () => {
    const stage = await networkHelpers.loadFixture(openMarket);
    const { buyer, market } = stage;
    const refuse = async (changes: Parameters<typeof signAsk>[1], error: string) => {
      const ask = await signAsk(stage, changes);
      await expect(
        market.connect(buyer).buy(ask.order, ask.signature, 0n, 0n, NO_HARDWARE),
      ).to.be.revertedWithCustomError(market, error);
    };
    await refuse({ side: Side.Bid }, "OrderSideWrong");
    await refuse({ validUntil: 1 }, "OrderExpired");
    await refuse({ validUntil: 2 ** 40 - 1 }, "OrderValidityTooLong");
    await refuse({ epoch: 1 }, "OrderEpochWrong");
    await refuse({ price: 0n }, "OrderPriceZero");
    await refuse({ bond: PRICE }, "LedgerBalanceTooLow");
    const long = await presignWords(stage, Side.Ask, wordsOf(9n));
    await expect(market.connect(buyer).buy(long.order, "0x", 0n, 0n, NO_HARDWARE))
      .to.be.revertedWithCustomError(market, "OrderBenchmarksTooLong")
      .withArgs(9n, 8n);
  });
});
