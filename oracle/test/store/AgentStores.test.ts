import { join } from "node:path";

import { expect } from "chai";

import type { DealTerms } from "@sonm/protocol/openDeals.ts";
import { ZERO_ADDRESS, ZERO_BYTES32 } from "@sonm/protocol/order.ts";

import type { Ask } from "../../src/agent/Ask.ts";
import type { Hex } from "../../src/lib/Hex.ts";
import { AGENT_TABLES } from "../../src/store/agentTables.ts";
import { AskStore } from "../../src/store/AskStore.ts";
import { CursorStore } from "../../src/store/CursorStore.ts";
import { DealStore } from "../../src/store/DealStore.ts";
import { openDatabase } from "../../src/store/openDatabase.ts";
import { addressOf } from "../helpers/agreement.ts";
import { temporaryFolder } from "../helpers/temporaryFolder.ts";

const hash = (number: number): Hex => `0x${number.toString(16).padStart(64, "0")}`;

const ask = (number: number, announced: boolean): Ask => ({
  id: hash(number),
  fields: {
    side: 0,
    author: addressOf(1),
    counterparty: ZERO_ADDRESS,
    price: (1n << 96n) - 1n,
    duration: 3_600,
    networkFlags: 2n,
    identityLevel: 0,
    blacklist: ZERO_ADDRESS,
    tag: ZERO_BYTES32,
    maxAttestationAge: 0,
    bond: 0n,
    validUntil: 1_800_000_000,
    epoch: 0,
    nonce: (1n << 64n) - 1n,
    benchmarks: [(1n << 63n) - 1n, 0n],
  },
  signature: "0xaa",
  announced,
});

const terms: DealTerms = {
  buyer: addressOf(2),
  supplier: addressOf(1),
  master: addressOf(3),
  price: 5n,
  bond: 0n,
  origin: hash(1),
  duration: 3_600n,
  start: 1_700_000_000n,
};

describe("AskStore", () => {
  const folder = temporaryFolder();

  it("gives back what was kept, newest first, to the last bit", () => {
    const store = new AskStore(openDatabase(join(folder.path, "agent.db"), AGENT_TABLES));
    store.save(ask(1, false));
    store.save(ask(2, true));
    expect(store.list(9)).to.deep.equal([ask(2, true), ask(1, false)]);
    expect(store.list(1)).to.deep.equal([ask(2, true)]);
  });

  it("never takes back that an ask was announced", () => {
    const store = new AskStore(openDatabase(join(folder.path, "agent.db"), AGENT_TABLES));
    store.save(ask(1, false));
    store.save(ask(1, true));
    store.save(ask(1, false));
    expect(store.list(9)).to.deep.equal([ask(1, true)]);
  });
});

describe("DealStore", () => {
  const folder = temporaryFolder();

  it("follows a deal from its opening to its end, and back where the chain goes back", () => {
    const store = new DealStore(openDatabase(join(folder.path, "agent.db"), AGENT_TABLES));
    store.add(hash(9), terms, 100);
    store.add(hash(9), terms, 101);
    expect(store.open()).to.deep.equal([{ id: hash(9), terms, billedUntil: 1_700_000_000, open: true }]);
    expect(store.ofAsk(hash(1))?.id).to.equal(hash(9));
    expect(store.ofAsk(hash(2))).to.equal(undefined);

    store.update(hash(9), 1_700_000_060, 110);
    expect(store.open()[0]?.billedUntil).to.equal(1_700_000_060);

    store.update(hash(9), 0, 120);
    expect(store.open()).to.be.empty;
    expect(store.current(120)).to.have.length(1);
    expect(store.current(121)).to.be.empty;

    store.update(hash(9), 1_700_000_060, 121);
    expect(store.open()).to.have.length(1);
  });
});

describe("CursorStore", () => {
  const folder = temporaryFolder();

  it("keeps each reader's place", () => {
    const file = join(folder.path, "agent.db");
    const database = openDatabase(file, AGENT_TABLES);
    new CursorStore(database).set("deals", 7);
    new CursorStore(database).set("deals", 8);
    database.close();
    const reopened = new CursorStore(openDatabase(file, AGENT_TABLES));
    expect(reopened.get("deals")).to.equal(8);
    expect(reopened.get("asks")).to.equal(undefined);
  });
});
