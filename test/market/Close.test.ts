import { expect } from "chai";

import { CloseReason } from "@sonm/protocol/generated/enums.ts";

import { chain } from "../helpers/chain.ts";
import { submitReport } from "../helpers/reports.ts";
import { billOf, buyDeal, feeOf, jumpTo, NO_HARDWARE, nextAt, now, paymentOf } from "./deals.ts";
import type { MarketStage } from "./MarketStage.ts";
import { BUYER_BALANCE, openMarket } from "./openMarket.ts";
import { PRICE, signAsk } from "./orders.ts";

const { networkHelpers } = chain;
const HOUR = 3_600n;
const DAY = 86_400n;

type Role = "buyer" | "worker" | "supplier" | "stranger" | "operator";

/** Somebody closes a deal so many seconds after its start. */
async function closeAt(stage: MarketStage, role: Role, duration: bigint, elapsed: bigint) {
  const deal = await buyDeal(stage, { duration });
  await nextAt(deal.start + elapsed);
  return { deal, close: () => stage.market.connect(stage[role]).close(deal.terms) };
}

describe("Market close", () => {
  describe("by the buyer", () => {
    for (const [name, duration, elapsed] of [
      ["a spot deal at once", 0n, 1n],
      ["a spot deal late", 0n, 3n * DAY],
      ["a forward deal at once", 5n * DAY, 1n],
      ["a forward deal before its end", 5n * DAY, 4n * DAY],
      ["a forward deal in its last second", 5n * DAY, 5n * DAY],
      ["a forward deal after its end", HOUR, 5n * DAY],
    ] as const) {
      it(`ends ${name}: pays what accrued and returns the rest, to the wei`, async () => {
        const stage = await networkHelpers.loadFixture(openMarket);
        const { buyer, market, reports, supplier } = stage;
        const { rate } = await reports.latestRate();
        const { deal, close } = await closeAt(stage, "buyer", duration, elapsed);
        const { bill, closing } = await billOf(stage, close());

        const seconds = duration !== 0n && elapsed > duration ? duration : elapsed;
        const paid = paymentOf(PRICE, rate * seconds);
        expect(bill).to.include({ id: deal.id, paid, fee: feeOf(paid) });
        expect(bill.toppedUp).to.equal(paid > deal.escrow ? paid - deal.escrow : 0n);
        const refunded = paid > deal.escrow ? 0n : deal.escrow - paid;
        expect(closing).to.deep.equal({ id: deal.id, reason: BigInt(CloseReason.Buyer), refunded });
        expect(await market.balanceOf(buyer)).to.equal(BUYER_BALANCE - paid);
        expect(await market.balanceOf(supplier)).to.equal(paid - feeOf(paid));
        expect(await market.dealState(deal.id)).to.deep.equal([0n, 0n, 0n, false]);
      });
    }

    it("in the second of the opening costs nothing", async () => {
      const stage = await networkHelpers.loadFixture(openMarket);
      const { buyer, market, supplier, worker } = stage;
      const ask = await signAsk(stage);
      const start = (await now()) + 5n;
      const terms = {
        buyer: buyer.address,
        supplier: worker.address,
        master: supplier.address,
        price: PRICE,
        start,
        duration: DAY,
        bond: 0n,
        origin: ask.id,
      };
      await nextAt(start);
      await market
        .connect(buyer)
        .multicall([
          market.interface.encodeFunctionData("buy", [ask.order, ask.signature, DAY, 0n, NO_HARDWARE]),
          market.interface.encodeFunctionData("close", [terms]),
        ]);
      expect(await market.balanceOf(buyer)).to.equal(BUYER_BALANCE);
      expect(await market.balanceOf(supplier)).to.equal(0n);
    });
  });

  for (const role of ["worker", "supplier"] as const) {
    describe(`by the ${role === "worker" ? "worker" : "worker's master"}`, () => {
      it("ends a spot deal at any time", async () => {
        const stage = await networkHelpers.loadFixture(openMarket);
        for (const elapsed of [1n, DAY]) {
          const { deal, close } = await closeAt(stage, role, 0n, elapsed);
          const { closing } = await billOf(stage, close());
          expect(closing).to.include({ id: deal.id, reason: BigInt(CloseReason.Supplier) });
          await submitReport(stage, stage.nodes);
        }
      });

      it("reverts for a forward deal before its end", async () => {
        const stage = await networkHelpers.loadFixture(openMarket);
        for (const elapsed of [1n, HOUR - 1n]) {
          const { deal, close } = await closeAt(stage, role, HOUR, elapsed);
          await expect(close())
            .to.be.revertedWithCustomError(stage.market, "DealCloseTooEarly")
            .withArgs(deal.id, deal.start + HOUR);
        }
      });

      it("ends a forward deal in its last second and after it", async () => {
        const stage = await networkHelpers.loadFixture(openMarket);
        const { rate } = await stage.reports.latestRate();
        for (const elapsed of [HOUR, 2n * HOUR]) {
          const { deal, close } = await closeAt(stage, role, HOUR, elapsed);
          const { bill, closing } = await billOf(stage, close());
          expect(closing).to.include({ id: deal.id, reason: BigInt(CloseReason.Ended) });
          expect(bill.paid).to.equal(paymentOf(PRICE, rate * HOUR));
        }
      });
    });
  }

  it("reverts for whoever is no party", async () => {
    const stage = await networkHelpers.loadFixture(openMarket);
    for (const role of ["stranger", "operator"] as const) {
      for (const duration of [0n, HOUR]) {
        const { deal, close } = await closeAt(stage, role, duration, 600n);
        await expect(close())
          .to.be.revertedWithCustomError(stage.market, "DealPartyOnly")
          .withArgs(deal.id, stage[role].address);
      }
    }
  });

  it("is for the master that the deal names, also after the worker left it", async () => {
    const stage = await networkHelpers.loadFixture(openMarket);
    const { market, supplier, worker } = stage;
    const { terms } = await buyDeal(stage);
    await market.connect(worker).removeWorker(worker);
    await networkHelpers.time.increase(100n);
    const { bill } = await billOf(stage, market.connect(supplier).close(terms));
    expect(await market.balanceOf(supplier)).to.equal(bill.paid - bill.fee);
  });

  it("reverts the second time, and nothing else works on a closed deal either", async () => {
    const stage = await networkHelpers.loadFixture(openMarket);
    const { buyer, market, supplier } = stage;
    const { terms, id } = await buyDeal(stage);
    await market.connect(buyer).close(terms);
    const balances = [await market.balanceOf(buyer), await market.balanceOf(supplier), await market.feesHeld()];
    for (const call of [
      () => market.connect(buyer).close(terms),
      () => market.connect(supplier).close(terms),
      () => market.bill(terms),
      () => market.accrued(terms),
    ]) {
      await expect(call()).to.be.revertedWithCustomError(market, "DealNotOpen").withArgs(id);
    }
    await market.billMany([terms]);
    expect([await market.balanceOf(buyer), await market.balanceOf(supplier), await market.feesHeld()]).to.deep.equal(
      balances,
    );
  });

  it("takes what escrow lacks from the balance, and forgives what both lack", async () => {
    const stage = await networkHelpers.loadFixture(openMarket);
    const { buyer, market } = stage;
    const { rate } = await stage.reports.latestRate();
    const covered = await buyDeal(stage);
    await nextAt(covered.start + 3n * HOUR - 1_000n);
    const first = await billOf(stage, market.connect(buyer).close(covered.terms));
    expect(first.bill.paid).to.equal(paymentOf(PRICE, rate * (3n * HOUR - 1_000n)));
    const short = await buyDeal(stage);
    await market.connect(buyer).withdraw((await market.balanceOf(buyer)) - 9n);
    await nextAt(short.start + 3n * HOUR);
    const second = await billOf(stage, market.connect(buyer).close(short.terms));
    expect(second.bill).to.include({ paid: short.escrow + 9n, toppedUp: 9n });
    expect(second.closing?.refunded).to.equal(0n);
    expect(await market.balanceOf(buyer)).to.equal(0n);
  });

  it("works for each side while entries are paused and the oracles are silent", async () => {
    const stage = await networkHelpers.loadFixture(openMarket);
    const { buyer, dao, market, supplier } = stage;
    const deals = [await buyDeal(stage), await buyDeal(stage), await buyDeal(stage, { duration: HOUR })];
    await networkHelpers.time.increase(2n * DAY);
    await market.connect(dao).pauseEntries(7n * DAY);
    expect((await stage.reports.rateAndIntegral()).fresh).to.equal(false);
    const [first, second, third] = deals.map(({ terms }) => terms);
    if (first === undefined || second === undefined || third === undefined) throw new Error("There are three deals.");
    await market.connect(buyer).close(first);
    await market.connect(supplier).close(second);
    await market.connect(supplier).close(third);
    await market.connect(buyer).withdraw(await market.balanceOf(buyer));
    await market.connect(supplier).withdraw(await market.balanceOf(supplier));
    expect(await stage.token.balanceOf(market)).to.equal(await market.feesHeld());
  });
});

describe("Market accrued", () => {
  it("is what the next bill pays", async () => {
    const stage = await networkHelpers.loadFixture(openMarket);
    const { market } = stage;
    const { terms, start } = await buyDeal(stage);
    await nextAt(start + 777n);
    const said = await market.accrued(terms, { blockTag: "pending" });
    const { bill } = await billOf(stage, market.bill(terms));
    expect(said).to.equal(bill.paid);
    expect(said).to.be.greaterThan(0n);
  });

  it("starts at nothing and starts again after a bill", async () => {
    const stage = await networkHelpers.loadFixture(openMarket);
    const { market } = stage;
    const { rate } = await stage.reports.latestRate();
    const { terms, start } = await buyDeal(stage);
    expect(await market.accrued(terms, { blockTag: "latest" })).to.be.lessThanOrEqual(paymentOf(PRICE, rate));
    await nextAt(start + HOUR);
    await market.bill(terms);
    await nextAt(start + HOUR + 10n);
    expect(await market.accrued(terms, { blockTag: "pending" })).to.equal(paymentOf(PRICE, rate * 10n));
  });

  it("does not grow after the end of a forward deal", async () => {
    const stage = await networkHelpers.loadFixture(openMarket);
    const { market } = stage;
    const { rate } = await stage.reports.latestRate();
    const { terms, start } = await buyDeal(stage, { duration: HOUR });
    await jumpTo(start + 10n * DAY);
    await submitReport(stage, stage.nodes, { rate: rate + rate / 10n });
    expect(await market.accrued(terms)).to.equal(paymentOf(PRICE, rate * HOUR));
  });

  it("is no more than escrow and the buyer's balance hold, as the bill takes no more", async () => {
    const stage = await networkHelpers.loadFixture(openMarket);
    const { buyer, market } = stage;
    const { terms, start, escrow } = await buyDeal(stage);
    await market.connect(buyer).withdraw((await market.balanceOf(buyer)) - 5n);
    await nextAt(start + 2n * HOUR);
    const said = await market.accrued(terms, { blockTag: "pending" });
    const { bill } = await billOf(stage, market.bill(terms));
    expect(bill.paid).to.equal(escrow + 5n);
    expect(said).to.equal(bill.paid);
  });
});
