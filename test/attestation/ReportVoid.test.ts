import { expect } from "chai";
import { ZeroAddress } from "ethers";

import {
  GUARDIAN_TERM,
  LASTING_ROOT_INTERVAL,
  MAX_DISPUTE_WINDOW,
  MIN_DISPUTE_WINDOW,
  REPORT_ROOTS,
} from "@sonm/protocol/generated/constants.ts";

import { chain } from "../helpers/chain.ts";
import { deploySystemWith } from "../helpers/deploySystem.ts";
import { BOND, formSignerSet } from "../helpers/masternodes.ts";
import { submitReport } from "../helpers/reports.ts";

const { ethers, networkHelpers } = chain;
const HOUR = 3_600n;
const DAY = 24n * HOUR;

/** A fixture: one node, a dispute window of a day, a guardian, and one report that is pending. */
async function pendingReport() {
  const guardian = (await ethers.getSigners())[12]!;
  const system = await deploySystemWith({ disputeWindow: DAY, guardian: guardian.address });
  const nodes = await formSignerSet(system, [BOND]);
  await submitReport(system, nodes);
  const acceptedAt = BigInt(await networkHelpers.time.latest());
  return { ...system, system, nodes, guardian, acceptedAt, voiding: system.reports.connect(guardian) };
}

describe("Reports: finality", () => {
  it("proves nothing by a report before its dispute window is over, and from then on", async () => {
    const { reports, acceptedAt } = await networkHelpers.loadFixture(pendingReport);
    expect(await reports.finalAt(1n)).to.equal(acceptedAt + DAY);
    await networkHelpers.time.increaseTo(acceptedAt + DAY - 1n);
    await expect(reports.rootOf(1n))
      .to.be.revertedWithCustomError(reports, "ReportRootPending")
      .withArgs(1n, acceptedAt + DAY);
    await networkHelpers.time.increaseTo(acceptedAt + DAY);
    expect(await reports.rootOf(1n)).to.not.equal(ethers.ZeroHash);
  });

  it("lets an earlier root serve while a later one is pending or void", async () => {
    const { reports, system, nodes, voiding } = await networkHelpers.loadFixture(pendingReport);
    await networkHelpers.time.increase(DAY);
    const root = await reports.rootOf(1n);
    await submitReport(system, nodes);
    await expect(reports.rootOf(2n)).to.be.revertedWithCustomError(reports, "ReportRootPending");
    await voiding.voidReport(2n);
    await networkHelpers.time.increase(2n * DAY);
    await expect(reports.rootOf(2n)).to.be.revertedWithCustomError(reports, "ReportRootVoid").withArgs(2n);
    expect(await reports.rootOf(1n)).to.equal(root);
    expect([await reports.isVoid(1n), await reports.isVoid(2n)]).to.deep.equal([false, true]);
  });

  it("tells no time for a number that no report has", async () => {
    const { reports } = await networkHelpers.loadFixture(pendingReport);
    for (const sequence of [0n, 2n]) {
      await expect(reports.finalAt(sequence))
        .to.be.revertedWithCustomError(reports, "ReportRootUnknown")
        .withArgs(sequence, 1n, 1n);
      await expect(reports.isVoid(sequence)).to.be.revertedWithCustomError(reports, "ReportRootUnknown");
    }
  });

  it("takes a report for final whose checkpoint is not kept any more", async () => {
    const { reports, system, nodes } = await networkHelpers.loadFixture(pendingReport);
    for (let count = 0; count < 1_024; count += 1) await submitReport(system, nodes);
    expect(await reports.finalAt(1n)).to.equal(0n);
    expect(await reports.rootOf(LASTING_ROOT_INTERVAL)).to.not.equal(ethers.ZeroHash);
  });

  describe("voidReport", () => {
    it("is the guardian's while the report is pending, and leaves the rate", async () => {
      const { reports, voiding, guardian } = await networkHelpers.loadFixture(pendingReport);
      const { rate } = await reports.latestRate();
      await expect(voiding.voidReport(1n)).to.emit(reports, "ReportVoided").withArgs(1n, guardian.address);
      expect((await reports.latestRate()).rate).to.equal(rate);
      expect(await reports.latestReport()).to.deep.equal([1n, 1n]);
    });

    it("is the DAO's too, also after the guardian's term", async () => {
      const { reports, dao, system, nodes, voiding, guardian } = await networkHelpers.loadFixture(pendingReport);
      const end = (await reports.genesis()) + GUARDIAN_TERM;
      expect(await reports.guardianTermEnd()).to.equal(end);
      await networkHelpers.time.increaseTo(end - 2n * HOUR);
      await submitReport(system, nodes);
      await networkHelpers.time.increaseTo(end);
      await expect(voiding.voidReport(2n))
        .to.be.revertedWithCustomError(reports, "ReportGuardianOnly")
        .withArgs(guardian.address, guardian.address, end);
      await expect(reports.connect(dao).voidReport(2n)).to.emit(reports, "ReportVoided").withArgs(2n, dao.address);
    });

    it("reverts for anybody else", async () => {
      const { reports, stranger, guardian } = await networkHelpers.loadFixture(pendingReport);
      await expect(reports.connect(stranger).voidReport(1n))
        .to.be.revertedWithCustomError(reports, "ReportGuardianOnly")
        .withArgs(stranger.address, guardian.address, (await reports.genesis()) + GUARDIAN_TERM);
    });

    it("reverts when it is final, the same twice, or none", async () => {
      const { reports, voiding, system, nodes, acceptedAt } = await networkHelpers.loadFixture(pendingReport);
      await networkHelpers.time.increaseTo(acceptedAt + DAY - 1n);
      await expect(voiding.voidReport(1n))
        .to.be.revertedWithCustomError(reports, "ReportFinal")
        .withArgs(1n, acceptedAt + DAY);
      await submitReport(system, nodes);
      await voiding.voidReport(2n);
      await expect(voiding.voidReport(2n)).to.be.revertedWithCustomError(reports, "ReportVoidedAlready").withArgs(2n);
      await expect(voiding.voidReport(3n))
        .to.be.revertedWithCustomError(reports, "ReportRootUnknown")
        .withArgs(3n, 1n, 2n);
    });

    it("voids a report whose root would have stayed for good", async () => {
      const { reports, voiding, system, nodes } = await networkHelpers.loadFixture(pendingReport);
      while ((await reports.latestReport())[0] < LASTING_ROOT_INTERVAL) await submitReport(system, nodes);
      await voiding.voidReport(LASTING_ROOT_INTERVAL);
      await networkHelpers.time.increase(DAY);
      await expect(reports.rootOf(LASTING_ROOT_INTERVAL)).to.be.revertedWithCustomError(reports, "ReportRootVoid");
      expect(await reports.rootOf(LASTING_ROOT_INTERVAL - 1n)).to.not.equal(ethers.ZeroHash);
    });
  });

  describe("setDisputeWindow", () => {
    it("leaves what was final final, and makes only what is pending wait longer", async () => {
      const { reports, dao, system, nodes, acceptedAt } = await networkHelpers.loadFixture(pendingReport);
      await networkHelpers.time.increaseTo(acceptedAt + DAY);
      await submitReport(system, nodes);
      const second = BigInt(await networkHelpers.time.latest());
      await expect(reports.connect(dao).setDisputeWindow(2n * DAY))
        .to.emit(reports, "DisputeWindowSet")
        .withArgs(2n * DAY);
      expect(await reports.rootOf(1n)).to.not.equal(ethers.ZeroHash);
      expect(await reports.finalAt(1n)).to.equal(acceptedAt);
      expect(await reports.finalAt(2n)).to.equal(second + 2n * DAY);
    });

    it("makes what is pending final earlier where it becomes shorter", async () => {
      const { reports, dao, acceptedAt } = await networkHelpers.loadFixture(pendingReport);
      await networkHelpers.time.increaseTo(acceptedAt + 2n * HOUR);
      await reports.connect(dao).setDisputeWindow(HOUR);
      expect(await reports.finalAt(1n)).to.equal(acceptedAt + HOUR);
      expect(await reports.rootOf(1n)).to.not.equal(ethers.ZeroHash);
      await reports.connect(dao).setDisputeWindow(DAY);
      expect(await reports.rootOf(1n), "final once is final").to.not.equal(ethers.ZeroHash);
    });

    it("takes both bounds, and reverts beyond them and for anybody else", async () => {
      const { reports, dao, stranger } = await networkHelpers.loadFixture(pendingReport);
      for (const window of [MIN_DISPUTE_WINDOW, MAX_DISPUTE_WINDOW]) {
        await reports.connect(dao).setDisputeWindow(window);
        expect(await reports.disputeWindow()).to.equal(window);
      }
      for (const window of [0n, MIN_DISPUTE_WINDOW - 1n, MAX_DISPUTE_WINDOW + 1n]) {
        await expect(reports.connect(dao).setDisputeWindow(window))
          .to.be.revertedWithCustomError(reports, "ReportWindowOutOfRange")
          .withArgs(window, MIN_DISPUTE_WINDOW, MAX_DISPUTE_WINDOW);
      }
      await expect(reports.connect(stranger).setDisputeWindow(DAY))
        .to.be.revertedWithCustomError(reports, "ReportsDaoOnly")
        .withArgs(stranger.address);
    });

    it("is at most half of the time for which roots are kept", async () => {
      const epochLength = 600n;
      const { reports, dao } = await deploySystemWith({ epochLength, disputeWindow: 60n });
      const highest = (REPORT_ROOTS / 2n) * epochLength;
      await reports.connect(dao).setDisputeWindow(highest);
      await expect(reports.connect(dao).setDisputeWindow(highest + 1n))
        .to.be.revertedWithCustomError(reports, "ReportWindowOutOfRange")
        .withArgs(highest + 1n, MIN_DISPUTE_WINDOW, highest);
    });
  });

  describe("setGuardian", () => {
    it("takes the right from one and gives it to another, for the same term", async () => {
      const { reports, dao, guardian, stranger, voiding } = await networkHelpers.loadFixture(pendingReport);
      await expect(reports.connect(dao).setGuardian(stranger))
        .to.emit(reports, "GuardianSet")
        .withArgs(stranger.address);
      await expect(voiding.voidReport(1n))
        .to.be.revertedWithCustomError(reports, "ReportGuardianOnly")
        .withArgs(guardian.address, stranger.address, (await reports.genesis()) + GUARDIAN_TERM);
      await reports.connect(stranger).voidReport(1n);
      await reports.connect(dao).setGuardian(ZeroAddress);
      expect(await reports.guardian()).to.equal(ZeroAddress);
    });

    it("reverts for anybody but the DAO", async () => {
      const { reports, guardian, voiding } = await networkHelpers.loadFixture(pendingReport);
      await expect(voiding.setGuardian(guardian))
        .to.be.revertedWithCustomError(reports, "ReportsDaoOnly")
        .withArgs(guardian.address);
    });
  });
});
