import { expect } from "chai";

import type { Hex } from "../../../src/lib/Hex.ts";
import type { Gate } from "../../../src/modules/Challenge.ts";
import { SlotPlanner, type Report, type SlotSettings } from "../../../src/node/slots/SlotPlanner.ts";
import { addressOf } from "../../helpers/agreement.ts";
import { fixedRandom } from "../../helpers/fixedRandom.ts";

const [A, B] = [addressOf(0xa1), addressOf(0xb1)];
const MASTER = addressOf(0x11);
const OTHER = addressOf(0x22);

const SETTINGS: SlotSettings = {
  leadMs: 45_000,
  windowMs: 5_000,
  presentMs: 86_400_000,
  patienceMs: 900_000,
  maxMasters: 1,
  maxMachines: 8,
};

/** A planner, and machines that report to it at a time. */
const planner = (settings: Partial<SlotSettings> = {}, seed = "slots") => {
  const slots = new SlotPlanner({ ...SETTINGS, ...settings }, fixedRandom(seed));
  const report = (worker: Hex, now: number, parts: Partial<Report> = {}) => {
    const turn = slots.report({ worker, master: MASTER, ready: true, due: false, repeat: false, ...parts }, now);
    return turn.kind === "wait" ? turn.ms : turn.kind;
  };
  const pass = (worker: Hex, gate: Gate, now: number) => {
    const passage = slots.pass(worker, gate, now);
    return passage.kind === "wait" ? passage.ms : passage.kind;
  };
  return { slots, report, pass };
};

describe("SlotPlanner", () => {
  it("begins at once with a master's only machine", () => {
    const { report, pass, slots } = planner();
    expect(report(A, 0)).to.equal("idle");
    expect(report(A, 10, { due: true })).to.equal("begin");
    expect(pass(A, "gpu", 20)).to.equal("open");
    slots.leave(A, true);
    expect(report(A, 30), "until it is due again").to.equal("idle");
  });

  it("tells all machines of a master the same time once one of them is due, and begins with all", () => {
    const { report, pass } = planner();
    report(B, 0);
    expect(report(A, 1_000, { due: true })).to.equal(45_000);
    expect(report(B, 30_000)).to.equal(16_000);
    expect(report(A, 31_000)).to.equal(15_000);
    expect(report(B, 46_000)).to.equal("begin");
    expect(pass(B, "gpu", 46_100), "until the other has come").to.equal(250);
    expect(report(A, 46_200)).to.equal("begin");
    expect(pass(A, "gpu", 46_300)).to.equal(250);
    expect(pass(B, "gpu", 46_350)).to.equal(200);
    expect([pass(A, "gpu", 46_550), pass(B, "gpu", 46_550)]).to.deep.equal(["open", "open"]);
  });

  it("begins each part on all of them at the same time", () => {
    const { report, pass } = planner({ leadMs: 0 });
    report(B, 0);
    report(A, 0, { due: true });
    report(B, 0);
    for (const worker of [A, B]) pass(worker, "gpu", 100);
    expect(pass(A, "gpu", 400)).to.equal("open");
    expect(pass(A, "cpu.single", 500), "while the other's card is busy").to.equal(250);
    expect(pass(B, "gpu", 600)).to.equal("open");
    expect(pass(A, "cpu.single", 9_000)).to.equal(250);
    expect(pass(B, "cpu.single", 9_100)).to.equal(250);
    expect([pass(A, "cpu.single", 9_350), pass(B, "cpu.single", 9_350)]).to.deep.equal(["open", "open"]);
  });

  it("pitfall_27_measures none of them where one does not come, or leaves before the end", () => {
    const away = planner({ leadMs: 0 });
    away.report(B, 0);
    away.report(A, 0, { due: true });
    expect(away.pass(A, "gpu", 5_000)).to.equal(250);
    expect(away.pass(A, "gpu", 5_001)).to.equal("broken");
    expect(away.report(B, 5_001), "too late for this slot").to.equal("idle");

    const left = planner({ leadMs: 0 });
    left.report(B, 0);
    left.report(A, 0, { due: true });
    left.report(B, 0);
    left.slots.leave(B, false);
    expect(left.pass(A, "gpu", 10)).to.equal("broken");
  });

  it("has a machine that came too late wait for the next slot, with all of them again", () => {
    const { report, pass, slots } = planner({ leadMs: 1_000 });
    report(B, 0);
    report(A, 0, { due: true });
    report(A, 1_000);
    expect(pass(A, "gpu", 6_001)).to.equal("broken");
    slots.leave(A, false);
    expect(report(B, 6_100, { due: true })).to.equal(1_000);
    expect(report(A, 6_500)).to.equal(600);
  });

  it("waits for a machine that it heard of before, and for none that has been silent too long", () => {
    const { slots, report } = planner();
    slots.expect(B, MASTER, -1_000);
    expect(report(A, 0, { due: true }), "together with the other").to.equal(45_000);
    const later = planner();
    later.slots.expect(B, MASTER, -86_400_001);
    expect(later.report(A, 0, { due: true })).to.equal("begin");
  });

  it("waits for a machine that is not free, but not for ever", () => {
    const { report } = planner();
    report(B, 0, { ready: false });
    expect(report(A, 0, { due: true })).to.equal("idle");
    expect(report(A, 899_999, { due: true })).to.equal("idle");
    expect(report(A, 900_000, { due: true })).to.equal("begin");
  });

  it("draws some of more machines than can be measured at once, others each time", () => {
    const workers = Array.from({ length: 9 }, (_, index) => addressOf(index + 1));
    const drawn = new Set<string>();
    for (let round = 0; round < 20; round += 1) {
      const { report } = planner({ maxMachines: 3 }, `draw ${round}`);
      for (const worker of workers) report(worker, 0);
      report(workers[0] as Hex, 0, { due: true });
      const begun = workers.filter((worker) => report(worker, 45_000) === "begin");
      expect(begun).to.have.length(3);
      drawn.add(begun.join());
    }
    expect(drawn.size).to.be.greaterThan(10);
  });

  it("measures no more masters at a time than it should", () => {
    const { report, slots } = planner();
    report(A, 0, { due: true });
    expect(report(B, 0, { due: true, master: OTHER })).to.equal(1_000);
    slots.leave(A, true);
    expect(report(B, 1, { due: true, master: OTHER })).to.equal("begin");
  });

  it("measures before their time half of those masters at most, so that the others find room", () => {
    const { report } = planner({ maxMasters: 3 });
    const masters = [1, 2, 3, 4].map((number) => addressOf(number));
    const [first, second, third, fourth] = masters as [Hex, Hex, Hex, Hex];
    const early = { due: true, repeat: true };
    expect(report(first, 0, { ...early, master: first })).to.equal("begin");
    expect(report(second, 0, { ...early, master: second })).to.equal("begin");
    expect(report(third, 0, { ...early, master: third })).to.equal("idle");
    expect(report(fourth, 0, { due: true, master: fourth })).to.equal("begin");
  });

  it("gives machines a common time for the next slot, but not where they are measured before their time", () => {
    const { report, slots } = planner();
    report(A, 0, { due: true });
    expect(slots.drawOf(A)).to.be.within(0, 1);
    const early = planner();
    early.report(A, 0, { due: true, repeat: true });
    expect(early.slots.drawOf(A)).to.equal(undefined);
  });

  it("draws first those that need it of more machines than can be measured at once before their time", () => {
    const workers = Array.from({ length: 9 }, (_, index) => addressOf(index + 1));
    const need = workers.slice(4, 6);
    const others = new Set<string>();
    for (let round = 0; round < 20; round += 1) {
      const { report } = planner({ maxMachines: 3 }, `repeat ${round}`);
      for (const worker of workers) report(worker, 0, { repeat: need.includes(worker) });
      report(need[0] as Hex, 0, { due: true, repeat: true });
      const begun = workers.filter((worker) => report(worker, 45_000) === "begin");
      expect(begun).to.have.length(3).and.to.include.members(need);
      others.add(begun.find((worker) => !need.includes(worker)) ?? "");
    }
    expect(others.size).to.be.greaterThan(4);
  });

  it("lets one machine at a time measure its network, in the order in which they come", () => {
    const { report, pass, slots } = planner({ maxMasters: 2 });
    report(A, 0, { due: true });
    report(B, 0, { due: true, master: OTHER });
    expect(pass(B, "network", 10)).to.equal("open");
    expect(pass(A, "network", 20)).to.equal(500);
    expect(pass(B, "network", 30), "its upload").to.equal("open");
    slots.leave(B, true);
    expect(pass(A, "network", 40)).to.equal("open");
  });
});
