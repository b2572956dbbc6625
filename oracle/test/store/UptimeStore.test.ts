import { join } from "node:path";
import type { DatabaseSync } from "node:sqlite";

import { expect } from "chai";

import type { Hex } from "../../src/lib/Hex.ts";
import { NODE_TABLES } from "../../src/store/nodeTables.ts";
import { ObservationStore } from "../../src/store/ObservationStore.ts";
import { openDatabase } from "../../src/store/openDatabase.ts";
import { OutageStore } from "../../src/store/OutageStore.ts";
import { ReportStore, type AcceptedReport } from "../../src/store/ReportStore.ts";
import { SigningRecord } from "../../src/store/SigningRecord.ts";
import { UptimeStore } from "../../src/store/UptimeStore.ts";
import { addressOf } from "../helpers/agreement.ts";
import { temporaryFolder } from "../helpers/temporaryFolder.ts";

const WORKER = addressOf(0xaa);
const OTHER = addressOf(0xbb);
const INTERVAL = 24;
const KEEP = { newest: 10, interval: INTERVAL, oldestEpoch: 0n };

const hash = (number: number): Hex => `0x${number.toString(16).padStart(64, "0")}`;

const reportOf = (sequence: number, dataHash = hash(sequence)): AcceptedReport => ({
  sequence,
  block: sequence,
  epoch: BigInt(sequence),
  setId: 1,
  root: hash(1_000 + sequence),
  rate: 1n,
  dataHash,
});

/** Reports close an epoch of ten seconds each. */
const timeOf = (sequence: number): number => sequence * 10;

describe("UptimeStore", () => {
  const folder = temporaryFolder();
  let database: DatabaseSync;
  let reports: ReportStore;
  let uptimes: UptimeStore;

  beforeEach(() => {
    database = openDatabase(":memory:", NODE_TABLES);
    reports = new ReportStore(database);
    uptimes = new UptimeStore(database);
  });
  afterEach(() => database.close());

  const accept = (sequence: number, online: number | undefined, dataHash = hash(sequence)): void => {
    reports.accept(reportOf(sequence, dataHash));
    reports.saveData(dataHash, "{}", []);
    uptimes.add(sequence, timeOf(sequence), online === undefined ? [] : [{ worker: WORKER, online }]);
  };
  const provable = (last: number) => ({ oldest: last - 3, interval: INTERVAL });

  it("finds the newest count up to a time and the oldest since one, among reports that can be proved", () => {
    for (let sequence = 1; sequence <= 30; sequence += 1) accept(sequence, sequence);
    expect(uptimes.upTo(WORKER, 300, provable(30)), "nothing is final").to.equal(undefined);
    reports.makeFinal(30);
    expect(reports.newestFinal).to.equal(30);
    const upTo = (time: number) => uptimes.upTo(WORKER, time, provable(30))?.sequence;
    const since = (time: number) => uptimes.since(WORKER, time, provable(30))?.sequence;
    expect([299, 300, 270, 269, 240, 239].map(upTo)).to.deep.equal([29, 30, 27, 24, 24, undefined]);
    expect([0, 240, 241, 271, 300, 301].map(since)).to.deep.equal([24, 24, 27, 28, 30, undefined]);
    expect(uptimes.upTo(OTHER, 300, provable(30))).to.equal(undefined);
  });

  it("keeps the newest reports, and those whose root stays for good as long as they matter", () => {
    for (let sequence = 1; sequence <= 60; sequence += 1) accept(sequence, sequence);
    reports.makeFinal(60);
    reports.keepOnly(60, KEEP);
    const kept = () => reports.newest(100).map(({ sequence }) => sequence);
    expect(kept()).to.deep.equal([60, 59, 58, 57, 56, 55, 54, 53, 52, 51, 48, 24]);
    expect(reports.data(hash(24))).not.to.equal(undefined);
    expect(reports.data(hash(23))).to.equal(undefined);
    expect(uptimes.upTo(WORKER, timeOf(47), provable(60))?.sequence).to.equal(24);
    reports.keepOnly(60, { ...KEEP, oldestEpoch: 25n });
    expect(kept().at(-1)).to.equal(48);
  });

  it("never forgets a machine's newest count, though no report is left that attests it", () => {
    accept(1, 7);
    for (let sequence = 2; sequence <= 30; sequence += 1) accept(sequence, undefined);
    reports.keepOnly(30, KEEP);
    expect(uptimes.newest()).to.deep.equal(new Map([[WORKER, { asOf: 10, online: 7 }]]));
    expect(uptimes.upTo(WORKER, 300, { oldest: 0, interval: INTERVAL }), "it can't be proved").to.equal(undefined);
  });

  it("takes back what a report attested that a reorganisation replaced or removed", () => {
    accept(1, 7);
    accept(2, 17);
    accept(3, 27);
    reports.accept(reportOf(3, hash(99)));
    expect(reports.isIndexed(3)).to.equal(false);
    expect(uptimes.newest().get(WORKER)).to.deep.equal({ asOf: 20, online: 17 });
    reports.saveData(hash(99), "{}", []);
    expect(reports.unindexed().map(({ sequence }) => sequence)).to.deep.equal([3]);
    uptimes.add(3, 30, [{ worker: WORKER, online: 20 }]);
    expect(uptimes.newest().get(WORKER)?.online).to.equal(20);
    reports.keepOnly(1, KEEP);
    expect(uptimes.newest().get(WORKER)).to.deep.equal({ asOf: 10, online: 7 });
  });

  it("takes up a report once, also where the chain shows it again in another block", () => {
    accept(1, 7);
    reports.accept({ ...reportOf(1), block: 5 });
    expect(reports.isIndexed(1)).to.equal(true);
    expect(reports.find(1)?.block).to.equal(5);
  });

  it("tells which data are missing, newest first", () => {
    for (let sequence = 1; sequence <= 60; sequence += 1) reports.accept(reportOf(sequence));
    reports.saveData(hash(59), "{}", []);
    expect(reports.missing(provable(60)).map(({ sequence }) => sequence)).to.deep.equal([60, 58, 57, 48, 24]);
  });

  it("knows from the reports when a machine was last online", () => {
    const outages = new OutageStore(database);
    accept(1, 10);
    accept(2, 20);
    accept(3, 20);
    expect(outages.machines(0)).to.deep.equal([{ worker: WORKER, firstHeard: null, lastHeard: 20 }]);
    expect(outages.machines(21)).to.be.empty;
  });

  it("is added to an older database, of which reports and digests stay, and what can't be read any more goes", () => {
    const file = join(folder.path, "node.db");
    const old = openDatabase(file, NODE_TABLES.slice(0, 2));
    old.exec(`
      INSERT INTO signed_epochs VALUES (5, '0x01', '{"version":1}');
      INSERT INTO observations VALUES (5, '{}');
      INSERT INTO reports VALUES (3, 3, 5, 1, '0x02', '1', '${hash(3)}');
      INSERT INTO report_data VALUES ('${hash(3)}', '{"version":1}', '[]');
    `);
    old.close();
    const renewed = openDatabase(file, NODE_TABLES);
    const store = new ReportStore(renewed);
    expect(store.newest(1)[0]?.dataHash).to.equal(hash(3));
    expect(store.data(hash(3))).to.equal('{"version":1}');
    expect(store.unindexed(), "they attest no uptime").to.be.empty;
    expect(new SigningRecord(renewed).find(5n)).to.deep.equal({ epoch: 5n, digest: "0x01", content: "" });
    expect(new ObservationStore(renewed).own(5n)).to.equal(undefined);
    expect(store.sources(hash(3)), "nor what they were made of").to.be.empty;
    renewed.close();
  });
});
