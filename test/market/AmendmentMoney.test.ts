import { expect } from "chai";

import { MAX_DEAL_DURATION } from "@sonm/protocol/generated/constants.ts";
import { CloseReason } from "@sonm/protocol/generated/enums.ts";

import { submitReport } from "../helpers/reports.ts";
import { amendedBy, forward, request, spot } from "./amendments.ts";
import { billOf, feeOf, nextAt, now, paymentOf, reserveOf } from "./deals.ts";
import { BUYER_BALANCE } from "./openMarket.ts";
import { PRICE } from "./orders.ts";

const DAY = 86_400n;

describe("Amendments and the money of the deal", () => {
  it("bills the old price to the second of the change, and the new one from then on", async () => {
    const { stage, deal } = await forward();
    const { market, reports, supplier, buyer } = stage;
    const { rate } = await reports.latestRate();
    await submitReport(stage, stage.nodes, { rate: rate + 1_000n });
    const changed = await now();
    await nextAt(deal.start + DAY / 2n);
    const amended = await amendedBy(stage, deal, request(stage, supplier, deal, { price: 7n, duration: 10n * DAY }));
    const first = paymentOf(PRICE, rate * (changed - deal.start) + (rate + 1_000n) * (deal.start + DAY / 2n - changed));
    expect(amended.bill).to.include({ id: deal.id, paid: first, fee: feeOf(first) });
    await nextAt(deal.start + DAY);
    const { bill } = await billOf(stage, market.connect(buyer).close(amended.terms));
    expect(bill.paid).to.equal(paymentOf(7n, (rate + 1_000n) * (DAY / 2n)));
    expect(await market.balanceOf(buyer)).to.equal(BUYER_BALANCE - first - bill.paid);
  });

  it("fills escrow up for a higher price, as far as the balance goes", async () => {
    const { stage, deal } = await forward();
    const { buyer, market, reports } = stage;
    const { rate } = await reports.latestRate();
    await market.connect(buyer).withdraw((await market.balanceOf(buyer)) - 1_000n);
    const raised = { price: PRICE * 5n, duration: 10n * DAY };
    const amended = await amendedBy(stage, deal, request(stage, buyer, deal, raised));
    expect(amended.bill.toppedUp).to.equal(1_000n);
    const state = await market.dealState(amended.id);
    expect(state.escrow).to.equal(deal.escrow + 1_000n - amended.bill.paid);
    expect(state.escrow).to.be.lessThan(reserveOf(PRICE * 5n, rate, DAY));
  });

  it("weakness_W_08_a deal that ran dry is not changed: a bill closes it", async () => {
    const { stage, deal } = await forward();
    const { buyer, market, supplier } = stage;
    await market.connect(buyer).withdraw(await market.balanceOf(buyer));
    await nextAt(deal.start + 2n * DAY);
    await expect(request(stage, supplier, deal, { price: 1n, duration: 10n * DAY }))
      .to.be.revertedWithCustomError(market, "DealOutOfFunds")
      .withArgs(deal.id);
    const { closing } = await billOf(stage, market.bill(deal.terms));
    expect(closing?.reason).to.equal(BigInt(CloseReason.OutOfFunds));
  });

  it("a deal whose end has come is not changed", async () => {
    const { stage, deal } = await forward();
    await nextAt(deal.start + 10n * DAY);
    const values = [10n * DAY, 10n * DAY, MAX_DEAL_DURATION];
    await expect(request(stage, stage.supplier, deal, { price: 1n, duration: 10n * DAY }))
      .to.be.revertedWithCustomError(stage.amendments, "AmendmentDurationInvalid")
      .withArgs(...values);
    await expect(request(stage, stage.buyer, deal, { price: PRICE, duration: 0n })).to.emit(
      stage.amendments,
      "ChangeRequested",
    );
    await expect(request(stage, stage.supplier, deal, { price: PRICE, duration: 0n }))
      .to.be.revertedWithCustomError(stage.market, "DealEnded")
      .withArgs(deal.id, deal.start + 10n * DAY);
  });

  it("the amended deal is billed, closed and amended like any other, and its old terms are nothing", async () => {
    const { stage, deal } = await forward();
    const { buyer, market, supplier } = stage;
    const cut = await amendedBy(
      stage,
      deal,
      request(stage, supplier, deal, { price: PRICE - 1n, duration: 10n * DAY }),
    );
    const back = { price: PRICE, duration: 10n * DAY };
    const raised = await amendedBy(stage, cut, request(stage, buyer, cut, back));
    expect(raised.id).to.not.equal(deal.id);
    for (const old of [deal, cut]) {
      for (const sent of [market.bill(old.terms), market.connect(buyer).close(old.terms)]) {
        await expect(sent).to.be.revertedWithCustomError(market, "DealNotOpen").withArgs(old.id);
      }
      await expect(request(stage, buyer, old, { price: 3n, duration: 9n * DAY }))
        .to.be.revertedWithCustomError(market, "DealNotOpen")
        .withArgs(old.id);
    }
    const { closing } = await billOf(stage, market.connect(buyer).close(raised.terms));
    expect(closing?.id).to.equal(raised.id);
  });

  it("a shortened deal ends at its new end", async () => {
    const { stage, deal } = await forward();
    const { market, supplier, buyer } = stage;
    const shorter = { price: PRICE, duration: DAY };
    await request(stage, buyer, deal, shorter);
    const amended = await amendedBy(stage, deal, request(stage, supplier, deal, shorter));
    await nextAt(deal.start + 5n * DAY);
    const { bill, closing } = await billOf(stage, market.bill(amended.terms));
    const { rate } = await stage.reports.latestRate();
    const whole = paymentOf(PRICE, rate * DAY);
    expect(whole - bill.paid - amended.bill.paid).to.be.oneOf([0n, 1n]);
    expect(closing?.reason).to.equal(BigInt(CloseReason.Ended));
  });

  it("a deal that goes on as spot may be closed by its supplier", async () => {
    const { stage, deal } = await forward();
    const goesOn = { price: PRICE, duration: 0n };
    await request(stage, stage.buyer, deal, goesOn);
    const amended = await amendedBy(stage, deal, request(stage, stage.supplier, deal, goesOn));
    const { closing } = await billOf(stage, stage.market.connect(stage.worker).close(amended.terms));
    expect(closing?.reason).to.equal(BigInt(CloseReason.Supplier));
  });

  it("weakness_W_08_a changed spot deal has no end, as before", async () => {
    const { stage, deal } = await spot();
    const { buyer, market, supplier } = stage;
    const amended = await amendedBy(stage, deal, request(stage, buyer, deal, { price: PRICE + 1n, duration: 0n }));
    await nextAt(amended.at + 3n * DAY);
    const { bill, closing } = await billOf(stage, market.bill(amended.terms));
    const { rate } = await stage.reports.latestRate();
    expect(bill.paid).to.equal(paymentOf(PRICE + 1n, rate * 3n * DAY));
    expect(closing).to.equal(undefined);
    const closed = await billOf(stage, market.connect(supplier).close(amended.terms));
    expect(closed.closing?.reason).to.equal(BigInt(CloseReason.Supplier));
  });
});
