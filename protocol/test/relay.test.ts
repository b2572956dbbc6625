import { expect } from "chai";
import fc from "fast-check";

import { OrderInvalidError, orderMessage, ZERO_ADDRESS, ZERO_BYTES32, type OrderFields } from "../src/order.ts";
import {
  fromRelayedOrder,
  fromRelayOrder,
  fromRelayPost,
  RELAY_SIGNATURE_BYTES,
  RelayOrderInvalidError,
  toRelayOrder,
  toRelayPost,
} from "../src/relay.ts";
import { anyOrder, hex } from "./arbitraryOrder.ts";

const orders = anyOrder(fc.constantFrom(0, 1));

const order: OrderFields = {
  side: 1,
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
  nonce: (1n << 64n) - 1n,
  benchmarks: [1n, 2n, 3n, 4n, 5n, 0n, 0n, 0n],
};

const overTheWire = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

const problemOf = (changes: Record<string, unknown>): RelayOrderInvalidError => {
  try {
    fromRelayOrder({ ...toRelayOrder(order), ...changes });
  } catch (error) {
    if (error instanceof RelayOrderInvalidError) return error;
    throw error;
  }
  throw new Error("The order was accepted.");
};

describe("relayed orders", () => {
  it("come back from JSON as they are signed, whatever their values", () => {
    fc.assert(
      fc.property(orders, hex(65), (fields, signature) => {
        const back = fromRelayPost(overTheWire(toRelayPost({ fields, signature })));
        expect(back).to.deep.equal({ fields: orderMessage(fields), signature });
      }),
    );
  });

  it("read addresses and bytes in any case, as lower case", () => {
    const author = "0xF39Fd6e51aad88F6F4ce6aB8827279cffFb92266";
    expect(fromRelayOrder({ ...toRelayOrder(order), author }).author).to.equal(author.toLowerCase());
  });

  it("carry a relay's id and time", () => {
    const id = `0x${"ab".repeat(32)}` as const;
    const relayed = { ...toRelayPost({ fields: order, signature: "0x" }), id, receivedAt: 7 };
    expect(fromRelayedOrder(overTheWire(relayed))).to.deep.equal({ id, fields: order, signature: "0x", receivedAt: 7 });
  });

  it("are not made of fields that do not fit", () => {
    expect(() => toRelayOrder({ ...order, side: 2 })).to.throw(OrderInvalidError, "side is 2");
    expect(() => toRelayOrder({ ...order, price: 1n << 96n })).to.throw(OrderInvalidError, "price");
  });

  it("are refused as malformed with the name of the field", () => {
    expect(problemOf({ side: "ask" }).message).to.contain('side is "ask". Give "ASK" or "BID".');
    expect(problemOf({ price: 5 }).message).to.contain("price is 5. Give a decimal number in quotes.");
    expect(problemOf({ price: "05" }).message).to.contain("price");
    expect(problemOf({ price: String(1n << 96n) }).message).to.contain("price");
    expect(problemOf({ nonce: "-1" }).message).to.contain("nonce");
    expect(problemOf({ duration: 1.5 }).message).to.contain("duration is 1.5");
    expect(problemOf({ duration: 2 ** 32 }).message).to.contain("duration");
    expect(problemOf({ epoch: -0 }).message).to.contain("epoch");
    expect(problemOf({ tag: "0x12" }).message).to.contain("tag");
    expect(problemOf({ author: undefined }).message).to.contain("author is missing");
    expect(problemOf({ salt: 1 }).message).to.contain('the field "salt"');
    expect(problemOf({ benchmarks: "1" }).message).to.contain("Give a list");
    for (const changes of [{ side: 0 }, { author: "x" }, { benchmarks: [1] }]) {
      expect(problemOf(changes).code).to.equal("malformed");
    }
  });

  it("are refused for benchmarks that are too many, too large, or not as the market hashes them", () => {
    const codes = [
      Array<string>(36).fill("1"),
      [String(1n << 63n), "0", "0", "0"],
      ["1", "2", "3"],
      ["1", "0", "0", "0", "0", "0", "0", "0"],
    ].map((benchmarks) => problemOf({ benchmarks }).code);
    expect(codes).to.deep.equal(["benchmarks", "benchmarks", "benchmarks", "benchmarks"]);
  });

  it("have signatures of a bounded length", () => {
    const post = toRelayPost({ fields: order, signature: "0x" });
    const long = `0x${"00".repeat(RELAY_SIGNATURE_BYTES)}`;
    expect(fromRelayPost({ ...post, signature: long }).signature).to.equal(long);
    for (const signature of [`${long}00`, "0x1", "", 5, null, undefined]) {
      expect(() => fromRelayPost({ ...post, signature })).to.throw(RelayOrderInvalidError, "signature");
    }
  });

  it("refuse any other JSON by name, and nothing else happens", () => {
    const post = overTheWire(toRelayPost({ fields: order, signature: "0x" })) as { order: Record<string, unknown> };
    const mutated = fc
      .record({ name: fc.constantFrom(...Object.keys(post.order)), value: fc.jsonValue() })
      .map(({ name, value }) => ({ ...post, order: { ...post.order, [name]: value } }));
    fc.assert(
      fc.property(fc.oneof(fc.jsonValue(), mutated), (value) => {
        try {
          const { fields, signature } = fromRelayPost(value);
          expect(fromRelayPost(overTheWire(toRelayPost({ fields, signature })))).to.deep.equal({ fields, signature });
        } catch (error) {
          expect(error).to.be.instanceOf(RelayOrderInvalidError);
        }
      }),
      { numRuns: 2_000 },
    );
  });
});
