import type { DatabaseSync } from "node:sqlite";

import { expect } from "chai";

import { MAX_ROUNDS, MAX_SENTENCE, type MachineLeftOut, type MachineRound } from "@sonm/protocol/machine.ts";
import { readMachineAnswer } from "@sonm/protocol/readMachineAnswer.ts";

import { canonicalJson } from "../../src/lib/canonicalJson.ts";
import { machineLines } from "../../src/machines/machineLines.ts";
import { assignmentReasons } from "../../src/node/machines/assignmentReasons.ts";
import { MachineView } from "../../src/node/machines/MachineView.ts";
import { leavesOf } from "../../src/node/machines/leavesOf.ts";
import { type VouchFacts, whyNotVouched } from "../../src/node/machines/whyNotVouched.ts";
import { LeafStore } from "../../src/store/LeafStore.ts";
import { MeasurementStore } from "../../src/store/MeasurementStore.ts";
import { NODE_TABLES } from "../../src/store/nodeTables.ts";
import { openDatabase } from "../../src/store/openDatabase.ts";
import { RoundStore } from "../../src/store/RoundStore.ts";
import { addressOf, machineOf, observationOf } from "../helpers/agreement.ts";

const WORKER = addressOf(0xaa);
const OTHER = addressOf(0xbb);
const NOW = 1_700_001_000;
const DAY = 86_400;

const LEFT_OUT: MachineLeftOut = {
  sequence: 3,
  epoch: 4,
  nodes: 3,
  benchmarks: [{ benchmark: 2, kind: "few", by: [addressOf(1)] }],
  repeat: "soon",
  notBefore: NOW + 3_000,
};

const round = (endedAt: number, parts: Partial<MachineRound> = {}): MachineRound => ({
  endedAt,
  outcome: "measured",
  failures: {},
  ...parts,
});

describe("what a node tells of a machine", () => {
  let database: DatabaseSync;
  beforeEach(() => {
    database = openDatabase(":memory:", NODE_TABLES);
  });
  afterEach(() => database.close());

  describe("RoundStore", () => {
    it("keeps the last rounds of each machine, newest first", () => {
      const rounds = new RoundStore(database, 1_000);
      rounds.add(OTHER, round(5));
      for (let at = 1; at <= MAX_ROUNDS + 5; at += 1) rounds.add(WORKER, round(at));
      expect(rounds.of(WORKER).map(({ endedAt }) => endedAt)).to.deep.equal(
        Array.from({ length: MAX_ROUNDS }, (_, at) => MAX_ROUNDS + 5 - at),
      );
      expect(rounds.of(OTHER)).to.have.length(1);
      expect(database.prepare("SELECT COUNT(*) AS n FROM measurement_rounds").get()).to.include({ n: MAX_ROUNDS + 1 });
    });

    it("holds no more than its number, however many machines come", () => {
      const rounds = new RoundStore(database, 10);
      for (let at = 1; at <= 50; at += 1) rounds.add(addressOf(at), round(at));
      expect(database.prepare("SELECT COUNT(*) AS n FROM measurement_rounds").get()).to.include({ n: 10 });
      expect(rounds.of(addressOf(50))).to.have.length(1);
      expect(rounds.of(addressOf(40))).to.be.empty;
    });

    it("spells every part so that the protocol reads it", () => {
      const rounds = new RoundStore(database, 10);
      const failures = { "GPU 0000:01:00.0": "a", "7": "b", ["x".repeat(99)]: "c" };
      rounds.add(WORKER, round(1, { outcome: "partial", failures }));
      expect(Object.keys(rounds.of(WORKER)[0]?.failures ?? {})).to.have.members([
        "gpu-0000-01-00.0",
        "part-7",
        "x".repeat(40),
      ]);
    });

    it("cuts the machine's own words short", () => {
      const rounds = new RoundStore(database, 10);
      rounds.add(WORKER, round(1, { outcome: "failed", failures: { disk: "x".repeat(5_000) } }));
      expect(rounds.of(WORKER)[0]?.failures["disk"]).to.have.length(MAX_SENTENCE);
    });
  });

  describe("LeafStore", () => {
    const machine = (measuredAt: number, by = [addressOf(1)]) => ({ worker: WORKER, measuredAt, by });

    it("tells of each leaf the first report with it, in whatever order reports come", () => {
      const leaves = new LeafStore(database);
      leaves.add({ sequence: 8, epoch: 18, machines: [machine(100, [addressOf(2)])] });
      leaves.add({ sequence: 7, epoch: 17, machines: [machine(100)] });
      leaves.add({ sequence: 9, epoch: 19, machines: [machine(200), { ...machine(150), worker: OTHER }] });
      expect(leaves.of(WORKER)).to.deep.equal([
        { measuredAt: 200, sequence: 9, epoch: 19, by: [addressOf(1)] },
        { measuredAt: 100, sequence: 7, epoch: 17, by: [addressOf(1)] },
      ]);
    });

    it("takes the report that replaced one of the same number after a reorganisation", () => {
      const leaves = new LeafStore(database);
      leaves.add({ sequence: 8, epoch: 18, machines: [machine(100)] });
      leaves.add({ sequence: 8, epoch: 18, machines: [machine(100, [])] });
      expect(leaves.of(WORKER)[0]?.by).to.deep.equal([]);
    });

    it("forgets what is too much or too old", () => {
      const leaves = new LeafStore(database);
      for (let at = 1; at <= MAX_ROUNDS + 3; at += 1) {
        leaves.add({ sequence: at, epoch: at, machines: [machine(at)] });
      }
      expect(leaves.of(WORKER)).to.have.length(MAX_ROUNDS);
      leaves.add({ sequence: 99, epoch: 99, machines: [machine(101 * DAY)] });
      expect(leaves.of(WORKER).map(({ measuredAt }) => measuredAt)).to.deep.equal([101 * DAY]);
    });
  });

  it("leavesOf names those whose own measurement stands in the report", () => {
    const [one, two] = [machineOf(5n), machineOf(5n, { worker: OTHER })];
    const seen = [observationOf(3, [one]), observationOf(1, [one, two]), observationOf(2, [])];
    const { machines } = leavesOf({ sequence: 4, epoch: 7n }, { machines: [one] }, seen);
    expect(machines).to.deep.equal([{ worker: WORKER, measuredAt: one.measuredAt, by: [addressOf(1), addressOf(3)] }]);
  });

  describe("whyNotVouched", () => {
    const FACTS: VouchFacts = {
      now: NOW,
      isMember: true,
      heardAt: NOW - 10,
      measuredAt: NOW - 100,
      tried: true,
      goneAfterSeconds: DAY,
      validSeconds: 30 * DAY,
    };
    const codes = (facts: Partial<VouchFacts>) => whyNotVouched({ ...FACTS, ...facts }).map(({ code }) => code);

    it("follows the rules by which machines are observed, to the second", () => {
      expect(codes({})).to.deep.equal([]);
      expect(codes({ heardAt: NOW - DAY })).to.deep.equal([]);
      expect(codes({ heardAt: NOW - DAY - 1 })).to.deep.equal(["gone"]);
      expect(codes({ measuredAt: NOW - 30 * DAY })).to.deep.equal([]);
      expect(codes({ measuredAt: NOW - 30 * DAY - 1 })).to.deep.equal(["ended"]);
      expect(codes({ measuredAt: undefined, heardAt: undefined, tried: false })).to.deep.equal(["unheard"]);
      expect(codes({ measuredAt: undefined })).to.deep.equal(["unmeasured"]);
      expect(codes({ isMember: false, heardAt: 0 })).to.deep.equal(["no-seat", "gone"]);
      expect(codes({ validSeconds: undefined, measuredAt: 0 })).to.deep.equal([]);
    });

    it("says so in sentences with a remedy", () => {
      expect(whyNotVouched({ ...FACTS, heardAt: 0 })[0]?.message).to.contain("more than 24 hours. Start its agent");
      expect(whyNotVouched({ ...FACTS, measuredAt: 0 })[0]?.message).to.contain("30 days old");
    });
  });

  it("assignmentReasons names a node of the machine's own owner, and cards that are another master's", () => {
    const held = {
      commitment: `0x${"ab".repeat(32)}`,
      master: OTHER,
      worker: OTHER,
      heldUntil: 1_800_000_000,
    } as const;
    expect(assignmentReasons({ owner: OTHER, master: WORKER, heldCards: [] })).to.deep.equal([]);
    expect(assignmentReasons({ owner: undefined, master: WORKER, heldCards: [] })).to.deep.equal([]);
    const [own, card] = assignmentReasons({ owner: WORKER, master: WORKER, heldCards: [held] });
    expect(own?.code).to.equal("own");
    expect(card?.message).to.contain("0xabababab").and.contain("2027-01-15T08:00:00.000Z");
  });

  it("MachineView answers what the protocol reads, and adds the reasons of further rules", async () => {
    const measurements = new MeasurementStore(database);
    const [rounds, leaves] = [new RoundStore(database, 100), new LeafStore(database)];
    const view = new MachineView({
      signer: () => addressOf(1),
      clock: { now: () => NOW + 0.5 },
      measurements,
      rounds,
      leaves,
      archive: { newestLeaf: (worker) => (worker === WORKER ? { sequence: 3, epoch: 4, measuredAt: 5 } : undefined) },
      isMember: () => true,
      validSeconds: () => Promise.resolve(30 * DAY),
      goneAfterSeconds: DAY,
      leftOut: (worker) => (worker === WORKER ? LEFT_OUT : null),
      reasons: [(worker) => (worker === OTHER ? [{ code: "cooldown", message: "Wait." }] : [])],
    });
    const told = async (worker: typeof WORKER) => readMachineAnswer(JSON.parse(canonicalJson(await view.of(worker))));
    const { master: _, ...measured } = machineOf(5n, { measuredAt: NOW - 100, benchmarks: [0n, 5n, 0n, 0n] });
    measurements.save(measured);
    rounds.add(WORKER, round(NOW - 5, { outcome: "partial", failures: { disk: "It is gone." } }));
    leaves.add({ sequence: 3, epoch: 4, machines: [{ worker: WORKER, measuredAt: 5, by: [addressOf(1)] }] });
    const known = await told(WORKER);
    expect(known).to.deep.include({ worker: WORKER, node: addressOf(1), heardAt: NOW - 5, reasons: [] });
    expect(known.leftOut).to.deep.equal(LEFT_OUT);
    expect(known.measured?.facts.physicalCores).to.equal(4);
    expect(known.rounds[0]?.failures).to.deep.equal({ disk: "It is gone." });
    expect(known.leaves[0]?.by).to.deep.equal([addressOf(1)]);
    const other = await told(OTHER);
    expect(other).to.deep.include({ measured: null, heardAt: null, inReport: null, rounds: [], leftOut: null });
    const lines = machineLines(known);
    expect(lines).to.include("report 3 of epoch 4 leaves out:");
    expect(lines).to.include('  Only 1 of 3 masternodes measured "Logical cores".');
    expect(lines.join("\n")).to.contain("not before 2023-11-14T23:20:00Z");
    expect(machineLines(other).join("\n")).not.to.contain("leaves out");
    expect(other.reasons.map(({ code }) => code)).to.deep.equal(["unheard", "cooldown"]);
  });
});
