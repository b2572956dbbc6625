import { join } from "node:path";

import { expect } from "chai";

import { addressOf } from "../helpers/agreement.ts";
import { MACHINE, RepeatStage, type Seen } from "../helpers/RepeatStage.ts";
import { temporaryFolder } from "../helpers/temporaryFolder.ts";

const OTHER = addressOf(0xab);

/** What nodes agree on, and on what they do not: the numbers are too far apart, or one alone has one, this node or another. */
const AGREED: Seen = [[5n], [5n], [5n]];
const APART: Seen = [[900n], [300n], [100n]];
const MINE: Seen = [[5n, 7n], [5n], [5n]];
const ANOTHERS: Seen = [[5n], [5n, 7n], [5n]];

describe("Repeats", () => {
  const folder = temporaryFolder();
  const stages: RepeatStage[] = [];
  const create = (heartbeatMs?: number): RepeatStage => {
    const stage = new RepeatStage(join(folder.path, `node-${Math.random()}.db`), heartbeatMs);
    stages.push(stage);
    return stage;
  };
  let stage: RepeatStage;
  beforeEach(async () => {
    stage = create();
    stage.at(20, 0.5);
    expect(await stage.comes(MACHINE), "a machine that was never measured").to.equal(true);
  });
  afterEach(() => {
    for (const one of stages.splice(0)) one.stop();
  });

  /** In how many of the epochs the machine was measured, by their numbers: each is reported as told, then it comes. */
  const repeatsIn = async (from: number, epochs: number, seen: (epoch: number) => Seen): Promise<number[]> => {
    const measured: number[] = [];
    for (let epoch = from; epoch < from + epochs; epoch += 1) {
      stage.at(epoch + 1, 0.1);
      await stage.report(epoch, { [MACHINE]: seen(epoch) });
      for (const part of [0.2, 0.9]) {
        stage.at(epoch + 1, part);
        if (await stage.comes(MACHINE)) measured.push(epoch + 1);
      }
    }
    return measured;
  };

  it("has a machine measured in the next epoch where the report left out what is too far apart", async () => {
    expect(await repeatsIn(20, 1, () => APART)).to.deep.equal([21]);
  });

  it("leaves a machine alone of which all that was measured is attested, or that was measured since", async () => {
    expect(await repeatsIn(20, 3, () => AGREED)).to.be.empty;
    stage.at(24, 0.1);
    await stage.report(20, { [MACHINE]: APART });
    expect(await stage.comes(MACHINE)).to.equal(true);
    await stage.report(21, { [MACHINE]: APART });
    expect(await stage.comes(MACHINE), "by what it has measured since").to.equal(false);
    expect(stage.repeats.leftOut(MACHINE, MACHINE)?.repeat).to.equal("measured");
  });

  it("leaves it to the others where this node alone has a benchmark, and measures what another alone has", async () => {
    stage = create();
    stage.finds = [5n, 7n];
    stage.at(20, 0.5);
    await stage.comes(MACHINE);
    expect(await repeatsIn(20, 3, () => MINE)).to.be.empty;
    expect(stage.repeats.leftOut(MACHINE, MACHINE)).to.deep.include({ repeat: "others", notBefore: null });

    stage = create();
    stage.at(20, 0.5);
    await stage.comes(MACHINE);
    expect(await repeatsIn(20, 1, () => ANOTHERS)).to.deep.equal([21]);
  });

  it("tries again after an epoch, and after twice as long each time, until that is longer than the regular interval", async () => {
    expect(await repeatsIn(20, 13, () => APART)).to.deep.equal([21, 22, 24, 28]);
  });

  it("pitfall_27_measures a machine that never agrees six times in its weeks, and else at its regular times", async () => {
    const weeks = 8;
    const always = await repeatsIn(20, weeks * 28, () => APART);
    // Half of the regular interval at least lies between two regular measurements.
    expect(always.length).to.be.within(6, 6 + weeks * 2);
    expect(stage.repeats.leftOut(MACHINE, MACHINE)?.repeat).to.be.oneOf(["regular", "measured"]);
    const late = always.filter((epoch) => epoch > 20 + 2 * 28 + 32);
    for (const [index, epoch] of late.entries()) {
      if (index > 0) expect(epoch - (late[index - 1] ?? 0)).to.be.at.least(14);
    }
  });

  it("pitfall_27_measures a machine that agrees and disagrees in turn no more often, and does not put off its time", async () => {
    const inTurn = await repeatsIn(20, 28, (epoch) => (epoch % 2 === 0 ? APART : AGREED));
    // The pauses are kept: it is tried at the first report that leaves something out after each.
    expect(inTurn.slice(0, 3)).to.deep.equal([21, 23, 25]);
    expect(inTurn.length).to.be.within(5, 7);
    const regular = await repeatsIn(48, 14, () => AGREED);
    expect(inTurn.length + regular.length, "its regular time came all the same").to.be.at.least(6);
  });

  it("begins anew once an interval has passed since the last try and the machine is agreed on", async () => {
    // After six tries, of which the last is in epoch 52, regular times are all that is left: never two in a row.
    await repeatsIn(20, 33, () => APART);
    await repeatsIn(53, 5, () => AGREED);
    expect(await repeatsIn(58, 2, () => APART), "too early").not.to.deep.equal([59, 60]);
    await repeatsIn(60, 21, () => AGREED);
    expect(await repeatsIn(81, 2, () => APART)).to.deep.equal([82, 83]);
  });

  it("keeps the count, and what is left to do, over a restart", async () => {
    await repeatsIn(20, 2, () => APART);
    stage.at(23, 0.1);
    await stage.report(22, { [MACHINE]: APART });
    const before = stage.repeats.leftOut(MACHINE, MACHINE);
    expect(before?.repeat).to.equal("soon");
    stage.restart();
    expect(stage.repeats.leftOut(MACHINE, MACHINE)).to.deep.equal(before);
    stage.at(23, 0.9);
    expect(await stage.comes(MACHINE), "the pause is not over").to.equal(false);
    stage.at(24, 0.3);
    expect(await stage.comes(MACHINE)).to.equal(true);
  });

  it("waits for a machine that has a deal, and measures it once it is free", async () => {
    stage.at(21, 0.1);
    await stage.report(20, { [MACHINE]: APART });
    for (const epoch of [21, 22, 23]) {
      stage.at(epoch, 0.5);
      expect(await stage.comes(MACHINE, false)).to.equal(false);
    }
    expect(await stage.comes(MACHINE)).to.equal(true);
  });

  it("leaves a machine that fails to the pauses of what fails", async () => {
    stage.at(21, 0.1);
    await stage.report(20, { [MACHINE]: APART });
    stage.finds = undefined;
    const tries: number[] = [];
    for (let minute = 0; minute < 640; minute += 1) {
      stage.clock.see({ number: minute + 1, timestamp: stage.timeIn(21, 0.2) + minute * 60 });
      if (await stage.comes(MACHINE)) tries.push(minute);
    }
    expect(tries).to.deep.equal([0, 5, 15, 35, 75, 155, 315, 635]);
    stage.at(23, 0.1);
    await stage.report(22, { [MACHINE]: APART });
    expect(stage.repeats.isDue(MACHINE, MACHINE, stage.at(23, 0.5))).to.equal(true);
    expect(await stage.comes(MACHINE), "640 minutes after the last").to.equal(false);
  });

  it("counts a try that a machine broke off, and keeps what it measured before and when its time is", async () => {
    const before = stage.measurements.measuredAt(MACHINE);
    stage.at(21, 0.1);
    await stage.report(20, { [MACHINE]: APART });
    stage.leaves(MACHINE);
    expect(stage.measurements.measuredAt(MACHINE)).to.equal(before);
    for (const part of [0.2, 0.5, 0.9]) {
      stage.at(21, part);
      expect(await stage.comes(MACHINE), "until the pause is over").to.equal(false);
    }
    stage.at(22, 0.3);
    expect(await stage.comes(MACHINE)).to.equal(true);
  });

  it("measures all machines of a master at once, and counts that once", async () => {
    stage = create(10);
    stage.master = addressOf(0xba);
    stage.at(20, 0.5);
    const all = async (): Promise<boolean[]> => Promise.all([MACHINE, OTHER].map((worker) => stage.comes(worker)));
    await stage.comes(MACHINE);
    await all();
    const measured = stage.measured;
    stage.at(21, 0.1);
    await stage.report(20, { [MACHINE]: APART, [OTHER]: AGREED });
    expect(await all()).to.deep.equal([true, true]);
    expect(stage.measured).to.equal(measured + 2);
    stage.at(22, 0.2);
    await stage.report(21, { [MACHINE]: AGREED, [OTHER]: APART });
    expect(stage.repeats.leftOut(OTHER, stage.master)).to.deep.include({
      repeat: "soon",
      notBefore: stage.timeIn(22, 0.1),
    });
    expect(await all(), "the other's turn comes an epoch later").to.deep.equal([true, true]);
    stage.at(23, 0.3);
    await stage.report(22, { [MACHINE]: APART, [OTHER]: APART });
    expect(stage.repeats.leftOut(MACHINE, stage.master)?.notBefore).to.equal(stage.timeIn(24, 0.2));
    expect(await all(), "a master's machines share their pauses").to.deep.equal([false, false]);
  });

  it("tells what was left out, and what this node does about it", async () => {
    expect(stage.repeats.leftOut(MACHINE, MACHINE)).to.equal(null);
    const asOf = stage.at(21, 0);
    await stage.report(20, { [MACHINE]: APART });
    const told = stage.repeats.leftOut(MACHINE, MACHINE);
    expect(told).to.deep.include({ sequence: 1, epoch: 20, nodes: 3, repeat: "soon", notBefore: asOf });
    expect(told?.benchmarks.map(({ benchmark, kind, by }) => [benchmark, kind, by.length])).to.deep.equal([
      [0, "differ", 3],
    ]);
    for (const other of ["regular", "others"] as const) {
      expect(stage.repeats.leftOut(MACHINE, MACHINE, other)).to.deep.include({ repeat: other, notBefore: null });
    }
    expect(stage.repeats.leftOut(OTHER, OTHER)).to.equal(null);
    await stage.report(21, { [MACHINE]: AGREED });
    expect(stage.repeats.leftOut(MACHINE, MACHINE), "by the newest report").to.equal(null);
  });
});
