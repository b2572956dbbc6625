import { expect } from "chai";
import { TypedDataEncoder } from "ethers";
import fc from "fast-check";

import { benchmarksCover, BenchmarksInvalidError, packBenchmarks, unpackBenchmarks } from "../src/benchmarks.ts";
import {
  OrderInvalidError,
  orderDomain,
  orderMessage,
  orderTypes,
  packOrder,
  unpackOrder,
  ZERO_ADDRESS,
  ZERO_BYTES32,
  type OrderFields,
} from "../src/order.ts";
import { anyOrder, uint } from "./arbitraryOrder.ts";

const orders = anyOrder(uint(8).map(Number));

const order: OrderFields = {
  side: 0,
  author: "0x1111111111111111111111111111111111111111",
  counterparty: ZERO_ADDRESS,
  price: 5n,
  duration: 3_600,
  networkFlags: 2n,
  identityLevel: 1,
  blacklist: ZERO_ADDRESS,
  tag: ZERO_BYTES32,
  maxAttestationAge: 0,
  bond: 0n,
  validUntil: 1_800_000_000,
  epoch: 3,
  nonce: 9n,
  benchmarks: [1n, 2n, 3n, 4n, 5n],
};

describe("packOrder", () => {
  it("places each field as the contract reads it", () => {
    const packed = packOrder(order);
    expect(packed.head).to.equal((BigInt(order.author) << 96n) | 5n);
    expect(packed.terms).to.equal((1_800_000_000n << 56n) | (3_600n << 24n) | (1n << 8n));
    expect(packed.demands).to.equal(2n);
    expect(packed.replay).to.equal((3n << 128n) | (9n << 64n));
    expect(packed.benchmarks).to.deep.equal([1n | (2n << 64n) | (3n << 128n) | (4n << 192n), 5n]);
  });

  it("is undone by unpackOrder for every order", () => {
    const property = fc.property(orders, (fields) => {
      expect(unpackOrder(packOrder(fields))).to.deep.equal(orderMessage(fields));
    });
    fc.assert(property);
  });

  it("names the field that does not fit", () => {
    expect(() => packOrder({ ...order, price: 1n << 96n })).to.throw(OrderInvalidError, "price");
    expect(() => packOrder({ ...order, duration: 2 ** 32 })).to.throw(OrderInvalidError, "duration");
    expect(() => packOrder({ ...order, duration: 1.5 })).to.throw(OrderInvalidError, "whole number");
    expect(() => packOrder({ ...order, nonce: -1n })).to.throw(OrderInvalidError, "nonce");
    expect(() => packOrder({ ...order, author: "0x11" })).to.throw(OrderInvalidError, "author");
    expect(() => packOrder({ ...order, tag: "0x" })).to.throw(OrderInvalidError, "tag");
  });
});

describe("orderTypes", () => {
  it("spells the type that the contract hashes", () => {
    const encoder = TypedDataEncoder.from({ Order: [...orderTypes.Order] });
    expect(encoder.encodeType("Order")).to.equal(
      "Order(uint8 side,address author,address counterparty,uint96 price,uint32 duration,uint64 networkFlags," +
        "uint8 identityLevel,address blacklist,bytes32 tag,uint32 maxAttestationAge,uint96 bond,uint40 validUntil," +
        "uint32 epoch,uint64 nonce,uint64[] benchmarks)",
    );
    expect(orderDomain(1, order.author).name).to.equal("SONM Market");
  });
});

describe("packBenchmarks", () => {
  it("is undone by unpackBenchmarks up to zeros at the end", () => {
    const values = fc.array(uint(63), { maxLength: 32 });
    fc.assert(
      fc.property(values, (list) => {
        const unpacked = unpackBenchmarks(packBenchmarks(list));
        expect(unpacked.length % 4).to.equal(0);
        expect(unpacked.slice(0, list.length)).to.deep.equal(list.slice(0, unpacked.length));
        expect(list.slice(unpacked.length).every((value) => value === 0n)).to.equal(true);
        expect(unpacked.slice(list.length).every((value) => value === 0n)).to.equal(true);
      }),
    );
  });

  it("refuses values of 2^63 and more, negative ones, and a 33rd", () => {
    expect(packBenchmarks([(1n << 63n) - 1n])).to.have.length(1);
    expect(() => packBenchmarks([0n, 1n << 63n])).to.throw(BenchmarksInvalidError, "Benchmark 1");
    expect(() => packBenchmarks([-1n])).to.throw(BenchmarksInvalidError, "Benchmark 0");
    expect(() => packBenchmarks(Array.from({ length: 33 }, () => 1n))).to.throw(BenchmarksInvalidError, "33");
    expect(packBenchmarks(Array.from({ length: 40 }, () => 0n))).to.deep.equal([]);
  });

  it("covers where every value suffices, missing ones being zero", () => {
    expect(benchmarksCover([5n, 1n], [5n])).to.equal(true);
    expect(benchmarksCover([5n], [5n, 0n])).to.equal(true);
    expect(benchmarksCover([5n], [5n, 1n])).to.equal(false);
    expect(benchmarksCover([4n, 9n], [5n])).to.equal(false);
  });
});
