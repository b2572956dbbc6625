import { expect } from "chai";

import { CloseReason } from "@sonm/protocol/generated/enums.ts";

import { chain } from "../helpers/chain.ts";
import { billOf, billsOf, buyDeal, dealOf, feeOf, NO_HARDWARE, nextAt, paymentOf, reserveOf } from "./deals.ts";
import { BUYER_BALANCE, openMarket } from "./openMarket.ts";
import { askFields, PRICE, sign } from "./orders.ts";

const { networkHelpers } = chain;
const HOUR = 3_600n;

describe("Market billMany", () => {
  it("does for each deal what `bill` does", async () => {
    const stage = await networkHelpers.loadFixture(openMarket);
    const { market, reports, stranger, supplier } = stage;
    const deals = [
      await buyDeal(stage),
      await buyDeal(stage, { duration: 1_000n }),
      await buyDeal(stage, { price: 5n }),
    ];
    const { rate } = await reports.latestRate();
    const at = (deals[2]?.start ?? 0n) + 2_000n;
    await nextAt(at);
    const { bills, closings } = await billsOf(
      stage,
      market.connect(stranger).billMany(deals.map(({ terms }) => terms)),
    );
    expect(bills.map(({ id }) => id)).to.deep.equal(deals.map(({ id }) => id));
    const [spot, forward, cheap] = deals.map(({ start }) => at - start);
    expect(bills.map(({ paid }) => paid)).to.deep.equal([
      paymentOf(PRICE, rate * (spot ?? 0n)),
      paymentOf(PRICE, rate * 1_000n),
      paymentOf(5n, rate * (cheap ?? 0n)),
    ]);
    expect(forward).to.equal(2_001n);
    expect(closings.map(({ id, reason }) => [id, reason])).to.deep.equal([[deals[1]?.id, BigInt(CloseReason.Ended)]]);
    expect(bills.every(({ paid, fee }) => fee === feeOf(paid))).to.equal(true);
    const earned = bills.reduce((sum, { paid, fee }) => sum + paid - fee, 0n);
    expect(await market.balanceOf(supplier)).to.equal(earned);
    expect(await market.feesHeld()).to.equal(bills.reduce((sum, { fee }) => sum + fee, 0n));
  });

  it("returns the sum of what was paid", async () => {
    const stage = await networkHelpers.loadFixture(openMarket);
    const { market } = stage;
    const terms = [(await buyDeal(stage)).terms, (await buyDeal(stage)).terms];
    await networkHelpers.time.increase(500n);
    const { timestamp } = (await chain.ethers.provider.getBlock("latest")) ?? { timestamp: 0 };
    await nextAt(BigInt(timestamp) + 10n);
    const said = await market.billMany.staticCall(terms, { blockTag: "pending" });
    const { bills } = await billsOf(stage, market.billMany(terms));
    expect(said).to.equal(bills.reduce((sum, { paid }) => sum + paid, 0n));
    expect(said).to.be.greaterThan(0n);
  });

  it("pays a deal that stands twice in the list once", async () => {
    const stage = await networkHelpers.loadFixture(openMarket);
    const { buyer, market, supplier } = stage;
    const { terms, start, id, escrow } = await buyDeal(stage);
    const { rate } = await stage.reports.latestRate();
    await nextAt(start + 700n);
    const { bills } = await billsOf(stage, market.billMany([terms, terms, terms]));
    const paid = paymentOf(PRICE, rate * 700n);
    expect(bills.map((bill) => bill.paid)).to.deep.equal([paid, 0n, 0n]);
    expect(await market.balanceOf(supplier)).to.equal(paid - feeOf(paid));
    expect(await market.balanceOf(buyer)).to.equal(BUYER_BALANCE - escrow - paid);
    expect((await market.dealState(id)).escrow).to.equal(escrow);
  });

  it("skips what is closed, what closed earlier in the list, and what never was", async () => {
    const stage = await networkHelpers.loadFixture(openMarket);
    const { buyer, market } = stage;
    const closed = await buyDeal(stage);
    await market.connect(buyer).close(closed.terms);
    const ending = await buyDeal(stage, { duration: 10n });
    const open = await buyDeal(stage);
    const never = { ...open.terms, price: 1n };
    await nextAt(open.start + 100n);
    const list = [closed.terms, ending.terms, never, ending.terms, open.terms];
    const { bills, closings } = await billsOf(stage, market.billMany(list));
    expect(bills.map(({ id }) => id)).to.deep.equal([ending.id, open.id]);
    expect(closings.map(({ id }) => id)).to.deep.equal([ending.id]);
  });

  it("of nothing does nothing", async () => {
    const stage = await networkHelpers.loadFixture(openMarket);
    const { bills, closings } = await billsOf(stage, stage.market.billMany([]));
    expect([bills, closings]).to.deep.equal([[], []]);
    expect(await stage.market.billMany.staticCall([])).to.equal(0n);
  });

  it("goes on after a deal that is out of funds", async () => {
    const stage = await networkHelpers.loadFixture(openMarket);
    const { buyer, market, stranger, supplier, token } = stage;
    const poor = await buyDeal(stage);
    await market.connect(buyer).withdraw(await market.balanceOf(buyer));
    const amount = 10n ** 21n;
    await token.approve(market, amount);
    await market.depositFor(stranger, amount);
    const rich = await buyDeal(stage, { buyer: stranger });
    await nextAt(rich.start + 2n * HOUR);
    const { bills, closings } = await billsOf(stage, market.billMany([poor.terms, rich.terms]));
    expect(closings).to.have.length(1);
    expect(closings[0]).to.include({ id: poor.id, reason: BigInt(CloseReason.OutOfFunds), refunded: 0n });
    expect(bills[0]?.paid).to.equal(poor.escrow);
    expect(bills[1]?.paid).to.equal(paymentOf(PRICE, (await stage.reports.latestRate()).rate * 2n * HOUR));
    const earned = bills.reduce((sum, { paid, fee }) => sum + paid - fee, 0n);
    expect(await market.balanceOf(supplier)).to.equal(earned);
  });

  it("pays several masters in any order", async () => {
    const stage = await networkHelpers.loadFixture(openMarket);
    const { buyer, market, operator, stranger, supplier } = stage;
    const ofWorker = [await buyDeal(stage), await buyDeal(stage)];
    const others = [];
    for (const seller of [stranger, operator]) {
      const ask = await sign(stage, seller, await askFields(stage, { author: seller.address as `0x${string}` }));
      const sent = await market.connect(buyer).buy(ask.order, ask.signature, 0n, 0n, NO_HARDWARE);
      others.push(await dealOf(stage, sent));
    }
    const list = [ofWorker[0], others[0], ofWorker[1], others[1]].flatMap((deal) => (deal ? [deal] : []));
    await networkHelpers.time.increase(1_000n);
    const { bills } = await billsOf(stage, market.billMany(list.map(({ terms }) => terms)));
    const net = bills.map(({ paid, fee }) => paid - fee);
    expect(await market.balanceOf(supplier)).to.equal((net[0] ?? 0n) + (net[2] ?? 0n));
    expect(await market.balanceOf(stranger)).to.equal(net[1]);
    expect(await market.balanceOf(operator)).to.equal(net[3]);
  });

  it("lets income that a master earns in the list pay for what the master rents", async () => {
    const stage = await networkHelpers.loadFixture(openMarket);
    const { market, reports, stranger, supplier, token } = stage;
    const { rate } = await reports.latestRate();
    const selling = await buyDeal(stage, { price: PRICE * 10n });
    const reserve = reserveOf(PRICE, rate, HOUR);
    await token.approve(market, reserve);
    await market.depositFor(supplier, reserve);
    const ask = await sign(stage, stranger, await askFields(stage, { author: stranger.address as `0x${string}` }));
    const sent = await market.connect(supplier).buy(ask.order, ask.signature, 0n, 0n, NO_HARDWARE);
    const renting = await dealOf(stage, sent);
    expect(await market.balanceOf(supplier)).to.equal(0n);
    await nextAt(renting.start + 2n * HOUR);
    const { bills, closings } = await billsOf(stage, market.billMany([selling.terms, renting.terms]));
    expect(closings).to.deep.equal([]);
    const due = paymentOf(PRICE, rate * 2n * HOUR);
    expect(bills[1]).to.include({ paid: due, toppedUp: due });
    const earned = (bills[0]?.paid ?? 0n) - (bills[0]?.fee ?? 0n);
    expect(await market.balanceOf(supplier)).to.equal(earned - due);
    const { bill } = await billOf(stage, market.bill(renting.terms));
    expect(bill.paid).to.equal(paymentOf(PRICE, rate));
  });

  it("bills fifty deals in one transaction", async () => {
    const stage = await networkHelpers.loadFixture(openMarket);
    const { market } = stage;
    const deals = [];
    for (let count = 0; count < 50; count += 1) deals.push(await buyDeal(stage, { price: 1_000_000n }));
    await networkHelpers.time.increase(HOUR);
    const { bills } = await billsOf(stage, market.billMany(deals.map(({ terms }) => terms)));
    expect(bills).to.have.length(50);
    expect(bills.every(({ paid }) => paid > 0n)).to.equal(true);
  });
});
