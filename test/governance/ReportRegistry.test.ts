import { expect } from "chai";
import { encodeBytes32String, id, MaxUint256, parseEther, ZeroAddress, ZeroHash } from "ethers";

import {
  MAX_REPORT_GRACE,
  MAX_REPORT_KINDS,
  MAX_REPORT_PERIOD,
  MIN_REPORT_PERIOD,
} from "@sonm/protocol/generated/constants.ts";

import { chain } from "../helpers/chain.ts";
import { scheduleSpending } from "./scheduleSpending.ts";
import { spend } from "./spend.ts";
import { DAY, nextAt, now, openWorks } from "./works.ts";

const { networkHelpers } = chain;
const OPERATIONS = encodeBytes32String("operations");
const STATUS = encodeBytes32String("status");
const PERIOD = 30n * DAY;
const GRACE = 5n * DAY;
const CONTENT = id("report");

/** A fixture: the team owes a report of operations every 30 days, within 5 more. */
async function oneKind() {
  const stage = await openWorks();
  await stage.registry.connect(stage.dao).setKind(OPERATIONS, stage.team, PERIOD, GRACE);
  return { ...stage, stage, start: await now() };
}

/** A fixture: a period is over in which the treasury spent 7 SNM and then 5; after it, it spent 11. */
async function onePeriod() {
  const staged = await oneKind();
  const { stage, start } = staged;
  await spend(stage, stage.stranger, parseEther("7"));
  await spend(stage, stage.stranger, parseEther("5"));
  await networkHelpers.time.increaseTo(start + PERIOD);
  await spend(stage, stage.stranger, parseEther("11"));
  return { ...staged, spent: parseEther("12"), until: start + PERIOD };
}

/** A fixture: the report of that period was filed. */
async function oneReport() {
  const staged = await onePeriod();
  await staged.registry.connect(staged.team).file(OPERATIONS, CONTENT, "ipfs://report", staged.spent);
  return { ...staged, filedAt: await now() };
}

describe("ReportRegistry", () => {
  it("knows the treasury", async () => {
    const { registry, treasury } = await networkHelpers.loadFixture(openWorks);
    expect(await registry.dao()).to.equal(await treasury.getAddress());
    expect(await registry.reportCount()).to.equal(0n);
    expect(await registry.kinds()).to.deep.equal([]);
  });

  describe("setKind", () => {
    it("begins a new kind now", async () => {
      const { dao, registry, team } = await networkHelpers.loadFixture(openWorks);
      const at = (await now()) + 10n;
      await nextAt(at);
      await expect(registry.connect(dao).setKind(OPERATIONS, team, PERIOD, GRACE))
        .to.emit(registry, "ReportKindSet")
        .withArgs(OPERATIONS, team, PERIOD, GRACE, at);
      expect(await registry.kindOf(OPERATIONS)).to.deep.equal([team.address, PERIOD, GRACE, at]);
      expect(await registry.kinds()).to.deep.equal([OPERATIONS]);
      expect(await registry.dueAt(OPERATIONS)).to.equal(at + PERIOD + GRACE);
      expect(await registry.dueAt(STATUS)).to.equal(0n);
    });

    it("leaves the next period of a known kind where it is, for another author too", async () => {
      const { dao, developer, registry, start, team } = await networkHelpers.loadFixture(oneKind);
      await networkHelpers.time.increase(3n * PERIOD);
      await expect(registry.connect(dao).setKind(OPERATIONS, developer, DAY, 0n))
        .to.emit(registry, "ReportKindSet")
        .withArgs(OPERATIONS, developer, DAY, 0n, start);
      expect(await registry.kinds()).to.deep.equal([OPERATIONS]);
      expect(await registry.goodUntil(developer)).to.equal(start + DAY);
      expect(await registry.goodUntil(team)).to.equal(MaxUint256);
    });

    it("begins a kind anew that was ended", async () => {
      const { dao, registry, team } = await networkHelpers.loadFixture(oneKind);
      await registry.connect(dao).endKind(OPERATIONS);
      const at = (await now()) + 7n * PERIOD;
      await nextAt(at);
      await registry.connect(dao).setKind(OPERATIONS, team, PERIOD, GRACE);
      expect(await registry.kindOf(OPERATIONS)).to.deep.equal([team.address, PERIOD, GRACE, at]);
      expect(await registry.kinds()).to.deep.equal([OPERATIONS]);
    });

    it("reverts for anybody but the DAO, without name or author, and out of bounds", async () => {
      const { dao, registry, team } = await networkHelpers.loadFixture(openWorks);
      await expect(registry.connect(team).setKind(OPERATIONS, team, PERIOD, GRACE))
        .to.be.revertedWithCustomError(registry, "ReportDaoOnly")
        .withArgs(team);
      const mine = registry.connect(dao);
      await expect(mine.setKind(ZeroHash, team, PERIOD, GRACE)).to.be.revertedWithCustomError(
        registry,
        "ReportKindEmpty",
      );
      await expect(mine.setKind(OPERATIONS, ZeroAddress, PERIOD, GRACE))
        .to.be.revertedWithCustomError(registry, "ReportAuthorZero")
        .withArgs(OPERATIONS);
      for (const period of [MIN_REPORT_PERIOD - 1n, MAX_REPORT_PERIOD + 1n]) {
        await expect(mine.setKind(OPERATIONS, team, period, GRACE))
          .to.be.revertedWithCustomError(registry, "ReportPeriodOutOfRange")
          .withArgs(period, MIN_REPORT_PERIOD, MAX_REPORT_PERIOD);
      }
      await expect(mine.setKind(OPERATIONS, team, PERIOD, MAX_REPORT_GRACE + 1n))
        .to.be.revertedWithCustomError(registry, "ReportGraceOutOfRange")
        .withArgs(MAX_REPORT_GRACE + 1n, 0n, MAX_REPORT_GRACE);
      await mine.setKind(OPERATIONS, team, MIN_REPORT_PERIOD, 0n);
      await mine.setKind(OPERATIONS, team, MAX_REPORT_PERIOD, MAX_REPORT_GRACE);
    });

    it("has room for 16 kinds, counting those that ended", async () => {
      const { dao, registry, team } = await networkHelpers.loadFixture(openWorks);
      const mine = registry.connect(dao);
      for (let kind = 1; kind <= 16; ++kind) {
        await mine.setKind(encodeBytes32String(`kind ${kind}`), team, PERIOD + BigInt(kind), GRACE);
      }
      await mine.endKind(encodeBytes32String("kind 1"));
      await expect(mine.setKind(OPERATIONS, team, PERIOD, GRACE))
        .to.be.revertedWithCustomError(registry, "ReportKindsTooMany")
        .withArgs(MAX_REPORT_KINDS);
      await mine.setKind(encodeBytes32String("kind 1"), team, PERIOD, GRACE);
      expect((await registry.kinds()).length).to.equal(16);
    });
  });

  describe("endKind", () => {
    it("frees the author", async () => {
      const { dao, registry, start, team } = await networkHelpers.loadFixture(oneKind);
      expect(await registry.goodUntil(team)).to.equal(start + PERIOD + GRACE);
      await expect(registry.connect(dao).endKind(OPERATIONS)).to.emit(registry, "ReportKindEnded").withArgs(OPERATIONS);
      expect(await registry.goodUntil(team)).to.equal(MaxUint256);
      expect(await registry.goodUntil(ZeroAddress)).to.equal(MaxUint256);
      expect(await registry.dueAt(OPERATIONS)).to.equal(0n);
      expect((await registry.kindOf(OPERATIONS)).author).to.equal(ZeroAddress);
      await expect(registry.connect(team).file(OPERATIONS, CONTENT, "", 0n))
        .to.be.revertedWithCustomError(registry, "ReportKindUnknown")
        .withArgs(OPERATIONS);
    });

    it("reverts for anybody but the DAO, and for a kind that nobody owes", async () => {
      const { dao, registry, team } = await networkHelpers.loadFixture(oneKind);
      await expect(registry.connect(team).endKind(OPERATIONS))
        .to.be.revertedWithCustomError(registry, "ReportDaoOnly")
        .withArgs(team);
      await expect(registry.connect(dao).endKind(STATUS))
        .to.be.revertedWithCustomError(registry, "ReportKindUnknown")
        .withArgs(STATUS);
      await registry.connect(dao).endKind(OPERATIONS);
      await expect(registry.connect(dao).endKind(OPERATIONS))
        .to.be.revertedWithCustomError(registry, "ReportKindUnknown")
        .withArgs(OPERATIONS);
    });
  });

  describe("file", () => {
    it("files the next report with what the treasury really spent", async () => {
      const { registry, spent, start, team, until } = await networkHelpers.loadFixture(onePeriod);
      await expect(registry.connect(team).file(OPERATIONS, CONTENT, "ipfs://report", spent))
        .to.emit(registry, "ReportFiled")
        .withArgs(1n, OPERATIONS, team, start, until, spent, CONTENT, "ipfs://report");
      const filed = [OPERATIONS, team.address, start, until, await now(), spent, CONTENT, false];
      expect(await registry.reportOf(1n)).to.deep.equal(filed);
      expect(await registry.reportCount()).to.equal(1n);
      expect(await registry.goodUntil(team)).to.equal(until + PERIOD + GRACE);
    });

    it("refuses other totals", async () => {
      const { registry, spent, team } = await networkHelpers.loadFixture(onePeriod);
      for (const told of [0n, spent - 1n, spent + 1n, spent + parseEther("11"), MaxUint256]) {
        await expect(registry.connect(team).file(OPERATIONS, CONTENT, "", told))
          .to.be.revertedWithCustomError(registry, "ReportTotalsFalse")
          .withArgs(told, spent);
      }
    });

    it("follows the one before without a gap", async () => {
      const { registry, team, until } = await networkHelpers.loadFixture(oneReport);
      const next = until + PERIOD;
      await nextAt(next - 1n);
      await expect(registry.connect(team).file(OPERATIONS, CONTENT, "", parseEther("11")))
        .to.be.revertedWithCustomError(registry, "ReportPeriodRuns")
        .withArgs(OPERATIONS, next);
      await nextAt(next);
      await expect(registry.connect(team).file(OPERATIONS, CONTENT, "", parseEther("11")))
        .to.emit(registry, "ReportFiled")
        .withArgs(2n, OPERATIONS, team, until, next, parseEther("11"), CONTENT, "");
    });

    it("counts each second in one period", async () => {
      const { registry, stage, start, team } = await networkHelpers.loadFixture(oneKind);
      const until = start + PERIOD;
      const first = await scheduleSpending(stage, stage.stranger, 3n);
      const second = await scheduleSpending(stage, stage.stranger, 5n);
      await first.execute(until - 1n); // the last second of the first period
      await second.execute(until); // the first one of the next
      await registry.connect(team).file(OPERATIONS, CONTENT, "", 3n);
      await nextAt(until + PERIOD);
      await registry.connect(team).file(OPERATIONS, CONTENT, "", 5n);
    });

    it("takes overdue ones, one after the other", async () => {
      const { registry, spent, start, team } = await networkHelpers.loadFixture(onePeriod);
      await networkHelpers.time.increaseTo(start + 4n * PERIOD);
      expect((await registry.goodUntil(team)) < (await now())).to.equal(true);
      const mine = registry.connect(team);
      for (const told of [spent, parseEther("11"), 0n, 0n]) await mine.file(OPERATIONS, CONTENT, "", told);
      expect(await registry.goodUntil(team)).to.equal(start + 5n * PERIOD + GRACE);
      await expect(mine.file(OPERATIONS, CONTENT, "", 0n))
        .to.be.revertedWithCustomError(registry, "ReportPeriodRuns")
        .withArgs(OPERATIONS, start + 5n * PERIOD);
    });

    it("reverts for anybody but its author, for an unknown kind, and without content", async () => {
      const { dao, registry, spent, team } = await networkHelpers.loadFixture(onePeriod);
      await expect(registry.connect(dao).file(OPERATIONS, CONTENT, "", spent))
        .to.be.revertedWithCustomError(registry, "ReportAuthorOnly")
        .withArgs(OPERATIONS, dao);
      await expect(registry.connect(team).file(STATUS, CONTENT, "", spent))
        .to.be.revertedWithCustomError(registry, "ReportKindUnknown")
        .withArgs(STATUS);
      await expect(registry.connect(team).file(OPERATIONS, ZeroHash, "", spent)).to.be.revertedWithCustomError(
        registry,
        "ReportContentHashZero",
      );
    });
  });

  describe("voidReport", () => {
    it("declares a report void, which stays on record and is not owed again", async () => {
      const { dao, registry, team, until } = await networkHelpers.loadFixture(oneReport);
      await expect(registry.connect(dao).voidReport(1n, "its text is another one"))
        .to.emit(registry, "ReportDeclaredVoid")
        .withArgs(1n, "its text is another one");
      const { contentHash, voided } = await registry.reportOf(1n);
      expect([contentHash, voided]).to.deep.equal([CONTENT, true]);
      expect(await registry.goodUntil(team)).to.equal(until + PERIOD + GRACE);
    });

    it("reverts for anybody but the DAO, an unknown report, and twice", async () => {
      const { dao, registry, team } = await networkHelpers.loadFixture(oneReport);
      await expect(registry.connect(team).voidReport(1n, ""))
        .to.be.revertedWithCustomError(registry, "ReportDaoOnly")
        .withArgs(team);
      for (const reportId of [0n, 2n]) {
        await expect(registry.connect(dao).voidReport(reportId, ""))
          .to.be.revertedWithCustomError(registry, "ReportUnknown")
          .withArgs(reportId);
        await expect(registry.reportOf(reportId))
          .to.be.revertedWithCustomError(registry, "ReportUnknown")
          .withArgs(reportId);
      }
      await registry.connect(dao).voidReport(1n, "");
      await expect(registry.connect(dao).voidReport(1n, ""))
        .to.be.revertedWithCustomError(registry, "ReportVoidAlready")
        .withArgs(1n);
    });
  });

  describe("spentBetween", () => {
    it("is what the treasury spent from one second until before another", async () => {
      const { registry, spent, start, treasury, until } = await networkHelpers.loadFixture(onePeriod);
      expect(await registry.spentBetween(start, until)).to.equal(spent);
      expect(await registry.spentBetween(0n, until)).to.equal(spent);
      expect(await registry.spentBetween(0n, 0n)).to.equal(0n);
      expect(await registry.spentBetween(until, start)).to.equal(0n);
      const at = await now();
      expect(await registry.spentBetween(start, at)).to.equal(spent); // the last payment is of this second
      await expect(registry.spentBetween(start, at + 1n))
        .to.be.revertedWithCustomError(treasury, "TreasuryTimepointNotPast")
        .withArgs(at, at);
    });
  });

  describe("goodUntil", () => {
    it("is when the first of an author's reports becomes overdue", async () => {
      const { dao, registry, start, stranger, team } = await networkHelpers.loadFixture(oneKind);
      await registry.connect(dao).setKind(STATUS, team, DAY, DAY);
      const at = await now();
      expect(await registry.goodUntil(team)).to.equal(at + 2n * DAY);
      expect(await registry.goodUntil(stranger)).to.equal(MaxUint256);
      await nextAt(at + DAY);
      await registry.connect(team).file(STATUS, CONTENT, "", 0n);
      expect(await registry.goodUntil(team)).to.equal(at + 3n * DAY);
      await registry.connect(dao).endKind(STATUS);
      expect(await registry.goodUntil(team)).to.equal(start + PERIOD + GRACE);
    });
  });
});
