import { expect } from "chai";

import { DealEventError, openDeals, type DealEvent, type DealTerms } from "../src/openDeals.ts";

const hex = (byte: string, length: number): `0x${string}` => `0x${byte.repeat(length)}`;
const [A, B, C, D] = [hex("a1", 32), hex("b2", 32), hex("c3", 32), hex("d4", 32)] as const;

const terms: DealTerms = {
  buyer: hex("01", 20),
  supplier: hex("02", 20),
  master: hex("03", 20),
  price: 100n,
  bond: 5n,
  origin: hex("ff", 32),
  duration: 3_600n,
  start: 1_000n,
};

const opened = (id: `0x${string}`): DealEvent => ({ name: "DealOpened", id, terms });
const amended = (id: `0x${string}`, newId: `0x${string}`, price: bigint, duration: bigint): DealEvent => ({
  name: "DealAmended",
  id,
  newId,
  price,
  duration,
});
const closed = (id: `0x${string}`): DealEvent => ({ name: "DealClosed", id });

describe("openDeals", () => {
  it("knows none before the first opens", () => {
    expect(openDeals([])).to.deep.equal([]);
  });

  it("gives an amended deal its newest terms and id, and keeps its first", () => {
    const events = [opened(A), amended(A, B, 200n, 3_600n), amended(B, C, 300n, 7_200n)];
    expect(openDeals(events)).to.deep.equal([
      { id: C, firstId: A, terms: { ...terms, price: 300n, duration: 7_200n, origin: B } },
    ]);
  });

  it("keeps the order of opening, whatever is amended later, and drops what closed", () => {
    const events = [opened(A), opened(B), opened(C), amended(A, D, 1n, 3_600n), closed(B)];
    expect(openDeals(events).map(({ id, firstId }) => [id, firstId])).to.deep.equal([
      [D, A],
      [C, C],
    ]);
    expect(openDeals([...events, closed(D), closed(C)])).to.deep.equal([]);
  });

  it("keeps nothing that a decoder hangs on the terms", () => {
    const decorated = Object.assign([1, 2], terms) as unknown as DealTerms;
    expect(openDeals([{ name: "DealOpened", id: A, terms: decorated }])[0]?.terms).to.deep.equal(terms);
  });

  it("names the event of a deal that does not run", () => {
    for (const [events, name, id] of [
      [[closed(A)], "DealClosed", A],
      [[amended(A, B, 1n, 0n)], "DealAmended", A],
      [[opened(A), amended(A, B, 1n, 0n), amended(A, C, 2n, 0n)], "DealAmended", A],
      [[opened(A), amended(A, B, 1n, 0n), closed(A)], "DealClosed", A],
      [[opened(A), closed(A), closed(A)], "DealClosed", A],
    ] as const) {
      expect(() => openDeals(events))
        .to.throw(DealEventError, `${name} names deal ${id}, which did not run then.`)
        .that.includes({ event: name, id });
    }
  });
});
