import type { DatabaseSync } from "node:sqlite";

import { expect } from "chai";

import type { Hex } from "../../src/lib/Hex.ts";
import { NODE_TABLES } from "../../src/store/nodeTables.ts";
import { ObservationStore } from "../../src/store/ObservationStore.ts";
import { openDatabase } from "../../src/store/openDatabase.ts";
import { ReportStore } from "../../src/store/ReportStore.ts";
import { addressOf } from "../helpers/agreement.ts";

const hash = (number: number): Hex => `0x${number.toString(16).padStart(64, "0")}`;
const SIGNATURE: Hex = `0x${"11".repeat(64)}`;
const kept = (epoch: number, signer = 1) => ({
  hash: hash(epoch * 10 + signer),
  epoch: BigInt(epoch),
  signer: addressOf(signer),
  signature: SIGNATURE,
  json: `{"epoch":"${epoch}"}`,
});

describe("ObservationStore", () => {
  let database: DatabaseSync;
  let store: ObservationStore;
  beforeEach(() => {
    database = openDatabase(":memory:", NODE_TABLES);
    store = new ObservationStore(database);
  });
  afterEach(() => database.close());

  it("keeps an observation once, under its hash", () => {
    const one = kept(3);
    store.add(one);
    store.add({ ...one, signature: `0x${"22".repeat(64)}` });
    expect(store.find(one.hash)).to.deep.equal(one);
    expect(store.has(one.hash)).to.equal(true);
    expect(store.has(hash(1))).to.equal(false);
    expect(store.find(hash(1))).to.equal(undefined);
  });

  it("says which one is this node's own, and takes no second one for an epoch", () => {
    store.add(kept(3, 2));
    expect(store.own(3n)).to.equal(undefined);
    const { json: _json, epoch: _epoch, ...ref } = kept(3);
    store.addOwn(kept(3));
    expect(store.own(3n)).to.deep.equal(ref);
    expect(() => store.addOwn(kept(3, 2))).to.throw("UNIQUE");
    expect(store.own(3n)).to.deep.equal(ref);
  });

  it("forgets older ones, but not what a kept report was made of", () => {
    for (const epoch of [3, 4, 5]) store.addOwn(kept(epoch));
    store.add(kept(3, 2));
    const reports = new ReportStore(database);
    reports.saveData(hash(99), "{}", [kept(3, 2).hash, kept(3).hash]);
    store.dropBefore(5n);
    expect([3, 4, 5].map((epoch) => store.has(kept(epoch).hash))).to.deep.equal([true, false, true]);
    expect([3n, 4n, 5n].map((epoch) => store.own(epoch) !== undefined)).to.deep.equal([false, false, true]);
    expect(reports.sources(hash(99)), "in the order of their signers").to.deep.equal([kept(3).hash, kept(3, 2).hash]);
  });
});
