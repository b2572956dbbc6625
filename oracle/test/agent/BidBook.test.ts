import { expect } from "chai";

import { Side } from "@sonm/protocol/generated/enums.ts";
import type { OrderFields } from "@sonm/protocol/order.ts";

import { BidBook } from "../../src/agent/BidBook.ts";
import { addressOf } from "../helpers/agreement.ts";
import { orderOf, PLACE, PRICE } from "../helpers/orders.ts";

const NOW = 1_000;
const MASTER = addressOf(9);
const TERMS = { price: PRICE, maxDuration: 1_000, minDuration: 60, networkFlags: 2n, master: MASTER };

const ask = orderOf(addressOf(8), { side: Side.Ask, duration: 1_000, benchmarks: [5n, 5n, 0n, 0n], validUntil: 9_000 });

describe("BidBook", () => {
  const bookOf = (...bids: Partial<OrderFields>[]): BidBook => {
    const book = new BidBook(PLACE, TERMS);
    const orders = bids.map((changes, index) => orderOf(addressOf(index + 1), { validUntil: 5_000, ...changes }));
    book.add(
      orders.map((fields) => ({ fields, signature: "0x" as const })),
      NOW,
    );
    return book;
  };
  const durations = (book: BidBook, now = NOW): number[] =>
    book.suiting(ask, now, 50).map(({ fields }) => fields.duration);

  it("keeps what this machine could serve, and nothing else", () => {
    expect(bookOf({}, { duration: 60 }, { price: PRICE + 1n }, { counterparty: MASTER }).size).to.equal(4);
    const wrong: Partial<OrderFields>[] = [
      { side: Side.Ask },
      { price: PRICE - 1n },
      { duration: 1_001 },
      { duration: 59 },
      { networkFlags: 4n },
      { counterparty: addressOf(7) },
      { validUntil: NOW - 1 },
    ];
    for (const changes of wrong) expect(bookOf(changes).size, JSON.stringify(Object.keys(changes))).to.equal(0);
  });

  it("offers those that pay for the longest time first, and only what the ask covers", () => {
    const book = bookOf({ duration: 100 }, {}, { duration: 900 }, { duration: 950, benchmarks: [6n, 0n, 0n, 0n] });
    expect(durations(book)).to.deep.equal([900, 100, 0]);
  });

  it("waits longer each time that a bid does not fit, and gives others their turn", () => {
    const book = bookOf({ duration: 900 }, { duration: 100 });
    const [first] = book.suiting(ask, NOW, 1);
    book.defer(first!.id, NOW);
    expect(durations(book)).to.deep.equal([100]);
    expect(durations(book, NOW + 15)).to.deep.equal([900, 100]);
    book.defer(first!.id, NOW + 15);
    expect(durations(book, NOW + 44)).to.deep.equal([100]);
    expect(durations(book, NOW + 45)).to.deep.equal([900, 100]);
  });

  it("forgets what was filled or has expired, and lets an author that was just served wait", () => {
    const author = addressOf(1);
    const book = bookOf({ duration: 900 }, { author, duration: 100 }, { duration: 70, validUntil: NOW + 10 });
    book.filled(book.suiting(ask, NOW, 1)[0]!, NOW);
    expect(durations(book)).to.deep.equal([70]);
    expect(durations(book, NOW + 60)).to.deep.equal([100]);
    expect(book.size).to.equal(1);
  });

  it("holds a bounded number, whatever nodes tell", () => {
    const book = bookOf();
    const fields = orderOf(addressOf(1), { validUntil: 5_000 });
    const many = Array.from({ length: 5_100 }, (_, nonce) => ({
      fields: { ...fields, nonce: BigInt(nonce) },
      signature: "0x" as const,
    }));
    book.add(many, NOW);
    book.add(many, NOW);
    expect(book.size).to.equal(5_000);
  }).timeout(20_000);
});
