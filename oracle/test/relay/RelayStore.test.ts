import { join } from "node:path";

import { expect } from "chai";
import fc from "fast-check";

import { Side } from "@sonm/protocol/generated/enums.ts";

import type { Hex } from "../../src/lib/Hex.ts";
import { NODE_TABLES } from "../../src/store/nodeTables.ts";
import { openDatabase } from "../../src/store/openDatabase.ts";
import { RelayStore } from "../../src/store/RelayStore.ts";
import { addressOf } from "../helpers/agreement.ts";
import { orderOf } from "../helpers/orders.ts";
import { temporaryFolder } from "../helpers/temporaryFolder.ts";

const NOW = 1_000;

const idOf = (number: number): Hex => `0x${number.toString(16).padStart(64, "0")}`;

describe("RelayStore", () => {
  const folder = temporaryFolder();
  const open = (): RelayStore => new RelayStore(openDatabase(join(folder.path, "node.db"), NODE_TABLES));
  const add = (store: RelayStore, number: number, author = 1, side: Side = Side.Bid, validUntil = NOW + 10): void =>
    store.add(idOf(number), { fields: orderOf(addressOf(author), { side, validUntil }), signature: "0x12" }, NOW);
  const ids = (store: RelayStore, now = NOW): Hex[] => store.page({}, 0, 500, now).orders.map(({ id }) => id);
  const gone = (store: RelayStore, number: number, block: number, isGone = true): void =>
    store.note([{ id: idOf(number), block, gone: isGone, uncoveredSince: undefined }]);

  it("gives every order once to whoever pages, in the order in which they came, while others come in", () => {
    const steps = fc.array(fc.record({ added: fc.nat(5), limit: fc.integer({ min: 1, max: 7 }) }), { minLength: 1 });
    fc.assert(
      fc.property(steps, (rounds) => {
        const database = openDatabase(":memory:", NODE_TABLES);
        const store = new RelayStore(database);
        let count = 0;
        let after = 0;
        const read: Hex[] = [];
        const page = (limit: number): boolean => {
          const { orders, next } = store.page({}, after, limit, NOW);
          if (next === null) return false;
          read.push(...orders.map(({ id }) => id));
          after = Number(next);
          return true;
        };
        for (const { added, limit } of rounds) {
          for (let index = 0; index < added; index += 1) add(store, (count += 1));
          page(limit);
        }
        while (page(3));
        read.push(...store.page({}, after, 500, NOW).orders.map(({ id }) => id));
        expect(read).to.deep.equal(Array.from({ length: count }, (_, index) => idOf(index + 1)));
        database.close();
      }),
      { numRuns: 50 },
    );
  });

  it("filters by side and author, with pages of their own", () => {
    const store = open();
    for (let number = 1; number <= 12; number += 1)
      add(store, number, number % 3, number % 2 === 0 ? Side.Ask : Side.Bid);
    const asks = store.page({ side: Side.Ask }, 0, 4, NOW);
    expect(asks.orders.map(({ id }) => id)).to.deep.equal([2, 4, 6, 8].map(idOf));
    const rest = store.page({ side: Side.Ask }, Number(asks.next), 4, NOW);
    expect(rest.orders.map(({ id }) => id)).to.deep.equal([10, 12].map(idOf));
    expect(rest.next).to.equal(null);
    const both = store.page({ side: Side.Ask, author: addressOf(1) }, 0, 9, NOW);
    expect(both.orders.map(({ id }) => id)).to.deep.equal([4, 10].map(idOf));
  });

  it("hides an order that is gone, and shows it again when it is not", () => {
    const store = open();
    add(store, 1);
    add(store, 2);
    gone(store, 1, 50);
    expect(ids(store)).to.deep.equal([idOf(2)]);
    expect(store.find(idOf(1), NOW)).to.equal(undefined);
    expect(store.countOf(addressOf(1))).to.equal(1);
    gone(store, 1, 51, false);
    expect(ids(store)).to.deep.equal([idOf(1), idOf(2)]);
  });

  it("forgets what is gone for good only, counted from when it was first seen gone", () => {
    const store = open();
    add(store, 1);
    gone(store, 1, 50);
    gone(store, 1, 60);
    expect(store.drop(NOW, 50, 0)).to.equal(0);
    expect(store.drop(NOW, 51, 0)).to.equal(1);
    expect(store.count()).to.equal(0);
  });

  it("hides and forgets what has expired, the last second included", () => {
    const store = open();
    add(store, 1);
    expect(ids(store, NOW + 10)).to.have.length(1);
    expect(ids(store, NOW + 11)).to.have.length(0);
    expect(store.drop(NOW + 10, 0, 0)).to.equal(0);
    expect(store.drop(NOW + 11, 0, 0)).to.equal(1);
  });

  it("forgets what nothing stands behind, and not what is covered", () => {
    const store = open();
    add(store, 1);
    add(store, 2);
    store.note([{ id: idOf(1), block: 5, gone: false, uncoveredSince: NOW }]);
    expect(store.drop(NOW, 0, NOW)).to.equal(0);
    expect(store.drop(NOW, 0, NOW + 1)).to.equal(1);
    expect(ids(store)).to.deep.equal([idOf(2)]);
  });

  it("names those next that were looked at the longest ago, new ones first", () => {
    const store = open();
    for (const number of [1, 2, 3]) add(store, number);
    gone(store, 1, 9, false);
    gone(store, 2, 7, false);
    expect(store.stalest(2).map(({ id }) => id)).to.deep.equal([idOf(3), idOf(2)]);
  });

  it("has an order that came again after it was gone at the end, where readers find it", () => {
    const store = open();
    add(store, 1);
    add(store, 2);
    const { next } = store.page({}, 0, 1, NOW);
    gone(store, 1, 50);
    add(store, 1);
    expect(store.page({}, Number(next), 9, NOW).orders.map(({ id }) => id)).to.deep.equal([idOf(2), idOf(1)]);
    expect(store.count()).to.equal(2);
  });
});
