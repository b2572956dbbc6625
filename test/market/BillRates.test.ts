import { expect } from "chai";

import { CloseReason } from "@sonm/protocol/generated/enums.ts";

import { chain } from "../helpers/chain.ts";
import { submitReport } from "../helpers/reports.ts";
import { billOf, buyDeal, nextAt, now, paymentOf, reserveOf } from "./deals.ts";
import type { MarketStage } from "./MarketStage.ts";
import { openMarket } from "./openMarket.ts";
import { PRICE } from "./orders.ts";

const { networkHelpers } = chain;
const HOUR = 3_600n;
const DAY = 86_400n;

/** Reports this rate at the beginning of the next epoch; returns the second from which on it is in force. */
async function report(stage: MarketStage, rate: bigint): Promise<bigint> {
  await submitReport(stage, stage.nodes, { rate });
  return now();
}

const up = (rate: bigint) => (rate * 12n) / 10n;
const down = (rate: bigint) => (rate * 8n) / 10n + 1n;

describe("Market bill: every second at the rate of that second", () => {
  it("sums over the changes, whenever it is billed", async () => {
    const stage = await networkHelpers.loadFixture(openMarket);
    const { market, reports } = stage;
    const { rate } = await reports.latestRate();
    const { terms, start } = await buyDeal(stage);
    const [higher, highest] = [up(rate), up(up(rate))];
    const first = await report(stage, higher);
    const second = await report(stage, highest);
    const third = await report(stage, down(highest));
    const end = third + 1_234n;
    await nextAt(end);
    const { bill } = await billOf(stage, market.bill(terms));
    const growth =
      rate * (first - start) + higher * (second - first) + highest * (third - second) + down(highest) * (end - third);
    expect(bill.paid).to.equal(paymentOf(PRICE, growth));
  });

  it("is the same for two deals of which one is billed more often, but for roundings", async () => {
    const stage = await networkHelpers.loadFixture(openMarket);
    const { market, reports } = stage;
    const at = (await now()) + 100n;
    const often = await buyDeal(stage, { at });
    const once = await buyDeal(stage, { at: at + 1n });
    const { rate } = await reports.latestRate();
    let paid = 0n;
    for (const next of [up(rate), rate, down(rate)]) {
      paid += (await billOf(stage, market.bill(often.terms))).bill.paid;
      const time = await report(stage, next);
      await nextAt(time + 1_700n);
      paid += (await billOf(stage, market.bill(often.terms))).bill.paid;
    }
    const end = (await now()) + 60n;
    await nextAt(end);
    paid += (await billOf(stage, market.bill(often.terms))).bill.paid;
    await nextAt(end + 1n);
    const { bill } = await billOf(stage, market.bill(once.terms));
    const last = (await reports.latestRate()).rate;
    // both ran equally long, the second from a second later on
    const shift = paymentOf(PRICE, last) - paymentOf(PRICE, rate);
    const difference = bill.paid - shift - paid;
    expect(difference).to.be.greaterThanOrEqual(-1n);
    expect(difference).to.be.lessThanOrEqual(8n);
  });

  it("goes on at the last rate while the oracles are silent", async () => {
    const stage = await networkHelpers.loadFixture(openMarket);
    const { market, reports } = stage;
    const { rate } = await reports.latestRate();
    const { terms, start } = await buyDeal(stage);
    await nextAt(start + 10n * DAY);
    const { bill, closing } = await billOf(stage, market.bill(terms));
    expect(bill.paid).to.equal(paymentOf(PRICE, rate * 10n * DAY));
    expect(closing).to.equal(undefined);
  });

  it("pays the time before a late report at the rate of before", async () => {
    const stage = await networkHelpers.loadFixture(openMarket);
    const { market, reports } = stage;
    const { rate } = await reports.latestRate();
    const { terms, start } = await buyDeal(stage);
    await networkHelpers.time.increase(9n * DAY);
    const time = await report(stage, up(rate));
    await nextAt(time + 10n);
    const { bill } = await billOf(stage, market.bill(terms));
    expect(bill.paid).to.equal(paymentOf(PRICE, rate * (time - start) + up(rate) * 10n));
  });

  it("stops at the end of a forward deal: what the rate did later does not matter", async () => {
    const stage = await networkHelpers.loadFixture(openMarket);
    const { market, reports } = stage;
    const { rate } = await reports.latestRate();
    const duration = 5n * HOUR;
    const { terms, start, id } = await buyDeal(stage, { duration });
    const [higher, highest] = [up(rate), up(up(rate))];
    const first = await report(stage, higher);
    await networkHelpers.time.increaseTo(start + duration);
    await report(stage, highest);
    for (let count = 0; count < 5; count += 1) await report(stage, highest);
    const { bill, closing } = await billOf(stage, market.bill(terms));
    const growth = rate * (first - start) + higher * (start + duration - first);
    expect(bill.paid).to.equal(paymentOf(PRICE, growth));
    expect(closing).to.include({ id, reason: BigInt(CloseReason.Ended) });
  });

  it("finds the rate of the end between two reports, after earlier bills", async () => {
    const stage = await networkHelpers.loadFixture(openMarket);
    const { market, reports } = stage;
    const { rate } = await reports.latestRate();
    const duration = 3n * HOUR + 77n;
    const { terms, start } = await buyDeal(stage, { duration });
    const end = start + duration;
    const first = await report(stage, up(rate));
    await nextAt(first + 5n);
    const early = (await billOf(stage, market.bill(terms))).bill.paid;
    expect(early).to.equal(paymentOf(PRICE, rate * (first - start) + up(rate) * 5n));
    const second = await report(stage, rate);
    const third = await report(stage, up(rate));
    expect(third < end).to.equal(true);
    const fourth = await report(stage, rate);
    expect(fourth > end).to.equal(true);
    await networkHelpers.time.increase(DAY);
    const { bill } = await billOf(stage, market.bill(terms));
    const growth = up(rate) * (second - first - 5n) + rate * (third - second) + up(rate) * (end - third);
    expect(bill.paid).to.equal(paymentOf(PRICE, growth));
  });

  describe("and the reserve", () => {
    it("grows with the rate", async () => {
      const stage = await networkHelpers.loadFixture(openMarket);
      const { market, reports } = stage;
      const { rate } = await reports.latestRate();
      const { terms, id, escrow } = await buyDeal(stage);
      await report(stage, up(rate));
      const { bill } = await billOf(stage, market.bill(terms));
      const reserve = reserveOf(PRICE, up(rate), HOUR);
      expect((await market.dealState(id)).escrow).to.equal(reserve);
      expect(bill.toppedUp).to.equal(reserve + bill.paid - escrow);
    });

    it("stays where it is when the rate falls, and lasts longer", async () => {
      const stage = await networkHelpers.loadFixture(openMarket);
      const { market, reports } = stage;
      const { rate } = await reports.latestRate();
      const { terms, id, escrow } = await buyDeal(stage);
      const time = await report(stage, down(rate));
      const first = await billOf(stage, market.bill(terms));
      const held = (await market.dealState(id)).escrow;
      const reserve = reserveOf(PRICE, down(rate), HOUR);
      expect(held).to.equal(escrow - first.bill.paid > reserve ? escrow - first.bill.paid : reserve);
      await nextAt(time + 100n);
      const { bill } = await billOf(stage, market.bill(terms));
      expect(bill.toppedUp + held - bill.paid).to.equal((await market.dealState(id)).escrow);
    });
  });
});
