import { expect } from "chai";

import { CloseReason } from "@sonm/protocol/generated/enums.ts";

import { chain } from "../helpers/chain.ts";
import { billOf, billsOf, buyDeal, feeOf, jumpTo, NO_HARDWARE, nextAt, now, paymentOf, reserveOf } from "./deals.ts";
import { openMarket } from "./openMarket.ts";
import { PRICE, signAsk } from "./orders.ts";

const { networkHelpers } = chain;
const HOUR = 3_600n;
const DAY = 86_400n;

describe("Market bill", () => {
  describe("of a spot deal", () => {
    it("pays the master for each second, keeps the fee, and fills the reserve up again, to the wei", async () => {
      const stage = await networkHelpers.loadFixture(openMarket);
      const { buyer, market, reports, stranger, supplier } = stage;
      const { terms, start, escrow, id } = await buyDeal(stage);
      const { integral } = await market.dealState(id);
      const [{ rate }, before] = [await reports.latestRate(), await market.balanceOf(buyer)];
      await nextAt(start + 617n);
      const { bill, closing } = await billOf(stage, market.connect(stranger).bill(terms));

      const paid = paymentOf(PRICE, rate * 617n);
      expect(bill).to.include({ id, paid, fee: feeOf(paid), toppedUp: paid });
      expect(closing).to.equal(undefined);
      expect(await market.balanceOf(supplier)).to.equal(paid - feeOf(paid));
      expect(await market.feesHeld()).to.equal(feeOf(paid));
      expect(await market.balanceOf(buyer)).to.equal(before - paid);
      expect(await market.dealState(id)).to.deep.equal([escrow, start + 617n, integral + rate * 617n, false]);
    });

    it("says in a static call what it would pay", async () => {
      const stage = await networkHelpers.loadFixture(openMarket);
      const { market, stranger } = stage;
      const { terms, start } = await buyDeal(stage);
      await nextAt(start + 100n);
      const said = await market.connect(stranger).bill.staticCall(terms, { blockTag: "pending" });
      const { bill } = await billOf(stage, market.connect(stranger).bill(terms));
      expect(bill.paid).to.equal(said);
    });

    it("pays nothing for no time", async () => {
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
        duration: 0n,
        bond: 0n,
        origin: ask.id,
      };
      const bill = market.interface.encodeFunctionData("bill", [terms]);
      const buy = market.interface.encodeFunctionData("buy", [ask.order, ask.signature, 0n, 0n, NO_HARDWARE]);
      await nextAt(start);
      const { bills, closings } = await billsOf(stage, market.connect(buyer).multicall([buy, bill, bill]));
      expect(bills.map(({ paid, fee, toppedUp }) => [paid, fee, toppedUp])).to.deep.equal([
        [0n, 0n, 0n],
        [0n, 0n, 0n],
      ]);
      expect((await market.dealState(await market.dealId(terms))).billedUntil).to.equal(start);
      expect(closings).to.deep.equal([]);
    });

    it("a second time in the same block pays nothing more", async () => {
      const stage = await networkHelpers.loadFixture(openMarket);
      const { market, stranger } = stage;
      const { terms, start } = await buyDeal(stage);
      const call = market.interface.encodeFunctionData("bill", [terms]);
      await nextAt(start + 1_000n);
      const { bills } = await billsOf(stage, market.connect(stranger).multicall([call, call, call]));
      const { rate } = await stage.reports.latestRate();
      expect(bills.map(({ paid }) => paid)).to.deep.equal([paymentOf(PRICE, rate * 1_000n), 0n, 0n]);
    });

    it("goes on for as long as the buyer's balance lasts", async () => {
      const stage = await networkHelpers.loadFixture(openMarket);
      const { market, supplier, stranger } = stage;
      const { terms, start } = await buyDeal(stage);
      const { rate } = await stage.reports.latestRate();
      let expected = 0n;
      for (let day = 1n; day <= 5n; day += 1n) {
        await nextAt(start + day * DAY);
        const { bill } = await billOf(stage, market.connect(stranger).bill(terms));
        expect(bill.paid).to.equal(paymentOf(PRICE, rate * DAY));
        expected += bill.paid - bill.fee;
      }
      expect(await market.balanceOf(supplier)).to.equal(expected);
    });
  });

  describe("of a forward deal", () => {
    it("holds a day's reserve while more than a day is left, then what is left", async () => {
      const stage = await networkHelpers.loadFixture(openMarket);
      const { market, stranger } = stage;
      const duration = 2n * DAY;
      const { terms, start, id } = await buyDeal(stage, { duration });
      const { rate } = await stage.reports.latestRate();
      for (const [elapsed, left] of [
        [HOUR, DAY],
        [DAY, DAY],
        [DAY + HOUR, DAY - HOUR],
        [2n * DAY - 1n, 1n],
      ] as const) {
        await nextAt(start + elapsed);
        await market.connect(stranger).bill(terms);
        const { escrow } = await market.dealState(id);
        const reserve = reserveOf(PRICE, rate, left);
        expect(escrow - reserve, `${elapsed} seconds after the start`).to.be.oneOf([0n, 1n, 2n, 3n]);
      }
    });

    it("closes it in its last second and not before", async () => {
      const stage = await networkHelpers.loadFixture(openMarket);
      const { buyer, market, stranger, supplier } = stage;
      const duration = 10n * HOUR;
      const before = await market.balanceOf(buyer);
      const { terms, start, id } = await buyDeal(stage, { duration });
      const { rate } = await stage.reports.latestRate();
      await nextAt(start + duration - 1n);
      const early = await billOf(stage, market.connect(stranger).bill(terms));
      expect(early.closing).to.equal(undefined);
      await nextAt(start + duration);
      const { bill, closing } = await billOf(stage, market.connect(stranger).bill(terms));
      expect(closing).to.include({ id, reason: BigInt(CloseReason.Ended) });
      expect(await market.dealState(id)).to.deep.equal([0n, 0n, 0n, false]);

      const paid = early.bill.paid + bill.paid;
      expect(paymentOf(PRICE, rate * duration) - paid).to.be.oneOf([0n, 1n]);
      expect(await market.balanceOf(buyer)).to.equal(before - paid);
      expect(await market.balanceOf(supplier)).to.equal(paid - early.bill.fee - bill.fee);
    });

    it("never pays beyond its end, however late it comes", async () => {
      const stage = await networkHelpers.loadFixture(openMarket);
      const { buyer, market, stranger } = stage;
      const before = await market.balanceOf(buyer);
      const { terms, start, id } = await buyDeal(stage, { duration: 100n });
      const { rate } = await stage.reports.latestRate();
      await nextAt(start + 400n * DAY);
      const { bill, closing } = await billOf(stage, market.connect(stranger).bill(terms));
      const paid = paymentOf(PRICE, rate * 100n);
      expect(bill).to.include({ paid, fee: feeOf(paid), toppedUp: 0n });
      expect(closing).to.include({ id, reason: BigInt(CloseReason.Ended) });
      expect(await market.balanceOf(buyer)).to.equal(before - paid);
      await expect(market.bill(terms)).to.be.revertedWithCustomError(market, "DealNotOpen").withArgs(id);
    });
  });

  describe("fee", () => {
    for (const fee of [0n, 1n, 100n, 500n]) {
      it(`of ${fee} basis points is taken out of the payment and rounds down`, async () => {
        const stage = await networkHelpers.loadFixture(openMarket);
        const { dao, market, supplier } = stage;
        await market.connect(dao).setFee(fee);
        const { terms, start } = await buyDeal(stage, { price: 12_345n });
        await nextAt(start + 1_001n);
        const { bill } = await billOf(stage, market.bill(terms));
        expect(bill.fee).to.equal((bill.paid * fee) / 10_000n);
        expect(await market.balanceOf(supplier)).to.equal(bill.paid - bill.fee);
        expect(await market.feesHeld()).to.equal(bill.fee);
      });
    }

    it("is the one in force at the bill, also for time before it", async () => {
      const stage = await networkHelpers.loadFixture(openMarket);
      const { dao, market } = stage;
      const { terms, start } = await buyDeal(stage);
      await nextAt(start + 500n);
      await market.connect(dao).setFee(500n);
      await nextAt(start + 1_000n);
      const { bill } = await billOf(stage, market.bill(terms));
      expect(bill.fee).to.equal(feeOf(bill.paid, 500n));
    });
  });

  it("reverts when the deal is not open", async () => {
    const stage = await networkHelpers.loadFixture(openMarket);
    const { buyer, market } = stage;
    const { terms, id } = await buyDeal(stage);
    await market.connect(buyer).close(terms);
    await expect(market.bill(terms)).to.be.revertedWithCustomError(market, "DealNotOpen").withArgs(id);
  });

  it("works while entries are paused, with a silent oracle, and for parties that list each other", async () => {
    const stage = await networkHelpers.loadFixture(openMarket);
    const { buyer, dao, market, supplier, worker } = stage;
    const { terms, start } = await buyDeal(stage);
    await market.connect(dao).pauseEntries(7n * DAY);
    await market.connect(buyer).setBlacklisted(worker, true);
    await market.connect(supplier).setBlacklisted(buyer, true);
    await jumpTo(start + DAY - 1n);
    expect((await stage.reports.rateAndIntegral()).fresh).to.equal(false);
    await nextAt(start + DAY);
    const { bill, closing } = await billOf(stage, market.connect(supplier).bill(terms));
    expect(bill.paid).to.equal(paymentOf(PRICE, (await stage.reports.latestRate()).rate * DAY));
    expect(closing).to.equal(undefined);
    await market.connect(supplier).withdraw(bill.paid - bill.fee);
  });
});
