import { join } from "node:path";
import type { DatabaseSync } from "node:sqlite";

import { expect } from "chai";
import { id } from "ethers";

import type { Hex } from "../../src/lib/Hex.ts";
import { DeviceBook } from "../../src/node/DeviceBook.ts";
import { DeviceStore } from "../../src/store/DeviceStore.ts";
import { NODE_TABLES } from "../../src/store/nodeTables.ts";
import { openDatabase } from "../../src/store/openDatabase.ts";
import { ReportStore } from "../../src/store/ReportStore.ts";
import { addressOf, machineOf } from "../helpers/agreement.ts";
import { silentLog } from "../helpers/silentLog.ts";
import { temporaryFolder } from "../helpers/temporaryFolder.ts";

const HOUR = 3_600;
const COOLDOWN = 7 * 24 * HOUR;
const CARD = id("card") as Hex;
const [FIRST, SECOND, THIRD] = [addressOf(0x21), addressOf(0x22), addressOf(0x23)];
const [ANN, BOB] = [addressOf(0x31), addressOf(0x32)];

const machineWith = (master: Hex, worker: Hex, commitment = CARD) =>
  machineOf(1_000n, {
    worker,
    master,
    gpus: [{ model: `0x${"11".repeat(32)}`, memoryBytes: 8n, commitment }],
    benchmarks: [0n, 1_000n, 0n, 0n, 0n, 0n, 0n, 1n],
  });

/** When report number `sequence` closes its epoch. */
const at = (sequence: number): number => 1_000_000 + sequence * HOUR;

describe("who holds a card", () => {
  const folder = temporaryFolder();
  let database: DatabaseSync;
  let store: DeviceStore;
  let book: DeviceBook;
  beforeEach(() => {
    database = openDatabase(":memory:", NODE_TABLES);
    store = new DeviceStore(database);
    book = new DeviceBook(store, silentLog);
  });
  afterEach(() => database.close());

  const attest = (sequence: number, ...machines: ReturnType<typeof machineWith>[]): void =>
    store.add(sequence, { asOf: at(sequence), machines });
  /** Whether a node still says of a master's machine that it has the card, so long after report 1. */
  const isShown = (master: Hex, worker: Hex, time: number): boolean =>
    book.withoutHeld(machineWith(master, worker), time, COOLDOWN).gpus.length === 1;

  it("is its master until the machine was without it for the cooldown, to the second", () => {
    attest(1, machineWith(ANN, FIRST));
    expect(isShown(BOB, SECOND, at(1) + COOLDOWN - 1)).to.equal(false);
    expect(book.heldCards(SECOND)).to.deep.equal([
      { commitment: CARD, master: ANN, worker: FIRST, heldUntil: at(1) + COOLDOWN },
    ]);
    expect(isShown(BOB, SECOND, at(1) + COOLDOWN)).to.equal(true);
    expect(book.heldCards(SECOND)).to.be.empty;
  });

  it("is counted from the last report that attests it, not from the first", () => {
    for (let sequence = 1; sequence <= 100; sequence += 1) attest(sequence, machineWith(ANN, FIRST));
    expect(isShown(BOB, SECOND, at(100) + COOLDOWN - 1)).to.equal(false);
    expect(isShown(BOB, SECOND, at(100) + COOLDOWN)).to.equal(true);
  });

  it("lets cards move freely between machines of one master", () => {
    attest(1, machineWith(ANN, FIRST));
    expect(isShown(ANN, SECOND, at(2))).to.equal(true);
    attest(2, machineWith(ANN, SECOND));
    expect(isShown(ANN, FIRST, at(3))).to.equal(true);
    expect(store.holderOf(CARD, 0)).to.deep.equal({ master: ANN, worker: SECOND, lastAttested: at(2) });
  });

  it("is not changed by a copy of its commitment, even where reports attested that", () => {
    attest(1, machineWith(ANN, FIRST));
    for (let sequence = 2; sequence <= 300; sequence += 1) {
      attest(sequence, sequence % 2 === 0 ? machineWith(BOB, SECOND) : machineWith(ANN, FIRST));
      expect(isShown(ANN, FIRST, at(sequence + 1)), `report ${sequence}`).to.equal(true);
      expect(isShown(BOB, SECOND, at(sequence + 1)), `report ${sequence}`).to.equal(false);
    }
  });

  it("becomes who has it after the cooldown, and the first master has to wait as long for it to return", () => {
    attest(1, machineWith(ANN, FIRST));
    const moved = 1 + COOLDOWN / HOUR;
    expect(isShown(BOB, SECOND, at(moved))).to.equal(true);
    attest(moved, machineWith(BOB, SECOND));
    expect(isShown(ANN, FIRST, at(moved + 1))).to.equal(false);
    expect(isShown(BOB, THIRD, at(moved + 1))).to.equal(true);
    expect(isShown(ANN, FIRST, at(moved) + COOLDOWN)).to.equal(true);
  });

  it("loses only the card that another holds, with what was measured of it", () => {
    attest(1, machineWith(ANN, FIRST));
    const left = book.withoutHeld(machineWith(BOB, SECOND), at(2), COOLDOWN);
    expect(left.gpus).to.be.empty;
    expect(left.benchmarks).to.deep.equal([0n, 1_000n, 0n, 0n]);
    const other = machineWith(BOB, SECOND, id("other") as Hex);
    expect(book.withoutHeld(other, at(2), COOLDOWN)).to.equal(other);
  });

  it("is forgotten with reports that a reorganisation took back, and known as before", () => {
    const reports = new ReportStore(database);
    const accept = (sequence: number, master: Hex, worker: Hex, dataHash = id(`data ${sequence}`) as Hex): void => {
      const root = id(`root ${sequence}`) as Hex;
      reports.accept({ sequence, block: sequence, epoch: BigInt(sequence), setId: 1, root, rate: 1n, dataHash });
      attest(sequence, machineWith(master, worker));
    };
    accept(1, ANN, FIRST);
    accept(2, ANN, SECOND);
    reports.keepOnly(1, { newest: 100, interval: 24, oldestEpoch: 0n });
    expect(store.holderOf(CARD, 0)).to.deep.equal({ master: ANN, worker: FIRST, lastAttested: at(1) });
    accept(1, BOB, THIRD, id("another report") as Hex);
    expect(store.holderOf(CARD, 0)).to.deep.equal({ master: BOB, worker: THIRD, lastAttested: at(1) });
    reports.keepOnly(0, { newest: 100, interval: 24, oldestEpoch: 0n });
    expect(store.holderOf(CARD, 0)).to.equal(undefined);
  });

  it("stays when reports grow old, and after a restart, and takes little room", () => {
    const file = join(folder.path, "node.db");
    const first = openDatabase(file, NODE_TABLES);
    for (let sequence = 1; sequence <= 100; sequence += 1) {
      new DeviceStore(first).add(sequence, { asOf: at(sequence), machines: [machineWith(ANN, FIRST)] });
    }
    const rows = first.prepare("SELECT COUNT(*) AS count FROM attested_devices").get();
    expect(rows?.["count"]).to.be.at.most(33);
    first.close();
    const again = openDatabase(file, NODE_TABLES);
    expect(new DeviceStore(again).holderOf(CARD, at(99))).to.deep.include({ master: ANN, lastAttested: at(100) });
    new DeviceStore(again).add(1_000, { asOf: at(1_000), machines: [] });
    expect(new DeviceStore(again).holderOf(CARD, 0)).to.equal(undefined);
    again.close();
  });

  it("is nobody by reports that name no master", () => {
    store.add(1, { asOf: at(1), machines: [{ ...machineWith(ANN, FIRST), master: null }] });
    expect(store.holderOf(CARD, 0)).to.equal(undefined);
  });
});
