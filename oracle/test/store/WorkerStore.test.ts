import type { DatabaseSync } from "node:sqlite";

import { expect } from "chai";

import type { Hex } from "../../src/lib/Hex.ts";
import { NODE_TABLES } from "../../src/store/nodeTables.ts";
import { openDatabase } from "../../src/store/openDatabase.ts";
import { SignerSetStore } from "../../src/store/SignerSetStore.ts";
import { WorkerStore } from "../../src/store/WorkerStore.ts";
import { addressOf, setOf } from "../helpers/agreement.ts";

const WORKER = addressOf(0xaa);
const [ANN, BOB] = [addressOf(0x31), addressOf(0x32)];

describe("what was in force at a block", () => {
  let database: DatabaseSync;
  beforeEach(() => {
    database = openDatabase(":memory:", NODE_TABLES);
  });
  afterEach(() => database.close());

  describe("a worker's master", () => {
    const change = (block: number, master: Hex, logIndex = 0) => ({ worker: WORKER, master, block, logIndex });
    let store: WorkerStore;
    beforeEach(() => {
      store = new WorkerStore(database);
    });
    const masters = (...blocks: number[]): Hex[] => blocks.map((block) => store.masterAt(WORKER, block));

    it("is the worker itself before it had one and after it was removed", () => {
      store.replace({ from: 1, to: 30 }, [change(10, ANN), change(20, WORKER), change(20, BOB, 1)]);
      expect(masters(9, 10, 19, 20, 99)).to.deep.equal([WORKER, ANN, ANN, BOB, BOB]);
      store.replace({ from: 31, to: 40 }, [change(35, WORKER)]);
      expect(masters(34, 35)).to.deep.equal([BOB, WORKER]);
      expect(store.masterAt(ANN, 99)).to.equal(ANN);
    });

    it("is what the chain says after a reorganisation", () => {
      store.replace({ from: 1, to: 30 }, [change(10, ANN), change(28, BOB)]);
      store.replace({ from: 20, to: 31 }, [change(29, WORKER)]);
      expect(masters(28, 29)).to.deep.equal([ANN, WORKER]);
      store.replace({ from: 20, to: 32 }, []);
      expect(masters(99)).to.deep.equal([ANN]);
    });
  });

  describe("the signer set", () => {
    it("is the newest up to the block, with owners and stakes, and what the chain says after a reorganisation", () => {
      const store = new SignerSetStore(database);
      const [one, two] = [setOf(1n, 2n), setOf(3n)];
      store.replace({ from: 1, to: 20 }, [
        { ...one, setId: 1, block: 5 },
        { ...two, setId: 2, block: 15 },
      ]);
      expect(store.at(4)).to.deep.equal({ setId: 0, members: [] });
      expect(store.at(14)).to.deep.equal({ setId: 1, members: one.members });
      expect(store.at(15)).to.deep.equal({ setId: 2, members: two.members });
      expect(store.find(1)).to.deep.equal({ setId: 1, members: one.members });
      store.replace({ from: 10, to: 25 }, [{ ...one, setId: 2, block: 21 }]);
      expect(store.at(20).setId).to.equal(1);
      expect(store.at(21)).to.deep.equal({ setId: 2, members: one.members });
      store.replace({ from: 10, to: 25 }, []);
      expect(store.find(2)).to.equal(undefined);
    });
  });
});
