import { expect } from "chai";

import { Side } from "@sonm/protocol/generated/enums.ts";

import { isAllowed } from "../../../src/agent/choice/isAllowed.ts";
import { MarketBook } from "../../../src/agent/choice/MarketBook.ts";
import { marketPrice } from "../../../src/agent/choice/marketPrice.ts";
import { reckonWorth } from "../../../src/agent/choice/reckonWorth.ts";
import { timeWorth } from "../../../src/agent/choice/timeWorth.ts";
import type { Hex } from "../../../src/lib/Hex.ts";
import { addressOf } from "../../helpers/agreement.ts";
import { orderOf } from "../../helpers/orders.ts";

const HOUR = 3_600;
const DAY = 24 * HOUR;
const idOf = (number: number): Hex => `0x${number.toString(16).padStart(64, "0")}`;
const COSTS = { ...{ open: 0n, bill: 0n, close: 0n, billSeconds: HOUR }, feeBasisPoints: 0, offlinePpm: 0, bond: 0n };

describe("what a machine's time is worth", () => {
  it("is what it earns anyway where no bid came", () => {
    expect(timeWorth([], DAY, 7n)).to.equal(7n);
  });

  it("is the best mean of waiting and serving, and leaves out what would lower it", () => {
    const good = { value: 100n * BigInt(DAY), seconds: DAY };
    const poor = { value: 10n * BigInt(DAY), seconds: DAY };
    expect(timeWorth([good], DAY, 0n)).to.equal(50n);
    expect(timeWorth([good, poor], DAY, 0n)).to.equal(50n);
  });

  it("counts only buyers who had a deal, since anybody can sign a bid", () => {
    const book = new MarketBook();
    const fields = orderOf(addressOf(1), { price: 100n, duration: DAY, validUntil: DAY });
    book.take({ kind: "order", at: 0, id: idOf(1), fields, signature: "0x" });
    const machine = { benchmarks: [], costs: COSTS, idle: 0n };
    expect(reckonWorth(book, machine, DAY)(0n)).to.equal(0n);
    const deal = { buyer: addressOf(1), supplier: addressOf(3), price: 1n, duration: 0 };
    book.take({ kind: "opened", at: 1, id: idOf(2), bid: idOf(7), ...deal });
    expect(reckonWorth(book, machine, DAY)(0n)).to.equal(50n);
  });
});

describe("what is known of the market", () => {
  it("forgets bids that were filled, cancelled, voided or ended", () => {
    const book = new MarketBook();
    [1, 2, 3, 4, 5].forEach((number) => {
      const fields = orderOf(addressOf(number), { validUntil: number === 4 ? 50 : DAY, nonce: BigInt(number) });
      book.take({ kind: "order", at: 0, id: idOf(number), fields, signature: "0x" });
    });
    const deal = { buyer: addressOf(1), supplier: addressOf(9), price: 1n, duration: 0 };
    book.take({ kind: "opened", at: 1, id: idOf(10), bid: idOf(1), ...deal });
    book.take({ kind: "cancelled", at: 2, author: addressOf(2), nonce: 2n });
    book.take({ kind: "voided", at: 3, author: addressOf(3), side: Side.Bid, epoch: 1 });
    expect(book.standing(60).map(({ id }) => id)).to.deep.equal([idOf(5)]);
    expect(book.since(60, DAY)).to.have.length(5);
  });

  it("learns how long a buyer's spot deals last, and begins with six hours", () => {
    const book = new MarketBook();
    const bid = { author: addressOf(1), duration: 0 };
    expect(book.expectedSeconds(bid)).to.equal(6 * HOUR);
    for (let number = 0; number < 50; number += 1) {
      const deal = { buyer: addressOf(1), supplier: addressOf(9), price: 1n, duration: 0 };
      book.take({ kind: "opened", at: number * DAY, id: idOf(number), bid: idOf(100 + number), ...deal });
      book.take({ kind: "closed", at: number * DAY + HOUR, id: idOf(number) });
    }
    expect(book.expectedSeconds(bid)).to.be.within(HOUR, 1.1 * HOUR);
    expect(book.expectedSeconds({ ...bid, author: addressOf(2) })).to.be.within(HOUR, 2 * HOUR);
  });
});

describe("the price of an ask", () => {
  const basis = { floor: 100n, timeWorth: 0n, feeBasisPoints: 100, asks: [], bids: [], undercutPercent: 1 };

  it("is just below the cheapest other machine, never below floor or what the time is worth", () => {
    expect(marketPrice(basis)).to.equal(100n);
    expect(marketPrice({ ...basis, asks: [400n, 300n] })).to.equal(297n);
    expect(marketPrice({ ...basis, asks: [50n] })).to.equal(100n);
    expect(marketPrice({ ...basis, asks: [150n], timeWorth: 198n })).to.equal(200n);
  });

  it("is what half of the bids pay where nobody else sells", () => {
    expect(marketPrice({ ...basis, bids: [500n, 200n, 300n] })).to.equal(300n);
  });
});

describe("what the agent may do of what it chose", () => {
  it("is all, its ask, or nothing, and what its owner accepted", () => {
    const [fill, ask] = [{ id: "fill:0x1:5", kind: "fill" } as const, { id: "ask::5", kind: "ask" } as const];
    expect([fill, ask].map((one) => isAllowed(one, "automatic", undefined))).to.deep.equal([true, true]);
    expect([fill, ask].map((one) => isAllowed(one, "suggest", undefined))).to.deep.equal([false, true]);
    expect([fill, ask].map((one) => isAllowed(one, "manual", undefined))).to.deep.equal([false, false]);
    expect(isAllowed(fill, "manual", fill.id)).to.equal(true);
    expect(isAllowed(fill, "suggest", "fill:0x2:5")).to.equal(false);
    expect(isAllowed(ask, "manual", "ask::4")).to.equal(true);
  });
});
