import type { DatabaseSync } from "node:sqlite";

import { expect } from "chai";

import type { Hex } from "../../src/lib/Hex.ts";
import type { DealChange } from "../../src/node/reward/dealSpans.ts";
import { MarketStore } from "../../src/store/MarketStore.ts";
import { NODE_TABLES } from "../../src/store/nodeTables.ts";
import { openDatabase } from "../../src/store/openDatabase.ts";
import type { Placed } from "../../src/store/Placed.ts";
import { WORKER } from "../helpers/rewards.ts";

const idOf = (number: number): Hex => `0x${number.toString(16).padStart(64, "0")}`;

/** Block n was made at second 10 n. */
const placed = (block: number, value: DealChange, logIndex = 0): Placed<DealChange> => ({ block, logIndex, value });
const opened = (block: number, id: number, logIndex = 0): Placed<DealChange> =>
  placed(block, { kind: "opened", id: idOf(id), worker: WORKER, price: 7n, duration: 0, at: block * 10 }, logIndex);
const amended = (block: number, id: number, newId: number): Placed<DealChange> =>
  placed(block, { kind: "amended", id: idOf(id), newId: idOf(newId), price: 2n ** 70n, duration: 5, at: block * 10 });
const closed = (block: number, id: number): Placed<DealChange> =>
  placed(block, { kind: "closed", id: idOf(id), at: block * 10 });
const billed = (block: number, id: number, fee: bigint) => ({
  ...{ block, logIndex: 9, value: { id: idOf(id), fee, at: block * 10 } },
});

describe("MarketStore", () => {
  let database: DatabaseSync;
  let store: MarketStore;
  beforeEach(() => {
    database = openDatabase(":memory:", NODE_TABLES);
    store = new MarketStore(database);
  });
  afterEach(() => database.close());

  /** Blocks of the changes that are found. */
  const blocks = (block: number, since: number): number[] => store.changes(block, since).map(({ at }) => at / 10);
  const whole = { from: 0, to: 100 };

  it("tells everything of deals that were not closed before a time, under whatever id they went on", () => {
    const changes = [opened(1, 1), opened(2, 2), amended(3, 1, 3), amended(4, 3, 4), closed(5, 2), closed(7, 4)];
    store.replace(whole, [...changes, opened(8, 5)], []);
    expect(store.changes(100, 0)).to.deep.equal([...changes, opened(8, 5)].map(({ value }) => value));
    expect(blocks(100, 50)).to.deep.equal([1, 2, 3, 4, 5, 7, 8]);
    expect(blocks(100, 51), "the second was closed before").to.deep.equal([1, 3, 4, 7, 8]);
    expect(blocks(100, 71)).to.deep.equal([8]);
    expect(blocks(6, 51), "as it was in block 6").to.deep.equal([1, 3, 4]);
  });

  it("gives way to another chain, also where a deal is open again", () => {
    store.replace(whole, [opened(1, 1), amended(3, 1, 2), closed(5, 2)], [billed(5, 2, 9n)]);
    expect(blocks(100, 60)).to.deep.equal([]);
    store.replace({ from: 4, to: 6 }, [], []);
    expect(blocks(100, 60)).to.deep.equal([1, 3]);
    expect(store.bills(100, 0)).to.deep.equal([]);
    store.replace({ from: 3, to: 6 }, [amended(4, 1, 3), closed(6, 3)], [billed(6, 3, 8n)]);
    expect(blocks(100, 60)).to.deep.equal([1, 4, 6]);
    expect(blocks(100, 61)).to.deep.equal([]);
    expect(store.bills(100, 0)).to.deep.equal([billed(6, 3, 8n)]);
  });

  it("tells bills from a time on, until a block, and keeps what is read twice", () => {
    const bills = [billed(2, 1, 2n ** 80n), billed(4, 1, 5n), billed(6, 1, 6n)];
    for (let reads = 0; reads < 2; reads += 1) store.replace(whole, [opened(1, 1)], bills);
    expect(store.bills(100, 0)).to.deep.equal(bills);
    expect(store.bills(5, 40)).to.deep.equal([bills[1]]);
    expect(store.bills(5, 41)).to.deep.equal([]);
  });
});
