import { expect } from "chai";

import { CloseReason } from "@sonm/protocol/generated/enums.ts";

import { chain } from "../helpers/chain.ts";
import { submitReport } from "../helpers/reports.ts";
import { billOf, buyDeal, feeOf, jumpTo, nextAt, now, paymentOf, reserveOf, type OpenDeal } from "./deals.ts";
import type { MarketStage } from "./MarketStage.ts";
import { openMarket } from "./openMarket.ts";
import { PRICE } from "./orders.ts";

const { networkHelpers } = chain;
const HOUR = 3_600n;
const DAY = 86_400n;

/** Leaves the buyer this much beside what is in escrow. */
async function keep(stage: MarketStage, left: bigint): Promise<void> {
  const { buyer, market } = stage;
  await market.connect(buyer).withdraw((await market.balanceOf(buyer)) - left);
}

/** The SNM wei that a second of service costs at the rate of now, as a pair of price and rate. */
async function costOf(stage: MarketStage, seconds: bigint): Promise<bigint> {
  const { rate } = await stage.reports.latestRate();
  return paymentOf(PRICE, rate * seconds);
}

describe("Market bill: when the buyer's money runs out", () => {
  /** A deal whose buyer has exactly `left` wei beside its reserve; billed after `elapsed` seconds. */
  async function run(left: bigint, elapsed: bigint, duration = 0n) {
    const stage = await networkHelpers.loadFixture(openMarket);
    const deal = await buyDeal(stage, { duration });
    if (left !== (await stage.market.balanceOf(stage.buyer))) await keep(stage, left);
    await nextAt(deal.start + elapsed);
    const billed = await billOf(stage, stage.market.connect(stage.stranger).bill(deal.terms));
    return { stage, deal, ...billed };
  }

  async function expectClosed({ stage, deal, closing, bill }: Awaited<ReturnType<typeof run>>, refunded: bigint) {
    const { buyer, market, supplier } = stage;
    expect(closing).to.include({ id: deal.id, reason: BigInt(CloseReason.OutOfFunds), refunded });
    expect(await market.dealState(deal.id)).to.deep.equal([0n, 0n, 0n, false]);
    expect(await market.balanceOf(supplier)).to.equal(bill.paid - bill.fee);
    expect(bill.fee).to.equal(feeOf(bill.paid));
    expect(await market.balanceOf(buyer)).to.be.greaterThanOrEqual(refunded);
  }

  it("a spot deal is paid out of escrow alone, and goes on while that lasts", async () => {
    const result = await run(0n, 1_000n);
    const paid = await costOf(result.stage, 1_000n);
    expect(result.bill).to.include({ paid, toppedUp: 0n });
    expect(result.closing).to.equal(undefined);
    const { stage, deal } = result;
    expect((await stage.market.dealState(deal.id)).escrow).to.equal(deal.escrow - paid);
    await nextAt(deal.start + HOUR);
    const { bill, closing } = await billOf(stage, stage.market.connect(stage.stranger).bill(deal.terms));
    expect(deal.escrow - paid - bill.paid).to.be.oneOf([0n, 1n]);
    expect(closing?.reason).to.equal(deal.escrow === paid + bill.paid ? BigInt(CloseReason.OutOfFunds) : undefined);
  });

  it("a stranger's bills end no deal that still holds money, however often they come", async () => {
    const stage = await networkHelpers.loadFixture(openMarket);
    const deal = await buyDeal(stage);
    await keep(stage, 0n);
    for (let elapsed = 9n; elapsed < 50n; elapsed += 7n) {
      await nextAt(deal.start + elapsed);
      const { closing } = await billOf(stage, stage.market.connect(stage.stranger).bill(deal.terms));
      expect(closing).to.equal(undefined);
    }
  });

  it("a spot deal that used all of its reserve is paid all of it", async () => {
    const result = await run(0n, HOUR + 1n);
    expect(result.bill.paid).to.equal(result.deal.escrow);
    await expectClosed(result, 0n);
  });

  it("what neither escrow nor balance covers is forgiven", async () => {
    const result = await run(0n, 2n * HOUR);
    expect(result.bill).to.include({ paid: result.deal.escrow, toppedUp: 0n });
    await expectClosed(result, 0n);
    expect(await result.stage.market.balanceOf(result.stage.buyer)).to.equal(0n);
  });

  it("a balance that covers part of what is owed is taken whole", async () => {
    const result = await run(5n, 2n * HOUR);
    expect(result.bill).to.include({ paid: result.deal.escrow + 5n, toppedUp: 5n });
    await expectClosed(result, 0n);
    expect(await result.stage.market.balanceOf(result.stage.buyer)).to.equal(0n);
  });

  it("a balance that covers what is owed but not the next reserve pays, and fills up as far as it goes", async () => {
    const stage = await networkHelpers.loadFixture(openMarket);
    const [twoHours, missing] = [await costOf(stage, 2n * HOUR), 1n];
    const reserve = reserveOf(PRICE, (await stage.reports.latestRate()).rate, HOUR);
    const left = twoHours - missing;
    const result = await run(left, 2n * HOUR);
    expect(result.bill).to.include({ paid: twoHours, toppedUp: left });
    expect(result.closing).to.equal(undefined);
    expect(await result.stage.market.balanceOf(result.stage.buyer)).to.equal(0n);
    expect((await result.stage.market.dealState(result.deal.id)).escrow).to.equal(reserve + left - twoHours);
  });

  it("a balance that covers exactly what is owed and the next reserve keeps the deal open", async () => {
    const stage = await networkHelpers.loadFixture(openMarket);
    const result = await run(await costOf(stage, 2n * HOUR), 2n * HOUR);
    expect(result.closing).to.equal(undefined);
    expect(await result.stage.market.balanceOf(result.stage.buyer)).to.equal(0n);
    expect((await result.stage.market.dealState(result.deal.id)).escrow).to.equal(result.deal.escrow);
  });

  it("a deposit in time keeps the deal open, whoever makes it, also while entries are paused", async () => {
    const stage = await networkHelpers.loadFixture(openMarket);
    const { buyer, dao, market, token } = stage;
    const { terms, start } = await buyDeal(stage);
    await keep(stage, 0n);
    await market.connect(dao).pauseEntries(DAY);
    const cost = await costOf(stage, HOUR);
    await token.approve(market, cost);
    await market.depositFor(buyer, cost);
    await nextAt(start + HOUR);
    expect((await billOf(stage, market.bill(terms))).closing).to.equal(undefined);
  });

  it("withdrawing, revoking the allowance or emptying the wallet can't stop a payment that is in escrow", async () => {
    const stage = await networkHelpers.loadFixture(openMarket);
    const { buyer, market, stranger, supplier, token } = stage;
    const { terms, start, escrow } = await buyDeal(stage, { duration: 5n * DAY });
    await keep(stage, 0n);
    await token.connect(buyer).approve(market, 0n);
    await token.connect(buyer).transfer(stranger, await token.balanceOf(buyer));
    await nextAt(start + 3n * DAY);
    const { bill, closing } = await billOf(stage, market.connect(supplier).bill(terms));
    expect(bill.paid).to.equal(escrow);
    expect(closing?.reason).to.equal(BigInt(CloseReason.OutOfFunds));
    await market.connect(supplier).withdraw(escrow - feeOf(escrow));
  });

  it("a forward deal with all of its time in escrow runs to its end at a steady rate", async () => {
    const stage = await networkHelpers.loadFixture(openMarket);
    const { market, reports } = stage;
    const { terms, start } = await buyDeal(stage, { duration: DAY });
    await keep(stage, 0n);
    let paid = 0n;
    for (let hour = 1n; hour < 24n; hour += 1n) {
      await nextAt(start + hour * HOUR + hour * 7n);
      const { bill, closing } = await billOf(stage, market.bill(terms));
      expect(closing, `after ${hour} hours`).to.equal(undefined);
      paid += bill.paid;
    }
    await nextAt(start + DAY);
    const { bill, closing } = await billOf(stage, market.bill(terms));
    expect(closing?.reason).to.equal(BigInt(CloseReason.Ended));
    const whole = paymentOf(PRICE, (await reports.latestRate()).rate * DAY);
    expect(whole - paid - bill.paid).to.be.lessThanOrEqual(24n);
    expect(whole - paid - bill.paid).to.be.greaterThanOrEqual(0n);
  });

  it("a forward deal goes on when the rate rises above what escrow and balance reserve, until they are used up", async () => {
    const stage = await networkHelpers.loadFixture(openMarket);
    const { market, reports } = stage;
    const { rate } = await reports.latestRate();
    const { terms, start, escrow } = await buyDeal(stage, { duration: DAY });
    await keep(stage, 0n);
    const higher = (rate * 12n) / 10n;
    await submitReport(stage, stage.nodes, { rate: higher });
    const changed = await now();
    await nextAt(changed + 60n);
    const { bill, closing } = await billOf(stage, market.bill(terms));
    expect(bill.paid).to.equal(paymentOf(PRICE, rate * (changed - start) + higher * 60n));
    expect(closing).to.equal(undefined);
    await nextAt(start + DAY - 1n);
    const last = await billOf(stage, market.bill(terms));
    expect(last.bill.paid).to.equal(escrow - bill.paid);
    expect(last.closing).to.include({ reason: BigInt(CloseReason.OutOfFunds), refunded: 0n });
  });

  it("two deals of one buyer are filled up in the order in which they are billed", async () => {
    const stage = await networkHelpers.loadFixture(openMarket);
    const { buyer, market } = stage;
    const deals: OpenDeal[] = [await buyDeal(stage), await buyDeal(stage)];
    const start = deals[1]?.start ?? 0n;
    await keep(stage, await costOf(stage, 1_001n));
    await jumpTo(start + 999n);
    await nextAt(start + 1_000n);
    const calls = deals.map(({ terms }) => market.interface.encodeFunctionData("bill", [terms]));
    await market.connect(buyer).multicall(calls);
    const [first, second] = await Promise.all(deals.map(async ({ id }) => market.dealState(id)));
    expect(first?.billedUntil).to.equal(start + 1_000n);
    expect(second?.billedUntil).to.equal(start + 1_000n);
    const reserve = reserveOf(PRICE, (await stage.reports.latestRate()).rate, HOUR);
    expect(first?.escrow).to.equal(reserve);
    expect(second?.escrow).to.be.lessThan(reserve);
  });
});
