import { expect } from "chai";
import { parseEther, ZeroAddress } from "ethers";

import { MAX_OPEN_PROGRAMS, PROGRAMS_SUPPLY } from "@sonm/protocol/generated/constants.ts";

import { chain } from "../helpers/chain.ts";
import { admitRig, BUDGET, DAY, fundPrograms, openProgram, passDays, programTerms } from "../helpers/rewards.ts";

const { ethers, networkHelpers } = chain;
const FUNDS = 10n * BUDGET;

/** A fixture: one program, of 90 days that may become a year. */
async function oneProgram() {
  const stage = await fundPrograms();
  return { ...stage, ...(await openProgram(stage.system)) };
}

describe("RewardPrograms", () => {
  describe("create", () => {
    it("opens a program under the next id, and tells everything", async () => {
      const { dao, programs } = await networkHelpers.loadFixture(fundPrograms);
      const terms = await programTerms();
      await expect(programs.connect(dao).create(terms, BUDGET))
        .to.emit(programs, "ProgramCreated")
        .withArgs(0, Object.values(terms), BUDGET);
      expect(await programs.count()).to.equal(1n);
      expect(await programs.terms(0)).to.deep.equal(Object.values(terms).map(BigInt));
      expect(await programs.state(0)).to.deep.equal([BUDGET, BUDGET, 0n, 0n, true, false]);
      expect(await programs.unallocated()).to.equal(FUNDS - BUDGET);
    });

    it("reverts for anybody but the DAO and the controller", async () => {
      const { dao, holder, programs, stranger } = await networkHelpers.loadFixture(fundPrograms);
      const refused = async () =>
        expect(programs.connect(holder).create(await programTerms(), BUDGET))
          .to.be.revertedWithCustomError(programs, "ProgramDeciderOnly")
          .withArgs(holder);
      await refused();
      await programs.connect(dao).setController(stranger);
      await refused();
      await programs.connect(stranger).create(await programTerms(), BUDGET);
      expect((await programs.state(0)).budget).to.equal(BUDGET);
    });

    it("reverts without reward, places or budget", async () => {
      const { dao, programs } = await networkHelpers.loadFixture(fundPrograms);
      const mine = programs.connect(dao);
      const without = async (fields: Parameters<typeof programTerms>[0], budget: bigint, error: string) =>
        expect(mine.create(await programTerms(fields), budget)).to.be.revertedWithCustomError(programs, error);
      await without({ usdPerGpuDay: 0 }, BUDGET, "ProgramRewardZero");
      await without({ maxGpus: 0 }, BUDGET, "ProgramGpusZero");
      await without({}, 0n, "ProgramBudgetZero");
    });

    it("takes guarantees of 90 days and programs of a year, and nothing beyond", async () => {
      const { dao, programs } = await networkHelpers.loadFixture(fundPrograms);
      const mine = programs.connect(dao);
      const start = BigInt(await networkHelpers.time.latest());
      const refused = async (from: bigint, guaranteed: bigint, days: bigint) => {
        const [guaranteedUntil, end] = [from + guaranteed, from + days];
        const terms = await programTerms({ start: from, guaranteedUntil, end });
        await expect(mine.create(terms, BUDGET))
          .to.be.revertedWithCustomError(programs, "ProgramTimesInvalid")
          .withArgs(from, guaranteedUntil, end);
      };
      await refused(start, 90n * DAY - 1n, 90n * DAY);
      await refused(start, 90n * DAY, 90n * DAY - 1n);
      await refused(start, 90n * DAY, 365n * DAY + 1n);
      await refused(start - 90n * DAY, 90n * DAY, 91n * DAY);
      const longest = { start, guaranteedUntil: start + 90n * DAY, end: start + 365n * DAY };
      await mine.create(await programTerms(longest), BUDGET);
      await mine.create(await programTerms({ ...longest, end: longest.guaranteedUntil }), BUDGET);
    });

    it("takes margins from 10,000 to 40,000 basis points", async () => {
      const { dao, programs } = await networkHelpers.loadFixture(fundPrograms);
      const mine = programs.connect(dao);
      for (const reserveMargin of [9_999, 40_001]) {
        await expect(mine.create(await programTerms({ reserveMargin }), BUDGET))
          .to.be.revertedWithCustomError(programs, "ProgramMarginOutOfRange")
          .withArgs(reserveMargin, 10_000, 40_000);
      }
      for (const reserveMargin of [10_000, 40_000]) await mine.create(await programTerms({ reserveMargin }), BUDGET);
    });

    it("reverts for a class that is not there", async () => {
      const { classes, dao, programs } = await networkHelpers.loadFixture(fundPrograms);
      await expect(programs.connect(dao).create(await programTerms({ classId: 5 }), BUDGET))
        .to.be.revertedWithCustomError(classes, "ClassIdUnknown")
        .withArgs(5, 5);
    });

    it("gives what is here that no program has, to the last wei", async () => {
      const { dao, programs } = await networkHelpers.loadFixture(oneProgram);
      const mine = programs.connect(dao);
      const rest = FUNDS - BUDGET;
      await expect(mine.create(await programTerms(), rest + 1n))
        .to.be.revertedWithCustomError(programs, "ProgramFundsTooLow")
        .withArgs(rest, rest + 1n);
      await mine.create(await programTerms(), rest);
      expect(await programs.unallocated()).to.equal(0n);
    });

    it("reverts when too many are open, until one is closed", async () => {
      const { dao, programs, system, ...stage } = await networkHelpers.loadFixture(oneProgram);
      for (let index = 1n; index < MAX_OPEN_PROGRAMS; index += 1n) await openProgram(system, {}, 1n);
      await expect(programs.connect(dao).create(await programTerms(), 1n))
        .to.be.revertedWithCustomError(programs, "ProgramsTooMany")
        .withArgs(MAX_OPEN_PROGRAMS, MAX_OPEN_PROGRAMS);
      await passDays({ ...stage, dao, programs, system }, 181n);
      await programs.close(3);
      await openProgram(system, {}, 1n);
      expect(await programs.count()).to.equal(MAX_OPEN_PROGRAMS + 1n);
    });
  });

  describe("raiseBudget", () => {
    it("gives a program more", async () => {
      const { dao, programs } = await networkHelpers.loadFixture(oneProgram);
      await expect(programs.connect(dao).raiseBudget(0, 5n))
        .to.emit(programs, "ProgramBudgetRaised")
        .withArgs(0, 5, BUDGET + 5n);
      const { budget, left } = await programs.state(0);
      expect([budget, left]).to.deep.equal([BUDGET + 5n, BUDGET + 5n]);
    });

    it("reverts for anybody but the DAO, for nothing, for too much and for what is not there", async () => {
      const { dao, programs, stranger } = await networkHelpers.loadFixture(oneProgram);
      const mine = programs.connect(dao);
      await expect(programs.connect(stranger).raiseBudget(0, 5n))
        .to.be.revertedWithCustomError(programs, "ProgramDaoOnly")
        .withArgs(stranger);
      await expect(mine.raiseBudget(0, 0n)).to.be.revertedWithCustomError(programs, "ProgramBudgetZero");
      await expect(mine.raiseBudget(0, FUNDS))
        .to.be.revertedWithCustomError(programs, "ProgramFundsTooLow")
        .withArgs(FUNDS - BUDGET, FUNDS);
      await expect(mine.raiseBudget(1, 5n)).to.be.revertedWithCustomError(programs, "ProgramUnknown").withArgs(1, 1);
    });
  });

  describe("extend", () => {
    it("lets a program end later, up to a year after its start", async () => {
      const { dao, programs, terms } = await networkHelpers.loadFixture(oneProgram);
      const mine = programs.connect(dao);
      const latest = BigInt(terms.start) + 365n * DAY;
      const end = BigInt(terms.end);
      for (const wrong of [end, latest + 1n]) {
        await expect(mine.extend(0, wrong))
          .to.be.revertedWithCustomError(programs, "ProgramEndInvalid")
          .withArgs(0, wrong, end + 1n, latest);
      }
      await expect(mine.extend(0, latest)).to.emit(programs, "ProgramExtended").withArgs(0, latest);
      const after = await programs.terms(0);
      expect(after.end).to.equal(latest);
      expect(after.guaranteedUntil).to.equal(terms.guaranteedUntil);
      expect(after.usdPerGpuDay).to.equal(terms.usdPerGpuDay);
    });

    it("reverts for anybody but the DAO, and once it has ended", async () => {
      const { dao, programs, stranger, terms } = await networkHelpers.loadFixture(oneProgram);
      const later = BigInt(terms.end) + 1n;
      await expect(programs.connect(stranger).extend(0, later))
        .to.be.revertedWithCustomError(programs, "ProgramDaoOnly")
        .withArgs(stranger);
      await networkHelpers.time.increaseTo(BigInt(terms.end));
      await expect(programs.connect(dao).extend(0, later))
        .to.be.revertedWithCustomError(programs, "ProgramEnded")
        .withArgs(0, terms.end);
    });
  });

  describe("setAdmission", () => {
    it("stops and resumes", async () => {
      const { dao, programs } = await networkHelpers.loadFixture(oneProgram);
      for (const admits of [false, true]) {
        await expect(programs.connect(dao).setAdmission(0, admits))
          .to.emit(programs, "ProgramAdmissionSet")
          .withArgs(0, admits);
        expect((await programs.state(0)).admits).to.equal(admits);
      }
    });

    it("reverts for anybody but the DAO and the controller", async () => {
      const { dao, programs, stranger } = await networkHelpers.loadFixture(oneProgram);
      await expect(programs.connect(stranger).setAdmission(0, false))
        .to.be.revertedWithCustomError(programs, "ProgramDeciderOnly")
        .withArgs(stranger);
      await programs.connect(dao).setController(stranger);
      await programs.connect(stranger).setAdmission(0, false);
      expect((await programs.state(0)).admits).to.equal(false);
    });
  });

  describe("setController", () => {
    it("names another one, or none", async () => {
      const { dao, programs, stranger } = await networkHelpers.loadFixture(fundPrograms);
      expect(await programs.controller()).to.equal(ZeroAddress);
      for (const controller of [stranger.address, ZeroAddress]) {
        await expect(programs.connect(dao).setController(controller))
          .to.emit(programs, "ProgramControllerSet")
          .withArgs(controller);
        expect(await programs.controller()).to.equal(controller);
      }
    });

    it("reverts for anybody but the DAO, the controller too, which decides on no more than it must", async () => {
      const { dao, programs, stranger, terms } = await networkHelpers.loadFixture(oneProgram);
      await programs.connect(dao).setController(stranger);
      const foreign = programs.connect(stranger);
      for (const call of [
        () => foreign.setController(stranger),
        () => foreign.raiseBudget(0, 1n),
        () => foreign.extend(0, BigInt(terms.end) + 1n),
      ]) {
        await expect(call()).to.be.revertedWithCustomError(programs, "ProgramDaoOnly").withArgs(stranger);
      }
    });
  });

  describe("enlarge", () => {
    it("adds room, budget or both, and tells what there is then", async () => {
      const { dao, programs, terms } = await networkHelpers.loadFixture(oneProgram);
      const enlarged = async (gpus: bigint, amount: bigint, maxGpus: bigint, budget: bigint) =>
        expect(programs.connect(dao).enlarge(0, gpus, amount))
          .to.emit(programs, "ProgramEnlarged")
          .withArgs(0, maxGpus, amount, budget);
      await enlarged(5n, 7n, 105n, BUDGET + 7n);
      await enlarged(3n, 0n, 108n, BUDGET + 7n);
      await enlarged(0n, 2n, 108n, BUDGET + 9n);
      expect(await programs.state(0)).to.deep.equal([BUDGET + 9n, BUDGET + 9n, 0n, 0n, true, false]);
      const expected = Object.values({ ...terms, maxGpus: 108 }).map(BigInt);
      expect(await programs.terms(0)).to.deep.equal(expected);
      expect(await programs.unallocated()).to.equal(FUNDS - BUDGET - 9n);
    });

    it("lets members in that there was no room for", async () => {
      const stage = await networkHelpers.loadFixture(fundPrograms);
      const { dao, programs, system, worker } = stage;
      await openProgram(system, { maxGpus: 1 });
      await expect(admitRig(stage, 0n, worker.address, 2)).to.be.revertedWithCustomError(programs, "ProgramFull");
      await programs.connect(dao).enlarge(0, 1, 0);
      await admitRig(stage, 0n, worker.address, 2);
      expect((await programs.state(0)).gpus).to.equal(2n);
    });

    it("gives what is here that no program has, to the last wei", async () => {
      const { dao, programs } = await networkHelpers.loadFixture(oneProgram);
      const rest = FUNDS - BUDGET;
      await expect(programs.connect(dao).enlarge(0, 1, rest + 1n))
        .to.be.revertedWithCustomError(programs, "ProgramFundsTooLow")
        .withArgs(rest, rest + 1n);
      await programs.connect(dao).enlarge(0, 1, rest);
      expect(await programs.unallocated()).to.equal(0n);
    });

    it("reverts for anybody but DAO and controller, for nothing, and for what is not there", async () => {
      const { dao, programs, stranger } = await networkHelpers.loadFixture(oneProgram);
      const mine = programs.connect(dao);
      await expect(programs.connect(stranger).enlarge(0, 1, 0))
        .to.be.revertedWithCustomError(programs, "ProgramDeciderOnly")
        .withArgs(stranger);
      await expect(mine.enlarge(0, 0, 0)).to.be.revertedWithCustomError(programs, "ProgramGpusZero");
      await expect(mine.enlarge(1, 1, 0))
        .to.be.revertedWithCustomError(programs, "ProgramUnknown")
        .withArgs(1, 1);
    });

    it("takes as many units as fit, and no more", async () => {
      const { dao, programs, terms } = await networkHelpers.loadFixture(oneProgram);
      const most = 2n ** 32n - 1n;
      await expect(programs.connect(dao).enlarge(0, most - BigInt(terms.maxGpus) + 1n, 0))
        .to.be.revertedWithCustomError(programs, "SafeCastOverflowedUintDowncast")
        .withArgs(32, most + 1n);
      await programs.connect(dao).enlarge(0, most - BigInt(terms.maxGpus), 0);
      expect((await programs.terms(0)).maxGpus).to.equal(most);
    });

    it("reverts from the program's end on, and not before", async () => {
      const { dao, programs, terms } = await networkHelpers.loadFixture(oneProgram);
      const end = BigInt(terms.end);
      await networkHelpers.time.setNextBlockTimestamp(end - 1n);
      await programs.connect(dao).enlarge(0, 1, 0);
      await networkHelpers.time.setNextBlockTimestamp(end);
      await expect(programs.connect(dao).enlarge(0, 1, 0))
        .to.be.revertedWithCustomError(programs, "ProgramEnded")
        .withArgs(0, end);
      await networkHelpers.time.increaseTo(end + 91n * DAY);
      await programs.close(0);
      await expect(programs.connect(dao).enlarge(0, 1, 0))
        .to.be.revertedWithCustomError(programs, "ProgramClosedAlready")
        .withArgs(0);
    });
  });

  describe("close", () => {
    it("gives what is left over to the masternodes' subsidy, when nobody can claim any more", async () => {
      const { programs, stranger, teamPool, terms, token } = await networkHelpers.loadFixture(oneProgram);
      const claimableUntil = BigInt(terms.end) + 90n * DAY;
      await networkHelpers.time.setNextBlockTimestamp(claimableUntil);
      await expect(programs.connect(stranger).close(0))
        .to.be.revertedWithCustomError(programs, "ProgramClaimable")
        .withArgs(0, claimableUntil);
      await networkHelpers.time.setNextBlockTimestamp(claimableUntil + 1n);
      const subsidy = await teamPool.subsidyTotal();
      const closed = programs.connect(stranger).close(0);
      await expect(closed).to.changeTokenBalances(ethers, token, [programs, teamPool], [-BUDGET, BUDGET]);
      await expect(closed).to.emit(programs, "ProgramClosed").withArgs(0, BUDGET);
      expect(await teamPool.subsidyTotal()).to.equal(subsidy + BUDGET);
      expect(await programs.state(0)).to.deep.equal([BUDGET, 0n, 0n, 0n, false, true]);
      expect(await programs.unallocated()).to.equal(FUNDS - BUDGET);
    });

    it("closes once; then nothing changes any more, but that members can leave", async () => {
      const stage = await networkHelpers.loadFixture(oneProgram);
      const { dao, programs, worker } = stage;
      await admitRig(stage, 0n, worker.address);
      await passDays(stage, 181n);
      await programs.close(0);
      const mine = programs.connect(dao);
      for (const call of [mine.close(0), mine.raiseBudget(0, 1n), mine.setAdmission(0, true)]) {
        await expect(call).to.be.revertedWithCustomError(programs, "ProgramClosedAlready").withArgs(0);
      }
      await programs.connect(worker).leave(0, worker);
      const { left, reserved, gpus } = await programs.state(0);
      expect([left, reserved, gpus]).to.deep.equal([0n, 0n, 0n]);
    });

    it("reverts for a program that is not there", async () => {
      const { programs } = await networkHelpers.loadFixture(fundPrograms);
      await expect(programs.close(0)).to.be.revertedWithCustomError(programs, "ProgramUnknown").withArgs(0, 0);
    });
  });

  describe("reserveFor", () => {
    it("is the reward until the guarantee ends, times the margin, rounded up to a millionth of SNM", async () => {
      const { programs, terms } = await networkHelpers.loadFixture(oneProgram);
      const now = BigInt(await networkHelpers.time.latest());
      const seconds = 3n * (BigInt(terms.guaranteedUntil) - now);
      const exact = seconds * parseEther("2") * 6_244_497_036_986_155_008n * 15_000n;
      const divisor = 10n ** 18n * DAY * 10_000n * 10n ** 12n;
      const reserve = await programs.reserveFor(0, 3);
      expect(reserve).to.equal(((exact + divisor - 1n) / divisor) * 10n ** 12n);
      expect(reserve * divisor).to.be.greaterThan(exact * 10n ** 12n);
    });
  });

  it("hands the team's pool nothing that the pool did not have", async () => {
    const { programs, teamPool, token } = await networkHelpers.loadFixture(oneProgram);
    expect(await token.balanceOf(programs)).to.equal(FUNDS);
    expect(await teamPool.programsLeft()).to.equal(PROGRAMS_SUPPLY - FUNDS);
  });
});
