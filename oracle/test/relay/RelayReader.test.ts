import { expect } from "chai";

import type { SignedOrder } from "@sonm/protocol/relay.ts";

import type { ReadPage, RelayQuery } from "../../src/orders/RelayClient.ts";
import { RelayReader } from "../../src/orders/RelayReader.ts";
import { addressOf } from "../helpers/agreement.ts";
import { orderOf } from "../helpers/orders.ts";

const order = (nonce: number): SignedOrder => ({
  fields: orderOf(addressOf(1), { validUntil: 1, nonce: BigInt(nonce) }),
  signature: "0x",
});

/** A relay with orders 0 to count - 1. */
class CountedRelay {
  count: number;
  readonly asked: RelayQuery[] = [];

  constructor(count: number) {
    this.count = count;
  }

  page(query: RelayQuery): Promise<ReadPage> {
    this.asked.push(query);
    const from = Number(query.after ?? 0);
    const to = Math.min(this.count, from + (query.limit ?? 0));
    const orders = Array.from({ length: Math.max(0, to - from) }, (_, index) => order(from + index));
    return Promise.resolve({ orders, rubbish: 0, next: to < this.count ? String(to) : undefined });
  }
}

const read = async (reader: RelayReader, mostPages = 100, goOn = true): Promise<number[]> => {
  const nonces: number[] = [];
  await reader.read(({ orders }) => {
    nonces.push(...orders.map(({ fields }) => Number(fields.nonce)));
    return Promise.resolve(goOn);
  }, mostPages);
  return nonces;
};

const numbers = (from: number, to: number): number[] => Array.from({ length: to - from }, (_, index) => from + index);

describe("RelayReader", () => {
  it("reads all at first, and then from its last page on", async () => {
    const relay = new CountedRelay(250);
    const reader = new RelayReader(relay, "BID");
    expect(await read(reader)).to.deep.equal(numbers(0, 250));
    relay.count = 260;
    expect(await read(reader)).to.deep.equal(numbers(200, 260));
    expect(relay.asked.every(({ side }) => side === "BID")).to.equal(true);
  });

  it("begins anew where a relay has lost its orders", async () => {
    const relay = new CountedRelay(250);
    const reader = new RelayReader(relay);
    await read(reader);
    relay.count = 30;
    expect(await read(reader)).to.deep.equal([]);
    expect(await read(reader)).to.deep.equal(numbers(0, 30));
  });

  it("stops where it is told to, with a relay that has no end, and goes on from there", async () => {
    const relay = new CountedRelay(Infinity);
    const reader = new RelayReader(relay);
    expect(await read(reader, 2)).to.deep.equal(numbers(0, 200));
    expect(await read(reader, 9, false)).to.deep.equal(numbers(200, 300));
    expect(await read(reader, 1)).to.deep.equal(numbers(300, 400));
  });

  it("reads a page again that could not be taken", async () => {
    const reader = new RelayReader(new CountedRelay(150));
    const failing = reader.read(() => Promise.reject(new Error("the chain does not answer")), 9);
    expect(await failing.catch((error: Error) => error.message)).to.equal("the chain does not answer");
    expect(await read(reader)).to.deep.equal(numbers(0, 150));
  });
});
