import { expect } from "chai";
import { parseEther, ZeroAddress } from "ethers";

import { MAX_SUBMISSION_CREDIT, SUBMISSION_UNIT } from "@sonm/protocol/generated/constants.ts";

import { chain } from "../helpers/chain.ts";
import { deploySystemWith } from "../helpers/deploySystem.ts";
import { BOND, formSignerSet } from "../helpers/masternodes.ts";
import { nextReport, signByAll, submitReport } from "../helpers/reports.ts";

const { networkHelpers } = chain;
const CREDIT = parseEther("2");

/** A fixture: one node that reports, and a credit for each report, but nothing that it could be paid from. */
async function unfunded() {
  const system = await deploySystemWith({ submissionCredit: CREDIT, disputeWindow: 0n });
  const nodes = await formSignerSet(system, [BOND]);
  await system.token.approve(system.reports, parseEther("1000"));
  return { ...system, system, nodes };
}

/** A fixture: enough for two reports and a half. */
async function funded() {
  const stage = await unfunded();
  await stage.reports.fundSubmissions((5n * CREDIT) / 2n);
  return stage;
}

describe("Submissions", () => {
  it("credit nothing while nothing is held, and the report is accepted all the same", async () => {
    const { reports, system, nodes, deployer } = await networkHelpers.loadFixture(unfunded);
    await submitReport(system, nodes);
    expect((await reports.latestReport())[0]).to.equal(1n);
    expect(await reports.creditOf(deployer)).to.equal(0n);
  });

  it("credit whoever submits, as long as the budget lasts, and tell it with the report", async () => {
    const { reports, system, nodes, stranger, token } = await networkHelpers.loadFixture(funded);
    for (const credit of [CREDIT, CREDIT, 0n]) {
      const { report, signers, signatures } = await signByAll(system, await nextReport(system), nodes);
      const sent = await reports.connect(stranger).submit(report, signers, signatures);
      const [accepted] = await reports.queryFilter(reports.filters.ReportAccepted(), sent.blockNumber!);
      expect([accepted?.args.submitter, accepted?.args.credit]).to.deep.equal([stranger.address, credit]);
    }
    expect(await reports.creditOf(stranger)).to.equal(2n * CREDIT);
    expect(await reports.submissionBudget()).to.equal(CREDIT / 2n);
    expect(await token.balanceOf(reports)).to.equal((5n * CREDIT) / 2n);
  });

  describe("fundSubmissions", () => {
    it("takes SNM from anybody", async () => {
      const { reports, token, deployer } = await networkHelpers.loadFixture(funded);
      const budget = (5n * CREDIT) / 2n + SUBMISSION_UNIT;
      await expect(reports.fundSubmissions(SUBMISSION_UNIT))
        .to.emit(reports, "SubmissionsFunded")
        .withArgs(deployer.address, SUBMISSION_UNIT, budget)
        .and.to.emit(token, "Transfer")
        .withArgs(deployer.address, await reports.getAddress(), SUBMISSION_UNIT);
      expect(await reports.submissionBudget()).to.equal(budget);
    });

    it("reverts for nothing, for parts of a unit, and without an allowance", async () => {
      const { reports, token, stranger } = await networkHelpers.loadFixture(funded);
      await expect(reports.fundSubmissions(0n)).to.be.revertedWithCustomError(reports, "SubmissionAmountZero");
      await expect(reports.fundSubmissions(SUBMISSION_UNIT + 1n))
        .to.be.revertedWithCustomError(reports, "SubmissionAmountUneven")
        .withArgs(SUBMISSION_UNIT + 1n, SUBMISSION_UNIT);
      await expect(reports.connect(stranger).fundSubmissions(SUBMISSION_UNIT)).to.be.revertedWithCustomError(
        token,
        "ERC20InsufficientAllowance",
      );
      await expect(reports.fundSubmissions((1n << 64n) * SUBMISSION_UNIT)).to.be.revertedWithCustomError(
        reports,
        "SafeCastOverflowedUintDowncast",
      );
    });
  });

  describe("collectCredit", () => {
    it("pays once what was credited, to wherever its owner says", async () => {
      const { reports, system, nodes, deployer, stranger, token } = await networkHelpers.loadFixture(funded);
      await submitReport(system, nodes);
      expect(await reports.collectCredit.staticCall(stranger)).to.equal(CREDIT);
      await expect(reports.collectCredit(stranger))
        .to.emit(reports, "SubmissionCreditCollected")
        .withArgs(deployer.address, stranger.address, CREDIT);
      expect(await token.balanceOf(stranger)).to.equal(CREDIT);
      await expect(reports.collectCredit(stranger))
        .to.be.revertedWithCustomError(reports, "SubmissionNothingToCollect")
        .withArgs(deployer.address);
    });

    it("reverts for nobody to be paid, and for whoever has no credit", async () => {
      const { reports, stranger } = await networkHelpers.loadFixture(funded);
      await expect(reports.collectCredit(ZeroAddress)).to.be.revertedWithCustomError(
        reports,
        "SubmissionRecipientZero",
      );
      await expect(reports.connect(stranger).collectCredit(stranger))
        .to.be.revertedWithCustomError(reports, "SubmissionNothingToCollect")
        .withArgs(stranger.address);
    });
  });

  describe("setSubmissionCredit", () => {
    it("counts for later reports only", async () => {
      const { reports, dao, system, nodes, deployer } = await networkHelpers.loadFixture(funded);
      await submitReport(system, nodes);
      await expect(reports.connect(dao).setSubmissionCredit(SUBMISSION_UNIT))
        .to.emit(reports, "SubmissionCreditSet")
        .withArgs(SUBMISSION_UNIT);
      expect(await reports.creditOf(deployer)).to.equal(CREDIT);
      await submitReport(system, nodes);
      expect(await reports.creditOf(deployer)).to.equal(CREDIT + SUBMISSION_UNIT);
      await reports.connect(dao).setSubmissionCredit(0n);
      await submitReport(system, nodes);
      expect(await reports.creditOf(deployer)).to.equal(CREDIT + SUBMISSION_UNIT);
      expect(await reports.submissionCredit()).to.equal(0n);
    });

    it("takes the highest, and reverts above it, for parts of a unit and for anybody but the DAO", async () => {
      const { reports, dao, stranger } = await networkHelpers.loadFixture(funded);
      await reports.connect(dao).setSubmissionCredit(MAX_SUBMISSION_CREDIT);
      expect(await reports.submissionCredit()).to.equal(MAX_SUBMISSION_CREDIT);
      const more = MAX_SUBMISSION_CREDIT + SUBMISSION_UNIT;
      await expect(reports.connect(dao).setSubmissionCredit(more))
        .to.be.revertedWithCustomError(reports, "SubmissionCreditOutOfRange")
        .withArgs(more, MAX_SUBMISSION_CREDIT);
      await expect(reports.connect(dao).setSubmissionCredit(1n))
        .to.be.revertedWithCustomError(reports, "SubmissionAmountUneven")
        .withArgs(1n, SUBMISSION_UNIT);
      await expect(reports.connect(stranger).setSubmissionCredit(0n))
        .to.be.revertedWithCustomError(reports, "ReportsDaoOnly")
        .withArgs(stranger.address);
    });
  });
});
