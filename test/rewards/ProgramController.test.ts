import { expect } from "chai";
import { parseEther } from "ethers";

import {
  MAX_BAND,
  MAX_BOOST,
  MAX_OPEN_PROGRAMS,
  MAX_PROGRAM,
  MAX_RESERVE_MARGIN,
  MIN_BAND,
  MIN_GUARANTEE,
  MIN_RESERVE_MARGIN,
  STEER_FRESHNESS,
} from "@sonm/protocol/generated/constants.ts";
import { RewardMode, Steering } from "@sonm/protocol/generated/enums.ts";

import type { MandateStruct } from "../../types/rewards/ProgramController.ts";
import { chain } from "../helpers/chain.ts";
import { submitReport } from "../helpers/reports.ts";
import { admitRig, BUDGET, DAY, openProgram, RATE } from "../helpers/rewards.ts";
import type { RewardStage } from "../helpers/rewards.ts";
import { giveMandate, mandateWith, nameController, recordDays, reserveOf, WINDOW } from "../helpers/steering.ts";

const { networkHelpers } = chain;
const GUARANTEE = 90n * DAY;
/** What a mandate of tests promises a unit, SNM wei. */
const EACH = reserveOf(1n, GUARANTEE);

/** A fixture: ten units are missing, and a mandate has money for many. */
async function shortOfTen() {
  const stage = await nameController();
  const given = await giveMandate(stage);
  await recordDays(stage, WINDOW + 1, { supply: 10n, demand: 10n });
  return { ...stage, ...given };
}

/** A fixture: a program was opened for the ten. */
async function steeredOnce() {
  const stage = await shortOfTen();
  await stage.controller.steer(0);
  return { ...stage, openedAt: BigInt(await networkHelpers.time.latest()) };
}

/** Lets an average settle at so much supply and demand. */
const settleAt = async (stage: RewardStage, supply: bigint, demand: bigint) =>
  recordDays(stage, WINDOW, { supply, demand });

const now = async () => BigInt(await networkHelpers.time.latest());

describe("ProgramController", () => {
  describe("setMandate", () => {
    it("hands a class to the controller, and tells everything", async () => {
      const stage = await networkHelpers.loadFixture(nameController);
      const { controller, dao } = stage;
      const mandate = mandateWith({ mode: RewardMode.Floor, minSoftwareVersion: 66_051, feePerGpuDay: 5 });
      expect(await controller.mandateOf(4)).to.deep.equal(Array.from({ length: 11 }, () => 0n));
      await expect(controller.connect(dao).setMandate(4, mandate))
        .to.emit(controller, "MandateSet")
        .withArgs(4, Object.values(mandate));
      expect(await controller.mandateOf(4)).to.deep.equal(Object.values(mandate).map(BigInt));
      expect(await controller.programFor(4)).to.deep.equal([0n, false]);
      expect(await controller.earliestSteer(4)).to.equal(DAY);
      expect(await controller.dao()).to.equal(dao);
    });

    it("reverts for anybody but the DAO, as ending one does", async () => {
      const { controller, stranger } = await networkHelpers.loadFixture(shortOfTen);
      const foreign = controller.connect(stranger);
      for (const call of [() => foreign.setMandate(0, mandateWith()), () => foreign.endMandate(0)]) {
        await expect(call()).to.be.revertedWithCustomError(controller, "ControllerDaoOnly").withArgs(stranger);
      }
    });

    it("reverts without reward or room", async () => {
      const { controller, dao } = await networkHelpers.loadFixture(nameController);
      const mine = controller.connect(dao);
      await expect(mine.setMandate(0, mandateWith({ usdPerGpuDay: 0 }))).to.be.revertedWithCustomError(
        controller,
        "ControllerRewardZero",
      );
      await expect(mine.setMandate(0, mandateWith({ maxGpus: 0 }))).to.be.revertedWithCustomError(
        controller,
        "ControllerGpusZero",
      );
    });

    const bounds: readonly (readonly [keyof MandateStruct, string, bigint, bigint])[] = [
      ["step", "ControllerStepOutOfRange", 1n, 100n],
      ["guarantee", "ControllerGuaranteeOutOfRange", MIN_GUARANTEE, MAX_PROGRAM],
      ["reserveMargin", "ControllerMarginOutOfRange", MIN_RESERVE_MARGIN, MAX_RESERVE_MARGIN],
      ["band", "ControllerBandOutOfRange", MIN_BAND, MAX_BAND],
    ];
    for (const [field, error, lowest, highest] of bounds) {
      it(`takes a ${field} from ${lowest} to ${highest}`, async () => {
        const { controller, dao } = await networkHelpers.loadFixture(nameController);
        const mine = controller.connect(dao);
        for (const wrong of [lowest - 1n, highest + 1n]) {
          await expect(mine.setMandate(0, mandateWith({ [field]: wrong })))
            .to.be.revertedWithCustomError(controller, error)
            .withArgs(wrong, lowest, highest);
        }
        for (const right of [lowest, highest]) await mine.setMandate(0, mandateWith({ [field]: right }));
      });
    }

    it("takes a boost of 0 to 9,000 basis points", async () => {
      const { controller, dao } = await networkHelpers.loadFixture(nameController);
      const mine = controller.connect(dao);
      await expect(mine.setMandate(0, mandateWith({ boost: MAX_BOOST + 1n })))
        .to.be.revertedWithCustomError(controller, "ControllerBoostTooHigh")
        .withArgs(MAX_BOOST + 1n, MAX_BOOST);
      for (const boost of [0n, MAX_BOOST]) await mine.setMandate(0, mandateWith({ boost }));
    });
  });

  describe("endMandate", () => {
    it("takes the class back; its program goes on", async () => {
      const { controller, dao, programs } = await networkHelpers.loadFixture(steeredOnce);
      await expect(controller.connect(dao).endMandate(0)).to.emit(controller, "MandateEnded").withArgs(0);
      expect((await controller.mandateOf(0)).maxGpus).to.equal(0n);
      expect((await programs.state(0)).admits).to.equal(true);
      expect(await controller.programFor(0)).to.deep.equal([0n, true]);
      await networkHelpers.time.increase(DAY);
      const mine = controller.connect(dao);
      for (const call of [() => mine.endMandate(0), () => mine.planFor(0), () => mine.steer(0)]) {
        await expect(call()).to.be.revertedWithCustomError(controller, "ControllerMandateMissing").withArgs(0);
      }
    });
  });

  describe("steer", () => {
    it("opens a program for what is missing, paid for as long as it guarantees", async () => {
      const { controller, mandate, programs, stranger } = await networkHelpers.loadFixture(shortOfTen);
      const plan = [BigInt(Steering.Opened), 10_000n, 10_000n, 0n, 10n, 10n * EACH];
      expect(await controller.planFor(0)).to.deep.equal(plan);
      const steered = controller.connect(stranger).steer(0);
      await expect(steered).to.emit(controller, "Steered").withArgs(0, plan);
      const start = await now();
      const { usdPerGpuDay, minSoftwareVersion, reserveMargin } = mandate;
      const terms = [0, mandate.mode, usdPerGpuDay, start, start + GUARANTEE, start + GUARANTEE];
      await expect(steered)
        .to.emit(programs, "ProgramCreated")
        .withArgs(0, [...terms, minSoftwareVersion, 10, reserveMargin], 10n * EACH);
      expect(await programs.state(0)).to.deep.equal([10n * EACH, 10n * EACH, 0n, 0n, true, false]);
      expect(await controller.programFor(0)).to.deep.equal([0n, true]);
      expect(await controller.earliestSteer(0)).to.equal(start + DAY);
      // A machine of all ten is promised all that was given.
      expect(await programs.reserveFor(0, 10)).to.be.at.most(10n * EACH);
    });

    it("acts once an interval, and not a second before it is over", async () => {
      const { controller, openedAt } = await networkHelpers.loadFixture(steeredOnce);
      await networkHelpers.time.setNextBlockTimestamp(openedAt + DAY - 1n);
      await expect(controller.steer(0))
        .to.be.revertedWithCustomError(controller, "ControllerTooEarly")
        .withArgs(0, openedAt + DAY);
      await networkHelpers.time.setNextBlockTimestamp(openedAt + DAY);
      await expect(controller.steer(0))
        .to.be.revertedWithCustomError(controller, "ControllerNothingToDo")
        .withArgs(0, 10_000, 10_000);
    });

    it("reverts until supply and demand of seven intervals are known", async () => {
      const stage = await networkHelpers.loadFixture(nameController);
      const { balances, controller } = stage;
      await giveMandate(stage);
      await expect(controller.steer(0))
        .to.be.revertedWithCustomError(balances, "BalanceTooYoung")
        .withArgs(0, 0, 7n * DAY);
      await recordDays(stage, WINDOW, { supply: 10n, demand: 10n });
      await expect(controller.steer(0)).to.be.revertedWithCustomError(balances, "BalanceTooYoung");
      await recordDays(stage, 1, { supply: 10n, demand: 10n });
      await controller.steer(0);
    });

    it("reverts for supply and demand that are older than four intervals", async () => {
      const { balances, controller } = await networkHelpers.loadFixture(shortOfTen);
      const { asOf } = await balances.latest(0);
      const last = asOf + STEER_FRESHNESS * DAY;
      await networkHelpers.time.increaseTo(last);
      await controller.planFor(0);
      await networkHelpers.time.increaseTo(last + 1n);
      await expect(controller.steer(0))
        .to.be.revertedWithCustomError(controller, "ControllerBalanceStale")
        .withArgs(0, asOf, last + 2n);
    });

    it("opens nothing at a stale rate, and suspends all the same", async () => {
      const stage = await networkHelpers.loadFixture(shortOfTen);
      const { controller, system, nodes } = stage;
      await networkHelpers.time.increase(DAY);
      await expect(controller.steer(0)).to.be.revertedWithCustomError(controller, "ControllerNothingToDo");
      await submitReport(system, nodes);
      await controller.steer(0);
      await settleAt(stage, 30n, 10n);
      await networkHelpers.time.increase(DAY);
      expect((await controller.steer.staticCall(0)).steering).to.equal(BigInt(Steering.Suspended));
    });

    it("reverts for a class that is not there, whatever the DAO said", async () => {
      const stage = await networkHelpers.loadFixture(nameController);
      const { balances, controller } = stage;
      await giveMandate(stage, {}, 250);
      await expect(controller.steer(250)).to.be.revertedWithCustomError(balances, "BalanceTooYoung");
    });

    it("reverts while too many programs are open, and spends nothing", async () => {
      const stage = await networkHelpers.loadFixture(shortOfTen);
      const { controller, programs, system } = stage;
      for (let index = 0n; index < MAX_OPEN_PROGRAMS; index += 1n) await openProgram(system, {}, 1n);
      const before = await controller.spendable(0);
      await expect(controller.steer(0)).to.be.revertedWithCustomError(programs, "ProgramsTooMany");
      expect(await controller.spendable(0)).to.be.at.least(before);
      expect(await controller.programFor(0)).to.deep.equal([0n, false]);
    });

    it("reverts once the DAO named another controller", async () => {
      const { controller, dao, programs, stranger } = await networkHelpers.loadFixture(shortOfTen);
      await programs.connect(dao).setController(stranger);
      await expect(controller.steer(0))
        .to.be.revertedWithCustomError(programs, "ProgramDeciderOnly")
        .withArgs(controller);
    });
  });

  describe("the band", () => {
    it("is the band: nothing is done at its ends, something beyond them", async () => {
      const stage = await networkHelpers.loadFixture(steeredOnce);
      const { controller } = stage;
      const does = async (supply: bigint) => {
        await settleAt(stage, supply, 1_000n);
        return Number((await controller.planFor(0)).steering);
      };
      expect(await does(1_800n)).to.equal(Steering.None);
      expect(await does(2_200n)).to.equal(Steering.None);
      expect(await does(1_799n)).to.equal(Steering.Enlarged);
      expect(await does(2_201n)).to.equal(Steering.Suspended);
    });

    it("has nothing to suspend without a program", async () => {
      const stage = await networkHelpers.loadFixture(nameController);
      await giveMandate(stage);
      await recordDays(stage, WINDOW + 1, { supply: 10n, demand: 0n });
      const { steering } = await stage.controller.planFor(0);
      expect(Number(steering)).to.equal(Steering.None);
    });

    it("suspends once, and resumes when supply is short again and there is room", async () => {
      const stage = await networkHelpers.loadFixture(steeredOnce);
      const { controller, programs } = stage;
      await settleAt(stage, 30n, 10n);
      const suspended = [BigInt(Steering.Suspended), 30_000n, 10_000n, 0n, 0n, 0n];
      const stops = controller.steer(0);
      await expect(stops).to.emit(controller, "Steered").withArgs(0, suspended);
      await expect(stops).to.emit(programs, "ProgramAdmissionSet").withArgs(0, false);
      await settleAt(stage, 30n, 10n);
      await expect(controller.steer(0)).to.be.revertedWithCustomError(controller, "ControllerNothingToDo");

      await settleAt(stage, 10n, 10n);
      const budget = (await programs.state(0)).budget;
      const resumed = [BigInt(Steering.Resumed), 10_000n, 10_000n, 0n, 0n, 0n];
      const goesOn = controller.steer(0);
      await expect(goesOn).to.emit(controller, "Steered").withArgs(0, resumed);
      await expect(goesOn).to.emit(programs, "ProgramAdmissionSet").withArgs(0, true);
      expect((await programs.state(0)).budget).to.equal(budget);
    });

    it("resumes what the DAO suspended by hand while it holds a mandate, and not without one", async () => {
      const stage = await networkHelpers.loadFixture(steeredOnce);
      const { controller, dao, programs } = stage;
      await programs.connect(dao).setAdmission(0, false);
      await recordDays(stage, 2, { supply: 10n, demand: 10n });
      expect(Number((await controller.planFor(0)).steering)).to.equal(Steering.Resumed);
      await controller.connect(dao).endMandate(0);
      await expect(controller.steer(0)).to.be.revertedWithCustomError(controller, "ControllerMandateMissing");
      expect((await programs.state(0)).admits).to.equal(false);
    });
  });

  describe("what does not show yet", () => {
    it("adds nothing more until supply is proved of a time after what it did last", async () => {
      const stage = await networkHelpers.loadFixture(steeredOnce);
      const { controller, openedAt, worker } = stage;
      // All that there was room for came at once, and no report has seen it.
      await admitRig(stage, 0n, worker.address, 8);
      await recordDays(stage, 1, { supply: 10n, demand: 10n });
      const { since } = await stage.balances.average(0, DAY);
      expect(since).to.be.lessThan(openedAt);
      await expect(controller.steer(0)).to.be.revertedWithCustomError(controller, "ControllerNothingToDo");
      await recordDays(stage, 1, { supply: 12n, demand: 10n });
      expect((await stage.balances.average(0, DAY)).since).to.be.at.least(openedAt);
      expect((await controller.planFor(0)).gpus).to.equal(6n); // eight are missing, two have room
    });

    it("sees supply as it is now, and demand as it was for a week", async () => {
      const stage = await networkHelpers.loadFixture(shortOfTen);
      await recordDays(stage, 1, { supply: 18n, demand: 17n });
      const { steering, supply, demand } = await stage.controller.planFor(0);
      expect([Number(steering), supply, demand]).to.deep.equal([Steering.Opened, 18_000n, 11_000n]);
    });

    it("suspends what fills up faster than it thought, at once", async () => {
      const stage = await networkHelpers.loadFixture(steeredOnce);
      await recordDays(stage, 1, { supply: 30n, demand: 10n });
      expect(Number((await stage.controller.planFor(0)).steering)).to.equal(Steering.Suspended);
    });
  });

  describe("enlarging", () => {
    it("adds room for what is missing beyond the room there is, and pays for that alone", async () => {
      const stage = await networkHelpers.loadFixture(steeredOnce);
      const { controller, openedAt, programs } = stage;
      await settleAt(stage, 20n, 20n); // 20 are missing, 10 have room
      await controller.steer(0);
      const [at, { budget }, { maxGpus }] = [await now(), await programs.state(0), await programs.terms(0)];
      expect(maxGpus).to.equal(20n);
      const expected = reserveOf(20n, openedAt + GUARANTEE - at);
      expect(budget).to.equal(expected);
      const plan = [BigInt(Steering.Enlarged), 20_000n, 20_000n, 0n, 10n, expected - 10n * EACH];
      const [event] = await controller.queryFilter(controller.filters.Steered, -1);
      expect(event?.args.plan).to.deep.equal(plan);
    });

    it("takes members again in what was suspended", async () => {
      const stage = await networkHelpers.loadFixture(steeredOnce);
      const { controller, programs } = stage;
      await settleAt(stage, 30n, 10n);
      await controller.steer(0);
      await settleAt(stage, 20n, 20n);
      const enlarged = controller.steer(0);
      await expect(enlarged).to.emit(programs, "ProgramEnlarged");
      await expect(enlarged).to.emit(programs, "ProgramAdmissionSet").withArgs(0, true);
    });

    it("leaves members' promise and all terms but the room as they were", async () => {
      const stage = await networkHelpers.loadFixture(steeredOnce);
      const { controller, programs, worker } = stage;
      await admitRig(stage, 0n, worker.address, 4);
      const [terms, member] = [await programs.terms(0), await programs.member(0, worker)];
      await settleAt(stage, 20n, 20n);
      await controller.steer(0);
      const after = await programs.terms(0);
      expect(after.maxGpus).to.equal(24n); // 20 missing, and the four that are members
      expect([...after].toSpliced(7, 1)).to.deep.equal([...terms].toSpliced(7, 1));
      expect(await programs.member(0, worker)).to.deep.equal(member);
    });

    it("makes room for the largest machine at least", async () => {
      const stage = await networkHelpers.loadFixture(nameController);
      const { controller } = stage;
      await giveMandate(stage, { step: 8 });
      await recordDays(stage, WINDOW + 1, { supply: 5n, demand: 3n });
      expect((await controller.planFor(0)).gpus).to.equal(8n);
      await giveMandate(stage, { step: 1 });
      await networkHelpers.time.increase(DAY);
      await submitReport(stage.system, stage.nodes);
      expect((await controller.planFor(0)).gpus).to.equal(1n);
    });

    it("never passes the mandate's units", async () => {
      const stage = await networkHelpers.loadFixture(nameController);
      const { controller, programs } = stage;
      await giveMandate(stage, { maxGpus: 12 });
      await recordDays(stage, WINDOW + 1, { supply: 10n, demand: 10n });
      await controller.steer(0);
      await settleAt(stage, 50n, 50n);
      expect((await controller.planFor(0)).gpus).to.equal(2n);
      await controller.steer(0);
      expect((await programs.terms(0)).maxGpus).to.equal(12n);
      await recordDays(stage, 1, { supply: 50n, demand: 50n });
      expect(Number((await controller.planFor(0)).steering)).to.equal(Steering.None);
    });

    it("adds no room to what the DAO made larger than the mandate", async () => {
      const stage = await networkHelpers.loadFixture(steeredOnce);
      const { controller, dao, programs } = stage;
      await programs.connect(dao).enlarge(0, 200, 0);
      await settleAt(stage, 500n, 500n);
      const plan = await controller.planFor(0);
      expect([Number(plan.steering), plan.gpus]).to.deep.equal([Steering.Enlarged, 0n]);
      expect(plan.budget).to.be.greaterThan(0n);
    });

    it("never passes what may be spent", async () => {
      const stage = await networkHelpers.loadFixture(nameController);
      const { controller, programs } = stage;
      await giveMandate(stage, { dailyGrant: EACH / 4n });
      await recordDays(stage, WINDOW + 1, { supply: 10n, demand: 10n });
      const funds = await controller.spendable(0);
      const plan = await controller.planFor(0);
      expect(plan.gpus).to.equal(funds / EACH);
      expect(plan.budget).to.equal((funds / EACH) * EACH);
      await controller.steer(0);
      expect((await programs.state(0)).budget).to.equal(plan.budget);
    });

    it("never passes what is here that no program has", async () => {
      const stage = await networkHelpers.loadFixture(shortOfTen);
      const { controller, programs, system } = stage;
      const rest = 3n * EACH + EACH / 2n;
      await openProgram(system, {}, 10n * BUDGET - rest);
      expect(await programs.unallocated()).to.equal(rest);
      const plan = await controller.planFor(0);
      expect([plan.gpus, plan.budget]).to.deep.equal([3n, 3n * EACH]);
    });

    it("does nothing with less than a unit's money", async () => {
      const stage = await networkHelpers.loadFixture(shortOfTen);
      const { controller, system } = stage;
      await openProgram(system, {}, 10n * BUDGET - EACH + 1n);
      expect(Number((await controller.planFor(0)).steering)).to.equal(Steering.None);
    });

    it("tops a program up where SNM has lost value, and gives it nothing where it gained", async () => {
      const stage = await networkHelpers.loadFixture(steeredOnce);
      const { controller, openedAt, programs } = stage;
      await recordDays(stage, 2, { supply: 10n, demand: 10n }, { rate: (RATE * 12n) / 10n });
      await controller.steer(0);
      const left = openedAt + GUARANTEE - (await now());
      expect((await programs.terms(0)).maxGpus).to.equal(10n);
      expect((await programs.state(0)).budget).to.equal(reserveOf(10n, left, (RATE * 12n) / 10n));
      await recordDays(stage, 2, { supply: 10n, demand: 10n }, { rate: RATE });
      expect(Number((await controller.planFor(0)).steering)).to.equal(Steering.None);
    });

    it("follows a rate that moves tenfold: as many units as the money pays, then all of them", async () => {
      const stage = await networkHelpers.loadFixture(nameController);
      const { controller, programs, system, nodes } = stage;
      await giveMandate(stage, { dailyGrant: 2n * EACH });
      await recordDays(stage, WINDOW + 1, { supply: 10n, demand: 10n });
      let rate = RATE;
      for (let step = 0; step < 13; step += 1) {
        rate = (rate * 6n) / 5n;
        await submitReport(system, nodes, { rate });
      }
      expect(rate / RATE).to.equal(10n);
      const dear = reserveOf(1n, GUARANTEE, rate);
      expect((await controller.planFor(0)).gpus).to.equal((await controller.spendable(0)) / dear);
      for (let step = 0; step < 21; step += 1) {
        rate = (rate * 9n) / 10n;
        await submitReport(system, nodes, { rate });
      }
      await recordDays(stage, 1, { supply: 10n, demand: 10n });
      const plan = await controller.planFor(0);
      expect([plan.gpus, plan.budget]).to.deep.equal([10n, 10n * reserveOf(1n, GUARANTEE, rate)]);
      await controller.steer(0);
      expect((await programs.state(0)).budget).to.equal(plan.budget);
    });
  });

  describe("another program", () => {
    it("is opened when half of the guarantee is over, and the one before takes no members any more", async () => {
      const stage = await networkHelpers.loadFixture(steeredOnce);
      const { controller, openedAt, programs } = stage;
      const half = openedAt + GUARANTEE / 2n;
      await networkHelpers.time.increaseTo(half - 2n * DAY - 12n * 3_600n);
      await recordDays(stage, 2, { supply: 20n, demand: 20n });
      await networkHelpers.time.increaseTo(half - 2n * 3_600n);
      await submitReport(stage.system, stage.nodes);
      await networkHelpers.time.increaseTo(half);
      const planned = await controller.planFor(0);
      expect([Number(planned.steering), planned.gpus]).to.deep.equal([Steering.Enlarged, 10n]);
      await networkHelpers.time.increaseTo(half + 1n);
      const opened = controller.steer(0);
      const plan = [BigInt(Steering.Opened), planned.supply, planned.demand, 1n, 20n, 20n * EACH];
      await expect(opened).to.emit(controller, "Steered").withArgs(0, plan);
      await expect(opened).to.emit(programs, "ProgramAdmissionSet").withArgs(0, false);
      expect((await programs.state(1)).admits).to.equal(true);
      expect(await controller.programFor(0)).to.deep.equal([1n, true]);
      expect((await programs.state(0)).budget).to.equal(10n * EACH);
    });

    it("is opened after the last one has ended, which is left alone", async () => {
      const stage = await networkHelpers.loadFixture(steeredOnce);
      const { controller, openedAt, programs } = stage;
      await networkHelpers.time.increaseTo(openedAt + GUARANTEE);
      await recordDays(stage, 2, { supply: 10n, demand: 10n });
      const opened = controller.steer(0);
      await expect(opened).to.emit(programs, "ProgramCreated");
      await expect(opened).to.not.emit(programs, "ProgramAdmissionSet");
      expect(await controller.programFor(0)).to.deep.equal([1n, true]);
    });

    it("is opened after the last one was closed, and what ended is not suspended", async () => {
      const stage = await networkHelpers.loadFixture(steeredOnce);
      const { controller, openedAt, programs } = stage;
      await networkHelpers.time.increaseTo(openedAt + GUARANTEE + 91n * DAY);
      await programs.close(0);
      await recordDays(stage, WINDOW + 1, { supply: 30n, demand: 10n });
      await recordDays(stage, WINDOW, { supply: 30n, demand: 10n });
      expect(Number((await controller.planFor(0)).steering)).to.equal(Steering.None);
      await settleAt(stage, 10n, 10n);
      await controller.steer(0);
      expect(await controller.programFor(0)).to.deep.equal([1n, true]);
    });

    it("is opened under another mandate, on the new terms", async () => {
      const stage = await networkHelpers.loadFixture(steeredOnce);
      const { controller, programs } = stage;
      await giveMandate(stage, { usdPerGpuDay: parseEther("1"), guarantee: 120n * DAY });
      await recordDays(stage, 4, { supply: 10n, demand: 10n });
      await controller.steer(0);
      const { usdPerGpuDay, start, end, maxGpus } = await programs.terms(1);
      expect([usdPerGpuDay, end - start, maxGpus]).to.deep.equal([parseEther("1"), 120n * DAY, 10n]);
      expect((await programs.state(0)).admits).to.equal(false);
      expect((await programs.terms(0)).usdPerGpuDay).to.equal(parseEther("2"));
    });

    it("is opened under a mandate that was ended and set again; the time between two acts goes on", async () => {
      const stage = await networkHelpers.loadFixture(steeredOnce);
      const { controller, dao, openedAt } = stage;
      await controller.connect(dao).endMandate(0);
      await giveMandate(stage);
      expect(await controller.earliestSteer(0)).to.equal(openedAt + DAY);
      await recordDays(stage, 3, { supply: 10n, demand: 10n });
      await controller.steer(0);
      expect(await controller.programFor(0)).to.deep.equal([1n, true]);
    });

    it("leaves what the DAO extended, and suspends it where supply is enough", async () => {
      const stage = await networkHelpers.loadFixture(steeredOnce);
      const { controller, dao, openedAt, programs } = stage;
      await programs.connect(dao).extend(0, openedAt + 200n * DAY);
      await networkHelpers.time.increaseTo(openedAt + 120n * DAY);
      await recordDays(stage, WINDOW + 1, { supply: 30n, demand: 10n });
      expect(Number((await controller.planFor(0)).steering)).to.equal(Steering.Suspended);
      await controller.steer(0);
      expect((await programs.state(0)).admits).to.equal(false);
    });
  });
});
